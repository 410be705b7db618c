//! `cchc summary`: counts by something, or how clear the items are.

use super::context::Context;
use super::exit::Exit;
use super::options::{Listing, one_of};
use crate::output::json;
use crate::views::clarity::ClarityTable;
use crate::views::summary::{Asked, Summary};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, value_name = "BY", default_value = "section", value_parser = one_of(Asked::WORDS))]
    by: Asked,

    #[command(flatten)]
    listing: Listing,
}

/// A table a plan.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let format = args.listing.format;
    let pages = context.survey(|basis| match args.by {
        Asked::Counts(by) => {
            let summary = Summary::new(basis, by);
            format.page(
                || summary.document(basis),
                || summary.records(basis),
                || json::text(&summary.view(basis)),
            )
        }
        Asked::Clarity => {
            let table = ClarityTable::new(basis);
            format.page(|| table.document(basis), || table.records(basis), || json::text(&table.view(basis)))
        }
    })?;
    context.print(&pages)
}
