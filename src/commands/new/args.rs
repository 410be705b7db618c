//! The command line of `cchc new`: an option for each question.

use chrono::NaiveDate;

use crate::commands::options::one_of;
use crate::model::ReportRhythm;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ID")]
    pub(super) id: String,

    #[arg(long, value_name = "TEXT")]
    pub(super) title: Option<String>,

    #[arg(long, value_name = "TEXT")]
    pub(super) symbol: Option<String>,

    #[arg(long, value_name = "NUMBER")]
    pub(super) number: Option<String>,

    #[arg(long, value_name = "DATE")]
    pub(super) issued: Option<NaiveDate>,

    #[arg(long, value_name = "AGENCY")]
    pub(super) authority: Option<String>,

    #[arg(long, value_name = "TEXT")]
    pub(super) place: Option<String>,

    #[arg(long, value_name = "AGENCY")]
    pub(super) focal_point: Option<String>,

    #[arg(long, value_name = "SPAN")]
    pub(super) period: Option<String>,

    #[arg(long, value_name = "NAME")]
    pub(super) signer: Option<String>,

    #[arg(long, value_name = "TEXT")]
    pub(super) post: Option<String>,

    #[arg(long, value_name = "CALENDAR", value_parser = one_of(ReportRhythm::WORDS))]
    pub(super) calendar: Option<ReportRhythm>,

    #[arg(long)]
    pub(super) dry_run: bool,
}
