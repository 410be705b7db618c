//! A plan's counts over time for a spreadsheet.

use crate::document::Table;
use crate::query::trend::{Point, Trend};
use crate::views::columns::Columns;
use crate::views::{Basis, cells};

/// A row a day, with every standing.
pub fn table(basis: &Basis<'_>, trend: &Trend) -> Table {
    let words = basis.words;
    let columns = Columns::new(words)
        .plan(basis)
        .label("column.day", |point: &&Point| cells::day(words, point.on))
        .bare_counts(|point| &point.tally)
        .number("trend.overdue-in-all", |point| cells::bare(point.overdue()))
        .bare_rate(|point| &point.tally);
    columns.table(&trend.points)
}
