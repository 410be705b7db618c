//! `cchc amend`: changes an item by a decision, and records what was there before, in one step.

mod args;
mod change;

use chrono::NaiveDate;

pub(super) use self::args::Args;
use self::change::Amending;
use crate::assess::{Standing, Survey};
use crate::commands::change::{commit, edit, moved};
use crate::commands::context::Context;
use crate::commands::exit::Exit;
use crate::message::Message;
use crate::model::{ItemId, Plan};
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
    let proposal = edit.propose(vec![(file, text)])?;
    let as_of = context.as_of;
    let before = standing(&id, edit.plan(), as_of);
    let messages = || {
        let stood = before.zip(standing(&id, &proposal.plan, as_of));
        stood.map(|(before, after)| moved(&id, [before, after], as_of)).into_iter().collect()
    };
    commit(edit, &proposal, messages, context)?;
    Ok(Exit::Clean)
}

/// Where an item stands in a plan; none where the plan does not hold it on the day.
fn standing(item: &ItemId, plan: &Plan, as_of: NaiveDate) -> Option<Standing> {
    Survey::new(plan, as_of).item(item).map(|it| it.standing)
}
