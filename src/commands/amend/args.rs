//! The command line of `cchc amend`.

use chrono::NaiveDate;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ITEM")]
    pub(super) item: String,

    #[arg(long, value_name = "TEXT")]
    pub(super) deadline: Option<String>,

    #[arg(long, value_name = "DATE", requires = "deadline")]
    pub(super) date: Option<NaiveDate>,

    #[arg(long, value_name = "AGENCY")]
    pub(super) lead: Vec<String>,

    #[arg(long, value_name = "AGENCY")]
    pub(super) support: Vec<String>,

    #[arg(long, value_name = "VALUE")]
    pub(super) target: Vec<String>,

    #[arg(long, value_name = "NUMBER")]
    pub(super) by: String,

    #[arg(long, value_name = "DATE")]
    pub(super) issued: Option<NaiveDate>,

    #[arg(long, value_name = "DATE")]
    pub(super) from: Option<NaiveDate>,

    #[arg(long)]
    pub(super) dry_run: bool,
}

impl Args {
    /// Whether there is anything to change.
    pub(super) fn says_something(&self) -> bool {
        let has_list = !self.lead.is_empty() || !self.support.is_empty() || !self.target.is_empty();
        has_list || self.deadline.is_some()
    }
}
