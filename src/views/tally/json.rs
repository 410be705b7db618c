//! Counts in JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::assess::{Rate, Standing, Tally};

/// The counts of a plan, or of a part of one, in JSON.
#[derive(Debug, Serialize)]
pub struct TallyView {
    pub total: usize,
    /// Every standing, those at zero too.
    pub standings: BTreeMap<&'static str, usize>,
    pub completed: Completed,
    pub not_completed: NotCompleted,
    /// Put off, and so in neither rate.
    pub suspended: usize,
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
            suspended: tally.suspended,
            rate_of_due: tally.rate_of_due().map(Rate::percent),
            rate_of_all: tally.rate_of_all().map(Rate::percent),
        }
    }
}
