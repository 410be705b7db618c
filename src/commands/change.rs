//! Changes of a plan and its ledger: what a command that writes does, and what it shows of that.

use chrono::NaiveDate;

use super::context::Context;
use super::files;
use crate::assess::Standing;
use crate::message::{Arg, Message};
use crate::model::ItemId;
use crate::output::{self, diff};
use crate::views::wording;
use crate::workspace::{self, Edit, Proposal, Refusal, Workspace, Writing};

/// Takes the plan of the run to be changed, or with `--dry-run` to be looked at.
///
/// # Errors
/// As [`Workspace::open`](crate::workspace::Workspace::open) and [`Workspace::edit`](crate::workspace::Workspace::edit).
pub(super) fn edit(is_dry_run: bool, context: &Context<'_>) -> Result<Edit, Refusal> {
    edit_at(&[], is_dry_run, context)
}

/// As [`edit`], where files may say which plan is meant.
pub(super) fn edit_at(files: &[String], is_dry_run: bool, context: &Context<'_>) -> Result<Edit, Refusal> {
    let mut plans = context.plans.clone();
    if plans.is_empty() {
        plans.extend(files.iter().map(|file| workspace::plan_at(&context.dir, file)));
    }
    let writing = if is_dry_run { Writing::Rehearsed } else { Writing::Real };
    Workspace::open(&context.dir, &plans)?.edit(context.as_of, writing)
}

/// Commits changes, shows them, and says what `check` would warn of and what `messages` say, which are made when other
/// writers no longer wait.
pub(super) fn commit(
    edit: Edit,
    proposal: &Proposal,
    messages: impl FnOnce() -> Vec<Message>,
    context: &mut Context<'_>,
) -> anyhow::Result<()> {
    let is_rehearsal = edit.is_rehearsal();
    edit.commit(proposal)?;
    let shown = proposal.changes.iter().try_for_each(|it| {
        let before = it.file.before.as_deref().unwrap_or_default();
        diff::write(&it.shown, before, &it.text, context.out)
    });
    let said = shown.map_err(Into::into).and_then(|()| tell(is_rehearsal, proposal, &messages(), context));
    said.map_err(|error| written(error, is_rehearsal, proposal))
}

/// As [`commit`], for files that are long: only a rehearsal shows their texts.
pub(super) fn commit_forms(
    edit: Edit,
    proposal: &Proposal,
    messages: &[Message],
    context: &mut Context<'_>,
) -> anyhow::Result<()> {
    let is_rehearsal = edit.is_rehearsal();
    edit.commit(proposal)?;
    let rehearsed = proposal.changes.iter().filter(|_| is_rehearsal);
    let texts: String = rehearsed.map(|change| output::safe_text(&change.text)).collect();
    let shown = context.out.write_all(texts.as_bytes());
    let messages = if is_rehearsal { &[] } else { messages };
    let said = shown.map_err(Into::into).and_then(|()| tell(is_rehearsal, proposal, messages, context));
    said.map_err(|error| written(error, is_rehearsal, proposal))
}

/// Where an item stood, and where it stands with a change.
pub(super) fn moved(item: &ItemId, [before, after]: [Standing; 2], as_of: NaiveDate) -> Message {
    Message::new(if before == after { "update.stands" } else { "update.moves" })
        .with("item", item.as_str())
        .with("as_of", as_of)
        .with("before", Arg::Key(wording::standing_key(before)))
        .with("after", Arg::Key(wording::standing_key(after)))
}

/// What goes beside what was shown: warnings, that nothing was written, and messages.
fn tell(
    is_rehearsal: bool,
    proposal: &Proposal,
    messages: &[Message],
    context: &mut Context<'_>,
) -> anyhow::Result<()> {
    context.out.flush()?;
    if !context.is_quiet {
        context.complain(&proposal.review)?;
    }
    if is_rehearsal {
        context.note(&Message::new("edit.rehearsal"))?;
    }
    for message in messages {
        context.say(message)?;
    }
    Ok(context.out.flush()?)
}

/// An error of showing a change, which says what was written.
fn written(error: anyhow::Error, is_rehearsal: bool, proposal: &Proposal) -> anyhow::Error {
    let files: Vec<&str> = proposal.changes.iter().map(|change| change.shown.as_str()).collect();
    if is_rehearsal { error } else { files::unshown(error, &files.join(", ")) }
}
