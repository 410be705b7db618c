//! `cchc check --fix`: writes what is safe to change, or shows it.

use super::Context;
use crate::diagnostic::Report;
use crate::load::Found;
use crate::mend::{self, Mended};
use crate::message::Message;
use crate::output::{self, diff, file};
use crate::source::SourceMap;

/// Mends the files on disk, each whole or not at all.
///
/// # Errors
/// When a file cannot be written; it and those after it are then as they were.
pub(super) fn write(
    found: &Found,
    report: &Report,
    sources: &SourceMap,
    context: &mut Context<'_>,
) -> anyhow::Result<()> {
    let mended = mend::mend(report, sources);
    for it in &mended {
        if let Some(path) = found.place(it.source) {
            file::write_whole(path, it.after.as_bytes())?;
        }
    }
    say("fix.done", &mended, context)
}

/// Shows what [`write`] would change.
pub(super) fn preview(report: &Report, sources: &SourceMap, context: &mut Context<'_>) -> anyhow::Result<()> {
    let mended = mend::mend(report, sources);
    for it in &mended {
        diff::write(&it.path, &it.before, &it.after, context.out)?;
    }
    say("fix.preview", &mended, context)
}

/// Says how much was mended, on standard error: what is printed is the findings or the diff.
fn say(key: &'static str, mended: &[Mended], context: &mut Context<'_>) -> anyhow::Result<()> {
    if context.is_quiet {
        return Ok(());
    }
    let places: usize = mended.iter().map(|it| it.places).sum();
    let message = match places {
        0 => Message::new("fix.nothing"),
        _ => Message::new(key).with("places", places).with("files", mended.len()),
    };
    writeln!(context.err, "{}", output::safe_text(&context.words.say(&message)))?;
    Ok(())
}
