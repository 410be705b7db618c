//! `cchc agencies`: who is who, and how much is asked of each.

use super::context::Context;
use super::exit::Exit;
use super::options::Listing;
use crate::output::json;
use crate::views::agencies;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    listing: Listing,
}

/// A table a plan.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let format = args.listing.format;
    let pages = context.survey(|basis| {
        let loads = agencies::loads(basis);
        format.page(
            || agencies::document(basis, &loads),
            || agencies::records(basis, &loads),
            || json::text(&agencies::view(basis, &loads)),
        )
    })?;
    context.print(&pages)
}
