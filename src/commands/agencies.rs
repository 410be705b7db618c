//! `cchc agencies`: who is who, and how much is asked of each.

use super::context::Context;
use super::exit::Exit;
use super::options::Listing;
use crate::output::json;
use crate::query::load::loads;
use crate::views::agencies::{json::AgenciesView, list};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    listing: Listing,
}

/// A table a plan.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let format = args.listing.format;
    context.print_each(|basis| {
        let loads = loads(basis.survey);
        Ok(format.page(
            || list::document(basis, &loads),
            || list::records(basis, &loads),
            || json::text(&AgenciesView::new(basis, &loads)),
        ))
    })
}
