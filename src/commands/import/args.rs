//! The command line of `cchc import`.

use std::path::PathBuf;

use clap::ValueHint;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) file: PathBuf,

    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(super) into: String,

    #[arg(long)]
    pub(super) dry_run: bool,
}
