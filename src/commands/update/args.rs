//! The command line of `cchc update`.

use chrono::NaiveDate;
use clap::ValueHint;

use super::measured::percent;
use crate::commands::options::{one_of_named, period};
use crate::model::{Rating, State};
use crate::views::wording::{rating_names, state_names};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ITEM", required = true)]
    pub(super) items: Vec<String>,

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

    #[arg(long, value_name = "NUMBER")]
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
    /// Whether the options say how far the work is, of every item of the line, or what shows it.
    pub(super) const fn says_how_far(&self) -> bool {
        self.percent.is_some() || self.state.is_some() || !self.evidence.is_empty()
    }

    /// Whether it records progress, no judgement and no case.
    pub(super) const fn is_progress(&self) -> bool {
        !self.confirm && self.rating.is_none() && self.occurred.is_none()
    }

    /// Whether the options hold anything to record.
    pub(super) const fn says_something(&self) -> bool {
        let has_text = !self.measured.is_empty() || self.note.is_some() || self.cause.is_some();
        has_text || self.says_how_far() || !self.is_progress()
    }
}
