//! The rows that came back, and where the cells of a form are, for people.

use std::collections::BTreeMap;

use super::fault::Place;
use super::origin::{Written, WrittenRow};
use crate::query::sheet_form::SHOWN;
use crate::workbook::Cell;

/// A row that came back.
pub(super) struct Found<'a> {
    /// From 0.
    pub(super) at: u32,
    pub(super) cells: &'a BTreeMap<u32, Cell>,
    pub(super) written: &'a WrittenRow,
}

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
