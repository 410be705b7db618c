//! What `cchc status` shows: of one plan the morning view, of several a line each; with `--full` every count.

mod attention;
mod coming;
mod follow_up;
pub mod full;
pub mod json;
pub mod overview;
mod pressing;
pub mod screen;
pub mod worst;

use super::Basis;
use crate::assess::Tally;

/// One plan's counts, which outlive the plan.
pub struct PlanStatus {
    pub id: String,
    /// Its folder as shown.
    pub path: String,
    /// How many different things its items are.
    pub distinct: usize,
    /// Its items as printed.
    pub tally: Tally,
    /// The different things they are.
    pub of_distinct: Tally,
    /// How many reports are missing whose day has passed.
    pub missing_reports: usize,
    /// What presses most, with its days and whom to call; none where nothing does.
    pub most_urgent: Option<String>,
}

impl PlanStatus {
    /// The counts of one plan.
    pub fn new(basis: &Basis<'_>, path: &str) -> Self {
        let survey = basis.survey;
        Self {
            id: basis.plan().head.id.value.clone(),
            path: path.to_owned(),
            distinct: survey.distinct,
            tally: survey.tally(),
            of_distinct: survey.distinct_tally(),
            missing_reports: follow_up::missing(basis),
            most_urgent: pressing::most_urgent(basis),
        }
    }
}
