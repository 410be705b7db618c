//! What commands that begin a plan do with it, and the words in its files, which are Vietnamese as the plan is.

use super::context::Context;
use super::files;
use crate::i18n::{Lang, Words};
use crate::message::Message;
use crate::output::diff;
use crate::record;
use crate::workspace::{FreshPlan, Vacancy};

/// The words of the files of plans.
pub(super) const fn words() -> Words {
    Words::new(Lang::Vi)
}

/// The lines of a text.
pub(super) fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

/// The text of a `cchc.toml` that sets nothing.
pub(super) fn config() -> String {
    record::comments(&lines(words().text("fresh.config")))
}

/// Writes a plan, or with `--dry-run` shows its files.
pub(super) fn commit(
    vacancy: &Vacancy,
    plan: &FreshPlan,
    is_dry_run: bool,
    context: &mut Context<'_>,
) -> anyhow::Result<()> {
    if is_dry_run {
        for (inside, text) in &plan.files {
            diff::write(&format!("{}/{inside}", vacancy.path()), "", text, context.out)?;
        }
        context.out.flush()?;
        return Ok(context.note(&Message::new("edit.rehearsal"))?);
    }
    vacancy.commit(plan)?;
    let names: Vec<&str> = plan.files.iter().map(|(inside, _)| inside.as_str()).collect();
    let message = Message::new("fresh.written").with("folder", vacancy.path());
    files::say(vacancy.path(), &message.with("files", names.join(", ")), context)
}
