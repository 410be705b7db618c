//! `cchc summary`: counts by something.

use super::{Context, Exit, one_of};
use crate::output::{Page, json};
use crate::views::summary::{By, Summary};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, value_name = "BY", default_value = "section", value_parser = one_of(By::WORDS))]
    by: By,
}

/// A table a plan.
pub fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let format = context.format();
    let pages = context.survey(|basis| {
        let summary = Summary::new(basis, args.by);
        Page::of(
            format,
            || summary.document(basis),
            || summary.records(basis),
            || json::text(&summary.view(basis)),
        )
    })?;
    context.print(pages)
}
