//! Tables as CSV that Excel opens: UTF-8 with a byte order mark, no formulas.

use std::io::{self, Write};

use super::safe;
use crate::document::Table;

/// Writes tables of the same columns as one.
pub(super) fn write(tables: &[Table], out: &mut dyn Write) -> io::Result<()> {
    out.write_all("\u{FEFF}".as_bytes())?;
    let mut writer = csv::Writer::from_writer(out);
    if let Some(table) = tables.first() {
        writer
            .write_record(table.columns.iter().map(|column| safe::spreadsheet(&column.title).into_owned()))?;
    }
    for row in tables.iter().flat_map(|table| &table.rows) {
        writer.write_record(row.cells.iter().map(|cell| safe::spreadsheet(&cell.text).into_owned()))?;
    }
    writer.flush()
}
