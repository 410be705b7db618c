//! `cchc history`: how an item, or a whole plan, came to where it is, from its ledger and from git.

use super::context::{Context, in_any};
use super::exit::Exit;
use super::options::Listing;
use crate::assess::changes::Past;
use crate::message::Message;
use crate::model::{ItemId, Plan};
use crate::output::json;
use crate::query::lookup;
use crate::views::history::History;
use crate::workspace;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ITEM")]
    item: Option<String>,

    #[command(flatten)]
    listing: Listing,
}

/// What happened in each plan, or to the item in each plan that has it or had it.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let format = args.listing.format;
    let opened = context.open()?;
    let pages = context.survey_of(&opened, |basis, plan| {
        let past = workspace::past(plan.folder, basis.as_of(), &basis.plan().agencies)?;
        let query = args.item.as_deref();
        let wanted = query.map(|query| item(basis.plan(), &past, query)).transpose()?;
        let history = History::new(basis, &past, wanted.as_ref());
        Ok(format.page(
            || history.document(basis),
            || history.records(basis),
            || json::text(&history.view(basis)),
        ))
    })?;
    context.print(&in_any(pages)?)
}

/// The item that is meant: one of the plan, else one that it once had.
fn item(plan: &Plan, past: &Past, query: &str) -> Result<ItemId, Message> {
    lookup::item(plan, query).map(|item| item.id.value.clone()).or_else(|unknown| {
        let id = query.trim().parse().ok().filter(|id| past.revisions.iter().any(|it| it.concerns(id)));
        id.ok_or(unknown)
    })
}
