//! `cchc reports`: who has reported for which period, and who is late.

use super::context::Context;
use super::exit::Exit;
use super::options::Listing;
use crate::output::json;
use crate::views::reports::json::ReportsView;
use crate::views::reports::{rows, screen};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    listing: Listing,
}

/// Two tables a plan.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let format = args.listing.format;
    context.print_each(|basis| {
        Ok(format.page(
            || screen::document(basis),
            || rows::table(basis),
            || json::text(&ReportsView::new(basis)),
        ))
    })
}
