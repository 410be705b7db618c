//! A JSON object a line, its names those of the columns.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use crate::document::{Datum, Field, Record};
use crate::output::json;

/// Writes a line a record.
pub(super) fn put(fields: &[Field], records: &[Record], out: &mut dyn Write) -> io::Result<()> {
    records.iter().try_for_each(|record| writeln!(out, "{}", json::text(&Row { fields, record })))
}

/// A record under the names of its columns.
struct Row<'a> {
    fields: &'a [Field],
    record: &'a Record,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.fields.len()))?;
        for (field, datum) in self.fields.iter().zip(self.record) {
            match datum {
                Datum::Text(text) => map.serialize_entry(field.name, text)?,
                Datum::Date(day) => map.serialize_entry(field.name, day)?,
                Datum::Whole(number) => map.serialize_entry(field.name, number)?,
                Datum::Number(number) => map.serialize_entry(field.name, number)?,
                Datum::Flag(is_so) => map.serialize_entry(field.name, is_so)?,
            }
        }
        map.end()
    }
}
