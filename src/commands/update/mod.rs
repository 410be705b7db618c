//! `cchc update`: puts into the ledger what was done of an item, who confirms it, who judges it, or what case arose.

mod args;
mod change;
mod evidence;
mod measured;

pub(super) use self::args::Args;
use self::change::Update;
use crate::assess::Survey;
use crate::commands::change::{commit, edit};
use crate::commands::context::Context;
use crate::commands::exit::Exit;
use crate::message::Message;
use crate::model::{ItemId, Plan};
use crate::views::wording;

/// Adds to the ledger, and says where the item stands then.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    if !args.says_something() {
        return Err(Message::new("update.nothing").into());
    }
    let edit = edit(args.dry_run, context)?;
    let update = Update::new(args, edit.plan(), context.as_of)?;
    let file = edit.ledger_file(&update.agency, update.period)?;
    let text = update.text(args, &edit, &file, &context.dir)?;
    let proposal = edit.propose(file, text)?;
    let standings = standings(&update.item, edit.plan(), &proposal.plan, context);
    let hints = update.hints(args, edit.plan());
    commit(edit, &proposal, context)?;
    for message in standings.iter().chain(&hints) {
        context.say(message)?;
    }
    Ok(Exit::Clean)
}

/// Where the item stood, and where it stands with the change.
fn standings(item: &ItemId, before: &Plan, after: &Plan, context: &Context<'_>) -> Option<Message> {
    let standing = |plan: &Plan| {
        let survey = Survey::new(plan, context.as_of);
        survey.items.iter().find(|it| it.item.id.value == *item).map(|it| it.standing)
    };
    let (before, after) = (standing(before)?, standing(after)?);
    let label = |standing| context.words.text(wording::standing_key(standing));
    let key = if before == after { "update.stands" } else { "update.moves" };
    Some(
        Message::new(key)
            .with("item", item.as_str())
            .with("as_of", context.as_of)
            .with("before", label(before))
            .with("after", label(after)),
    )
}
