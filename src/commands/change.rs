//! Changes of a plan and its ledger: what a command that writes does, and what it shows of that.

use super::context::Context;
use crate::assess::Survey;
use crate::message::Message;
use crate::model::{ItemId, Plan};
use crate::output::{self, diff};
use crate::views::wording;
use crate::workspace::{Edit, Proposal, Refusal, Writing};

/// Takes the plan of the run to be changed, or with `--dry-run` to be looked at.
///
/// # Errors
/// As [`Workspace::open`](crate::workspace::Workspace::open) and [`Workspace::edit`](crate::workspace::Workspace::edit).
pub(super) fn edit(is_dry_run: bool, context: &Context<'_>) -> Result<Edit, Refusal> {
    let writing = if is_dry_run { Writing::Rehearsed } else { Writing::Real };
    context.open()?.edit(context.as_of, writing)
}

/// Commits a change, shows it, and says what `check` would warn of.
pub(super) fn commit(edit: Edit, proposal: &Proposal, context: &mut Context<'_>) -> anyhow::Result<()> {
    let is_rehearsal = edit.is_rehearsal();
    edit.commit(proposal)?;
    let before = proposal.file.before.as_deref().unwrap_or_default();
    diff::write(&proposal.shown, before, &proposal.text, context.out)?;
    warn(is_rehearsal, proposal, context)
}

/// As [`commit`], for a new file that is long: only a rehearsal shows its text.
pub(super) fn commit_form(edit: Edit, proposal: &Proposal, context: &mut Context<'_>) -> anyhow::Result<()> {
    let is_rehearsal = edit.is_rehearsal();
    edit.commit(proposal)?;
    if is_rehearsal {
        context.out.write_all(output::safe_text(&proposal.text).as_bytes())?;
    }
    warn(is_rehearsal, proposal, context)
}

/// Where an item stood, and where it stands with a change.
pub(super) fn standings(
    item: &ItemId,
    before: &Plan,
    after: &Plan,
    context: &Context<'_>,
) -> Option<Message> {
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

fn warn(is_rehearsal: bool, proposal: &Proposal, context: &mut Context<'_>) -> anyhow::Result<()> {
    context.out.flush()?;
    if !context.is_quiet {
        context.complain(&proposal.review)?;
    }
    if is_rehearsal {
        context.note(&Message::new("edit.rehearsal"))?;
    }
    Ok(())
}
