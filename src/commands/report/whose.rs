//! Which report of an agency is meant.

use crate::commands::options::period;

/// An agency's report for a period.
#[derive(Debug, clap::Args)]
pub(super) struct Whose {
    #[arg(long, value_name = "AGENCY")]
    pub(super) agency: String,

    #[arg(long, value_name = "PERIOD", value_parser = period)]
    pub(super) period: String,
}
