//! Counts as columns of a table and as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use super::wording;
use crate::assess::{Standing, Tally};
use crate::document::{Cell, Column, Tone};
use crate::i18n::Words;

/// The counts of a plan, or of a part of one, in JSON.
#[derive(Debug, Serialize)]
pub struct TallyView {
    pub total: usize,
    /// Every standing, those at zero too.
    pub standings: BTreeMap<&'static str, usize>,
    pub completed: Completed,
    pub not_completed: NotCompleted,
    /// In percent, cut to two decimals; null when nothing has come due.
    pub rate_of_due: Option<f64>,
    pub rate_of_all: Option<f64>,
}

/// The upper row of the two by two.
#[derive(Debug, Serialize)]
pub struct Completed {
    on_time: usize,
    late: usize,
}

/// The lower row of the two by two.
#[derive(Debug, Serialize)]
pub struct NotCompleted {
    in_time: usize,
    overdue: usize,
}

impl TallyView {
    /// The JSON of `tally`.
    pub fn new(tally: &Tally) -> Self {
        let standings = Standing::WORDS.iter().map(|(word, standing)| (*word, tally.count(*standing)));
        Self {
            total: tally.total,
            standings: standings.collect(),
            completed: Completed { on_time: tally.completed_on_time, late: tally.completed_late },
            not_completed: NotCompleted { in_time: tally.pending_in_time, overdue: tally.pending_overdue },
            rate_of_due: tally.rate_of_due().map(crate::assess::Rate::percent),
            rate_of_all: tally.rate_of_all().map(crate::assess::Rate::percent),
        }
    }
}

/// The standings that a table needs a column for: those that occur.
pub fn occurring(total: &Tally) -> Vec<Standing> {
    let standings = Standing::WORDS.iter().map(|(_, standing)| *standing);
    standings.filter(|standing| 0 < total.count(*standing)).collect()
}

/// The number columns of a table of tallies.
pub fn columns(words: Words, standings: &[Standing]) -> Vec<Column> {
    let total = Column::number(words.text("column.total"));
    let standings = standings.iter().map(|it| Column::number(words.text(wording::short_key(*it))));
    std::iter::once(total).chain(standings).collect()
}

/// The number cells of one tally; nothing is a dash, so that what there is stands out.
pub fn cells(words: Words, tally: &Tally, standings: &[Standing]) -> Vec<Cell> {
    let counts = standings.iter().map(|standing| match tally.count(*standing) {
        0 => Cell::toned("–", Tone::Muted),
        count => Cell::toned(words.total(count), wording::standing_tone(*standing)),
    });
    std::iter::once(Cell::from(words.total(tally.total))).chain(counts).collect()
}
