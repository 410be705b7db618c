//! CSV for programs: UTF-8 without a mark, days as in ISO 8601, nothing where there is no value.

use std::io::{self, Write};

use crate::document::{Datum, Field, Record};
use crate::output::safe;

/// Writes the line of names.
pub(super) fn head(fields: &[Field], out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(fields.iter().map(|field| field.name))?;
    writer.flush()
}

/// Writes a line a record.
pub(super) fn put(records: &[Record], out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    for record in records {
        writer.write_record(record.iter().map(cell))?;
    }
    writer.flush()
}

/// A value as text. What a spreadsheet would take for a formula is marked as text, as in every CSV.
fn cell(datum: &Datum) -> String {
    match datum {
        Datum::Text(text) => text.as_deref().map(safe::spreadsheet).unwrap_or_default().into_owned(),
        Datum::Date(day) => day.map(|day| day.to_string()).unwrap_or_default(),
        Datum::Whole(number) => number.map(|number| number.to_string()).unwrap_or_default(),
        Datum::Number(number) => number.map(|number| number.to_string()).unwrap_or_default(),
        Datum::Flag(is_so) => is_so.to_string(),
    }
}
