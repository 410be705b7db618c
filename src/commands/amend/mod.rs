//! `cchc amend`: changes an item by a decision, and records what was there before, in one step.

mod args;
mod change;

pub(super) use self::args::Args;
use self::change::Amending;
use crate::commands::change::{commit, edit, standings};
use crate::commands::context::Context;
use crate::commands::exit::Exit;
use crate::message::Message;
use crate::record::amendment;

/// Writes the new value and the record, and says where the item stands then.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    if !args.says_something() {
        return Err(Message::new("amend.nothing").into());
    }
    let edit = edit(args.dry_run, context)?;
    let amending = Amending::new(args, edit.plan())?;
    let id = amending.item.id.value.clone();
    let file = edit.file_of(amending.item.id.span.source)?;
    let before = file.before.as_deref().unwrap_or_default();
    let text = amendment::amend(before, id.as_str(), &amending.decision, &amending.changes);
    let text = text.ok_or_else(|| Message::new("amend.cannot").with("file", file.inside.as_str()))?;
    let proposal = edit.propose(file, text)?;
    let standings = standings(&id, edit.plan(), &proposal.plan, context);
    commit(edit, &proposal, context)?;
    if let Some(message) = &standings {
        context.say(message)?;
    }
    Ok(Exit::Clean)
}
