//! `cchc update`: puts into the ledger what was done of an item, who confirms it, who judges it, or what case arose.

mod args;
mod change;
mod evidence;
mod measured;

pub(super) use self::args::Args;
use self::change::Update;
pub(super) use self::measured::named_value;
use crate::commands::change::{commit, edit, standings};
use crate::commands::context::Context;
use crate::commands::exit::Exit;
use crate::message::Message;

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
