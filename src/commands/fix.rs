//! `cchc check --fix`: writes what is safe to change, or shows it.

use std::collections::BTreeSet;

use super::Context;
use crate::diagnostic::Report;
use crate::disk::file;
use crate::disk::lock::Lock;
use crate::load::Found;
use crate::mend::{self, Mended};
use crate::message::Message;
use crate::output::{self, diff};
use crate::source::{SourceId, SourceMap};

/// How much was mended.
#[derive(Default)]
pub(super) struct Done {
    places: usize,
    files: BTreeSet<SourceId>,
}

impl Done {
    /// Mends the files on disk, each whole or not at all, and says whether there was anything to mend.
    ///
    /// # Errors
    /// When a file cannot be written, or is another by now; it and those after it are then as they were.
    pub(super) fn write(
        &mut self,
        found: &Found,
        report: &Report,
        sources: &SourceMap,
    ) -> anyhow::Result<bool> {
        let mended = mend::mend(report, sources);
        for it in &mended {
            let Some(path) = found.place(it.source) else { continue };
            let _lock = found.folder_of(it.source).map(Lock::on).transpose()?;
            // Somebody may have written to it since it was read.
            if !found.still_holds(it.source, &it.before) {
                return Err(Message::new("fix.changed").with("file", it.path.as_str()).into());
            }
            file::write_whole(path, it.after.as_bytes())?;
        }
        self.add(&mended);
        Ok(!mended.is_empty())
    }

    fn add(&mut self, mended: &[Mended]) {
        self.places += mended.iter().map(|it| it.places).sum::<usize>();
        self.files.extend(mended.iter().map(|it| it.source));
    }

    /// Says how much was mended, on standard error: what is printed is the findings or the diff.
    pub(super) fn say(&self, key: &'static str, context: &mut Context<'_>) -> anyhow::Result<()> {
        if context.is_quiet {
            return Ok(());
        }
        let message = match self.places {
            0 => Message::new("fix.nothing"),
            _ => Message::new(key).with("places", self.places).with("files", self.files.len()),
        };
        writeln!(context.err, "{}", output::safe_text(&context.words.say(&message)))?;
        Ok(())
    }
}

/// Shows what a first pass of [`Done::write`] would change.
pub(super) fn preview(report: &Report, sources: &SourceMap, context: &mut Context<'_>) -> anyhow::Result<()> {
    let mended = mend::mend(report, sources);
    for it in &mended {
        diff::write(&it.path, &it.before, &it.after, context.out)?;
    }
    context.out.flush()?;
    let mut done = Done::default();
    done.add(&mended);
    done.say("fix.preview", context)
}
