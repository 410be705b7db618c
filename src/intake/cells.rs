//! The sheet that is read, and where its cells are for people.

use super::fault::Place;
use crate::query::sheet_form::SHOWN;
use crate::workbook::Sheet;

/// The sheet that is read, and the heads of its columns.
pub(super) struct Cells<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) heads: &'a [String],
}

impl Cells<'_> {
    /// A cell by its row and column, which count from 0.
    pub(super) fn place(&self, row: u32, column: u32) -> Place {
        let at = column.checked_sub(SHOWN.start).and_then(|at| usize::try_from(at).ok());
        let head = at.and_then(|at| self.heads.get(at)).map_or("", String::as_str);
        Place::new(&self.sheet.name, (row, column), head)
    }
}
