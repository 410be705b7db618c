//! Where the cells of a form are, for people.

use super::fault::Place;
use super::origin::Written;
use super::rows::Found;
use crate::query::sheet_form::SHOWN;

/// The cells of a form.
pub(super) struct Cells<'a> {
    pub(super) written: &'a Written<'a>,
}

impl Cells<'_> {
    /// A cell of a row, by its column from 0, under the head that the form gave it there.
    pub(super) fn place(&self, row: &Found<'_>, column: u32) -> Place {
        let kind = row.written.row.kind.heads();
        let heads = self.written.rows.iter().find(|(_, it)| it.row.kind == kind);
        let at = column.checked_sub(SHOWN.start).and_then(|at| usize::try_from(at).ok());
        let head = heads.zip(at).and_then(|((_, heads), at)| heads.told.get(at));
        Place::new(&self.written.sheet.name, (row.at, column), head.map_or("", String::as_str))
    }
}
