//! Counts as columns of a table and as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use super::wording;
use crate::assess::{Standing, Tally};
use crate::document::{Cell, Head, Tone};
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

/// A column of a table of tallies: one standing, or several that are read together.
pub struct Group {
    key: &'static str,
    pub standings: Vec<Standing>,
}

/// With more columns than this a table of tallies leaves no room for names.
const MOST_COLUMNS: usize = 5;

/// The columns that a table of tallies needs: the standings that occur, or where they are many, what they have in common.
pub fn groups(total: &Tally) -> Vec<Group> {
    let all = Standing::WORDS.iter().map(|(_, standing)| *standing);
    let occurring: Vec<Standing> = all.filter(|standing| 0 < total.count(*standing)).collect();
    if occurring.len() <= MOST_COLUMNS {
        let alone = |standing| Group { key: wording::short_key(standing), standings: vec![standing] };
        return occurring.into_iter().map(alone).collect();
    }
    let together = [
        ("short.overdue", vec![Standing::Overdue]),
        ("short.risk", vec![Standing::AtRiskHigh, Standing::AtRisk]),
        ("short.awaiting", vec![Standing::AwaitingConfirmation]),
        ("short.on-track", vec![Standing::OnTrack]),
        ("short.waiting", vec![Standing::NotTriggered, Standing::Unknown, Standing::Suspended]),
        ("short.completed", vec![Standing::CompletedLate, Standing::CompletedOnTime]),
        ("short.dropped", vec![Standing::Dropped]),
    ];
    let groups = together.into_iter().map(|(key, standings)| Group { key, standings });
    groups.filter(|group| group.standings.iter().any(|standing| occurring.contains(standing))).collect()
}

/// The number columns of a table of tallies.
pub fn columns(words: Words, groups: &[Group]) -> Vec<Head> {
    let total = Head::number(words.text("column.total"));
    let groups = groups.iter().map(|group| Head::number(words.text(group.key)));
    std::iter::once(total).chain(groups).collect()
}

/// The number cells of one tally; nothing is a dash, so that what there is stands out.
pub fn cells(words: Words, tally: &Tally, groups: &[Group]) -> Vec<Cell> {
    let counts = groups.iter().map(|group| {
        match group.standings.iter().map(|standing| tally.count(*standing)).sum() {
            0 => Cell::toned("–", Tone::Muted),
            count => Cell::toned(words.total(count), wording::standing_tone(group.standings[0])),
        }
    });
    std::iter::once(Cell::from(words.total(tally.total))).chain(counts).collect()
}

/// The columns of a tally in a spreadsheet: every standing, whatever occurs, so that several plans fit together.
pub fn record_columns(words: Words) -> Vec<Head> {
    let standings = Standing::WORDS.iter().map(|(_, standing)| wording::standing_key(*standing));
    std::iter::once("column.total").chain(standings).map(|key| Head::number(words.text(key))).collect()
}

/// The cells of a tally in a spreadsheet: bare numbers.
pub fn record_cells(tally: &Tally) -> Vec<Cell> {
    let standings = Standing::WORDS.iter().map(|(_, standing)| tally.count(*standing));
    std::iter::once(tally.total).chain(standings).map(|count| Cell::from(count.to_string())).collect()
}

/// Each standing that occurs and how often, in one line.
pub fn line(words: Words, tally: &Tally) -> String {
    let all = Standing::WORDS.iter().map(|(_, standing)| (*standing, tally.count(*standing)));
    let occurring = all.filter(|(_, count)| 0 < *count);
    let parts = occurring.map(|(standing, count)| {
        format!("{} {}", words.text(wording::standing_key(standing)), words.total(count))
    });
    parts.collect::<Vec<_>>().join(" · ")
}
