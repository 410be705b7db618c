//! What `cchc status` shows: of one plan the morning view, of several a line each; with `--full` every count.

mod attention;
mod coming;
mod follow_up;
pub mod full;
mod groups;
pub mod json;
pub mod overview;
mod pressing;
pub mod screen;
pub mod worst;

use super::Basis;
use crate::assess::{Standing, Tally};
use crate::i18n::Words;
use crate::message::Message;

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
    /// The id of the plan that it rests on, where one is kept in files too.
    pub above: Option<String>,
}

/// Several plans on one screen.
#[derive(Clone, Copy)]
pub struct Several<'a> {
    pub plans: &'a [PlanStatus],
    /// How many more have errors and are not counted.
    pub broken: usize,
}

/// How many items there are and how they stand, with the rate of what has come due.
fn counted(words: Words, tally: &Tally) -> String {
    let completed = tally.completed_on_time + tally.completed_late;
    let overdue = tally.count(Standing::Overdue);
    let at_risk = at_risk(tally);
    let rate = tally.rate_of_due().map(|rate| super::tally::rate(words, Some(rate)).text);
    let message = Message::new(if rate.is_some() { "status.counted" } else { "status.counted-none-due" })
        .with("total", tally.total)
        .with("completed", completed)
        .with("rate", rate.unwrap_or_default())
        .with("overdue", overdue)
        .with("at-risk", at_risk)
        .with("others", tally.total - completed - overdue - at_risk);
    words.say(&message)
}

/// How many items are at risk, in either degree.
fn at_risk(tally: &Tally) -> usize {
    tally.count(Standing::AtRisk) + tally.count(Standing::AtRiskHigh)
}

/// What makes one plan, or one group of them, worse than another; the greater the worse.
fn badness(tally: &Tally, missing_reports: usize) -> [usize; 4] {
    let count = |standing| tally.count(standing);
    [count(Standing::Overdue), count(Standing::AtRiskHigh), count(Standing::AtRisk), missing_reports]
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
            above: basis.plan().head.basis.iter().find_map(|it| it.plan().map(str::to_owned)),
        }
    }
}
