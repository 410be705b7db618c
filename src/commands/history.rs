//! `cchc history`: how an item, or a whole plan, came to where it is, from its ledger and from git.

use std::path::Path;

use super::context::{Context, in_any};
use super::exit::Exit;
use super::options::Listing;
use crate::assess::changes::{self, Revision, Snapshot};
use crate::git;
use crate::load;
use crate::message::Message;
use crate::model::{ItemId, Plan};
use crate::output::json;
use crate::query::lookup;
use crate::views::Basis;
use crate::views::history::{History, Past};

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
    let workspace = context.open()?;
    let pages = context.survey_of(&workspace, |basis, plan| {
        let past = past(plan.folder, basis);
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

/// What git says of the plan in a folder; nothing where it cannot be asked. Of revisions that cannot be read, those up
/// to the day of the run are counted. Agencies that the plan did not declare itself are called what they are today.
fn past(folder: &Path, basis: &Basis<'_>) -> Past {
    let as_of = basis.as_of();
    let mut past = Past::default();
    let mut before: Option<Snapshot> = None;
    let each = |commit: git::Commit, files: &git::Files| {
        past.is_known = true;
        let texts = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_deref()));
        let Some(after) = load::snapshot(texts) else {
            past.unreadable += usize::from(commit.on <= as_of && files.contains_key(load::PLAN_FILE));
            return;
        };
        let after = Snapshot::new(&after, &basis.plan().agencies);
        let git::Commit { id, author, on, subject } = commit;
        let changes = changes::between(before.as_ref(), &after);
        past.revisions.push(Revision { id, author, on, subject, changes });
        before = Some(after);
    };
    // A plan without git has a ledger all the same.
    git::history(folder, load::EXTENSION, load::PROGRESS, each).ok();
    past
}
