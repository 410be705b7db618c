//! What `cchc status` shows: of one plan the morning view, of several a line each.

mod attention;
mod coming;
pub mod json;
pub mod overview;
pub mod screen;

use super::Basis;
use crate::assess::Tally;

/// One plan's counts, which outlive the plan.
pub struct PlanStatus {
    pub id: String,
    /// How many different things its items are.
    pub distinct: usize,
    /// Its items as printed.
    pub tally: Tally,
    /// The different things they are.
    pub of_distinct: Tally,
}

impl PlanStatus {
    /// The counts of one plan.
    pub fn new(basis: &Basis<'_>) -> Self {
        let survey = basis.survey;
        Self {
            id: basis.plan().head.id.value.clone(),
            distinct: survey.distinct,
            tally: survey.tally(),
            of_distinct: survey.distinct_tally(),
        }
    }
}
