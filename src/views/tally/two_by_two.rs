//! Completed or not, in time or not: the government's own table, and its rates.

use crate::assess::{Rate, Tally};
use crate::document::{Cell, Column, Head, Kind, Table};
use crate::i18n::Words;
use crate::views::cells;
use crate::views::columns::Columns;

/// A row of the table.
struct Row {
    /// The key of its name.
    name: &'static str,
    in_time: usize,
    late: usize,
}

/// The table, with its sums.
pub fn two_by_two(words: Words, tally: &Tally) -> Table {
    let count = move |of: fn(&Row) -> usize| move |row: &Row| cells::count(words, of(row));
    let unnamed = Head { key: "row", title: String::new(), kind: Kind::Words };
    let columns = Columns::new(words)
        .add(Column::new(unnamed, |row: &Row| words.text(row.name).into()))
        .number("column.in-time", count(|row| row.in_time))
        .number("column.late", count(|row| row.late))
        .number("column.sum", count(|row| row.in_time + row.late));
    let (completed, late) = (tally.completed_on_time, tally.completed_late);
    let (pending, overdue) = (tally.pending_in_time, tally.pending_overdue);
    let rows = [
        Row { name: "row.completed", in_time: completed, late },
        Row { name: "row.not-completed", in_time: pending, late: overdue },
    ];
    let total = Row { name: "row.total", in_time: completed + pending, late: late + overdue };
    columns.table_with_total(rows, &total)
}

/// A rate with its two decimals, or that there is none yet.
pub fn rate(words: Words, rate: Option<Rate>) -> Cell {
    rate.map_or_else(|| words.text("rate.none").into(), |rate| cells::rate(words, rate))
}
