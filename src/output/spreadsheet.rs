//! Tables as CSV that Excel opens: UTF-8 with a byte order mark, no formulas.

use std::io::{self, Write};

use super::safe;
use crate::document::{ColumnKind, Table};

/// Writes tables of the same columns as one. An id that looks like a number is marked as text: 1.10 is not 1.1.
pub(super) fn write(tables: &[Table], out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    if let Some(table) = tables.first() {
        writer
            .write_record(table.columns.iter().map(|column| safe::spreadsheet(&column.title).into_owned()))?;
    }
    for table in tables {
        for row in &table.rows {
            let cells = row.cells.iter().zip(&table.columns).map(|(cell, column)| {
                let text = safe::spreadsheet(&cell.text).into_owned();
                let is_id = column.kind == ColumnKind::Label && text.parse::<f64>().is_ok();
                if is_id { format!("'{text}") } else { text }
            });
            writer.write_record(cells)?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
    out.write_all("\u{FEFF}".as_bytes())?;
    out.write_all(&bytes)
}
