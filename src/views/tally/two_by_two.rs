//! Completed or not, in time or not: the government's own table, and its rates.

use crate::assess::{Rate, Standing, Survey, Tally};
use crate::document::{Cell, Column, Head, Kind, Table};
use crate::i18n::Words;
use crate::message::Message;
use crate::views::columns::Columns;
use crate::views::{cells, wording};

/// A row of the table.
struct Row {
    /// The key of its name.
    name: &'static str,
    /// None where that is not asked of it.
    in_time: Option<usize>,
    late: Option<usize>,
    sum: usize,
}

impl Row {
    const fn of(name: &'static str, in_time: usize, late: usize) -> Self {
        Self { name, in_time: Some(in_time), late: Some(late), sum: in_time + late }
    }
}

/// The table, with its sums. What was put off stands in a row of its own, neither in time nor late.
pub fn two_by_two(words: Words, tally: &Tally) -> Table {
    let count = move |of: fn(&Row) -> Option<usize>| {
        move |row: &Row| of(row).map_or_else(|| "–".into(), |count| cells::count(words, count))
    };
    let unnamed = Head { key: "row", title: String::new(), kind: Kind::Words };
    let columns = Columns::new(words)
        .add(Column::new(unnamed, |row: &Row| words.text(row.name).into()))
        .number("column.in-time", count(|row| row.in_time))
        .number("column.late", count(|row| row.late))
        .number("column.sum", count(|row| Some(row.sum)));
    let (completed, late) = (tally.completed_on_time, tally.completed_late);
    let (pending, overdue) = (tally.pending_in_time, tally.pending_overdue);
    let rows = [Row::of("row.completed", completed, late), Row::of("row.not-completed", pending, overdue)];
    let name = wording::standing_key(Standing::Suspended);
    let suspended = Row { name, in_time: None, late: None, sum: tally.suspended };
    let suspended = (0 < tally.suspended).then_some(suspended);
    let total = Row::of("row.total", completed + pending, late + overdue);
    let total = Row { sum: total.sum + tally.suspended, ..total };
    columns.table_with_total(rows.into_iter().chain(suspended), &total)
}

/// A rate with its two decimals, or that there is none yet.
pub fn rate(words: Words, rate: Option<Rate>) -> Cell {
    rate.map_or_else(|| words.text("rate.none").into(), |rate| cells::rate(words, rate))
}

/// Both rates over the items as printed, in the words of the first key; where some are printed twice, also over the
/// different ones, in those of the second.
pub fn rates(words: Words, survey: &Survey<'_>, [key, of_distinct]: [&'static str; 2]) -> Vec<String> {
    let say = |key, tally: &Tally| {
        let message = Message::new(key)
            .with("total", tally.total)
            .with("due", rate(words, tally.rate_of_due()).text)
            .with("all", rate(words, tally.rate_of_all()).text);
        words.say(&message)
    };
    let (printed, distinct) = (survey.tally(), survey.distinct_tally());
    let has_twins = distinct.total != printed.total;
    let twins = has_twins.then(|| say(of_distinct, &distinct));
    std::iter::once(say(key, &printed)).chain(twins).collect()
}
