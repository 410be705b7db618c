//! `cchc trend`: where a plan stood at the end of each month or quarter.

use super::context::Context;
use super::exit::Exit;
use super::options::{Listing, one_of};
use crate::output::json;
use crate::query::trend::{By, Trend};
use crate::views::trend::json::TrendView;
use crate::views::trend::{rows, screen};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, value_name = "BY", default_value = "month", value_parser = one_of(By::WORDS))]
    by: By,

    #[command(flatten)]
    listing: Listing,
}

/// A table and a chart a plan.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let format = args.listing.format;
    context.print_each(|basis| {
        let trend = Trend::new(basis.survey, args.by);
        Ok(format.page(
            || screen::document(basis, &trend),
            || rows::table(basis, &trend),
            || json::text(&TrendView::new(basis, &trend)),
        ))
    })
}
