//! The command line of `cchc update`.

use chrono::NaiveDate;
use clap::ValueHint;

use super::measured::percent;
use crate::commands::options::{one_of_named, period};
use crate::model::{Rating, State};
use crate::views::wording::{rating_names, state_names};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ITEM")]
    pub(super) item: String,

    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    pub(super) percent: Option<f64>,

    #[arg(long, value_name = "STATE", value_parser = one_of_named(State::WORDS, state_names))]
    pub(super) state: Option<State>,

    #[arg(long, value_name = "VALUE")]
    pub(super) measured: Vec<String>,

    #[arg(long, value_name = "TEXT")]
    pub(super) note: Option<String>,

    #[arg(long, value_name = "TEXT")]
    pub(super) cause: Option<String>,

    #[arg(long, value_name = "EVIDENCE", value_hint = ValueHint::FilePath)]
    pub(super) evidence: Vec<String>,

    #[arg(long, conflicts_with_all = PROGRESS, requires = "by")]
    pub(super) confirm: bool,

    #[arg(long, value_name = "RATING", value_parser = one_of_named(Rating::WORDS, rating_names))]
    #[arg(requires_all = ["by", "reason"], conflicts_with_all = PROGRESS, conflicts_with_all = ["confirm", "note"])]
    pub(super) rating: Option<Rating>,

    #[arg(long, value_name = "NAME")]
    pub(super) by: Option<String>,

    #[arg(long, value_name = "TEXT", requires = "rating")]
    pub(super) reason: Option<String>,

    #[arg(long, value_name = "DATE", requires = "rating")]
    pub(super) until: Option<NaiveDate>,

    #[arg(long, value_name = "DATE", conflicts_with_all = PROGRESS)]
    #[arg(conflicts_with_all = ["confirm", "rating", "note", "by", "on"])]
    pub(super) occurred: Option<NaiveDate>,

    #[arg(long, value_name = "DATE", requires = "occurred")]
    pub(super) due: Option<NaiveDate>,

    #[arg(long, value_name = "DATE", requires = "occurred")]
    pub(super) done: Option<NaiveDate>,

    #[arg(long, conflicts_with_all = ["confirm", "rating", "occurred"])]
    pub(super) whole: bool,

    #[arg(long, value_name = "AGENCY", conflicts_with_all = ["whole", "rating", "occurred"])]
    pub(super) part: Option<String>,

    #[arg(long, value_name = "ROUND", conflicts_with_all = ["rating", "occurred"])]
    pub(super) round: Option<String>,

    #[arg(long, value_name = "NUMBER", requires = "state")]
    pub(super) decision: Option<String>,

    #[arg(long, value_name = "DATE")]
    pub(super) on: Option<NaiveDate>,

    #[arg(long, value_name = "AGENCY")]
    pub(super) agency: Option<String>,

    #[arg(long, value_name = "PERIOD", value_parser = period)]
    pub(super) period: Option<String>,

    #[arg(long)]
    pub(super) dry_run: bool,
}

/// What says how far an item is.
const PROGRESS: [&str; 5] = ["percent", "state", "measured", "cause", "evidence"];

impl Args {
    /// Whether it says how far the work is, and stops nothing.
    pub(super) fn says_how_far(&self) -> bool {
        self.percent.is_some() || self.state.is_some_and(|state| !state.is_halt())
    }

    /// Whether there is anything to record.
    pub(super) fn says_something(&self) -> bool {
        let has_list = !self.measured.is_empty() || !self.evidence.is_empty();
        let has_text = self.note.is_some() || self.cause.is_some();
        let has_number = self.percent.is_some() || self.state.is_some();
        has_list || has_text || has_number || self.confirm || self.rating.is_some() || self.occurred.is_some()
    }
}
