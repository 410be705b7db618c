//! `cchc show`: everything about one item.

use super::context::Context;
use super::exit::Exit;
use super::options::Listing;
use crate::output::json;
use crate::query::lookup;
use crate::views::show;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ITEM")]
    item: String,

    #[command(flatten)]
    listing: Listing,
}

/// The item in each plan that has it.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let format = args.listing.format;
    let pages = context.survey_any(|basis| {
        let item = lookup::item(basis.plan(), &args.item)?;
        let mut items = basis.survey.items.iter();
        let assessment = items.find(|it| it.item.id.value == item.id.value);
        Ok(assessment.map(|it| {
            format.page(
                || show::item::document(basis, it),
                || show::item::records(basis, it),
                || json::text(&show::item::ShowView::new(basis, it)),
            )
        }))
    })?;
    context.print(&pages.into_iter().flatten().collect::<Vec<_>>())
}
