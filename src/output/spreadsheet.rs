//! Tables as CSV that Excel opens: UTF-8 with a byte order mark, no formulas.

use std::io::{self, Write};

use super::safe;
use crate::document::{Table, Value};

/// Writes a table, with its heads where it is the first of several of the same columns. An id that looks like a number is
/// marked as text: 1.10 is not 1.1.
pub(super) fn write(table: &Table, is_first: bool, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    if is_first {
        writer.write_record(table.heads.iter().map(|head| safe::spreadsheet(&head.title).into_owned()))?;
    }
    for row in &table.rows {
        let cells = row.cells.iter().map(|cell| {
            let text = safe::spreadsheet(&cell.text).into_owned();
            let is_mistaken = cell.value == Value::Id && text.parse::<f64>().is_ok();
            if is_mistaken { format!("'{text}") } else { text }
        });
        writer.write_record(cells)?;
    }
    let bytes = writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
    if is_first {
        out.write_all("\u{FEFF}".as_bytes())?;
    }
    out.write_all(&bytes)
}
