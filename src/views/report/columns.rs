//! What the columns of the report's tables say of an item.

use super::Report;
use crate::document::Table;
use crate::query::lines::Line;
use crate::views::columns::{Columns, Numbered, numbered};
use crate::views::items::{ItemColumn, ItemRow};

/// Which item a line is about, behind its number.
pub(super) const ITEM: &[ItemColumn] = &[ItemColumn::Ids, ItemColumn::CodedName, ItemColumn::Leads];

/// What is said of an item that awaits confirmation.
pub(super) const AWAITING: &[ItemColumn] =
    &[ItemColumn::Ids, ItemColumn::CodedName, ItemColumn::Leads, ItemColumn::Due, ItemColumn::Reason];

/// What is said of an item that was put off or given up.
pub(super) const STOPPED: &[ItemColumn] = &[
    ItemColumn::Ids,
    ItemColumn::CodedName,
    ItemColumn::Leads,
    ItemColumn::Due,
    ItemColumn::StandingAndReason,
];

/// What is said of an item that falls due next.
pub(super) const DUE_NEXT: &[ItemColumn] =
    &[ItemColumn::Ids, ItemColumn::CodedName, ItemColumn::Leads, ItemColumn::Due, ItemColumn::StandingAlone];

/// The columns of the plan's own table.
pub(super) const PLAN: &[ItemColumn] =
    &[ItemColumn::Goals, ItemColumn::Leads, ItemColumn::Supports, ItemColumn::Deadline];

impl<'a> Report<'a> {
    /// Numbered columns of this kind, where `item` is the item of a row.
    pub(super) fn columns<R: 'a>(
        &self,
        columns: &[ItemColumn],
        item: impl Fn(&R) -> &ItemRow<'_> + Copy + 'a,
    ) -> Columns<'a, Numbered<R>> {
        Columns::new(self.run.words).number("column.number", Numbered::number).items(
            self.figures,
            columns,
            move |it: &Numbered<R>| item(&it.row),
        )
    }

    /// A table of items of which nothing but these columns is said.
    pub(super) fn lines(&self, columns: &[ItemColumn], lines: &[Line<'_>]) -> Table {
        self.columns(columns, |row| row).table(numbered(lines.iter().map(ItemRow::of_line)))
    }
}
