//! Writing what is safe to mend.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::check::{Checked, Kept};
use super::plans::{Step, Workspace};
use crate::disk::file;
use crate::disk::lock::Lock;
use crate::disk::replacement::Replacement;
use crate::lint::Level;
use crate::mend::Mended;
use crate::message::Message;

/// How much was mended.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fixed {
    pub places: usize,
    pub files: usize,
}

impl Workspace {
    /// Checks the plans and mends on disk what is safe to mend, each file whole or not at all, as often as there is
    /// something; then says what is left. Takes what [`Workspace::check`] takes.
    ///
    /// # Errors
    /// As [`Workspace::check`], and when a file cannot be written, or is another by now; it and those after it are then
    /// as they were.
    pub fn fix(
        &self,
        as_of: NaiveDate,
        levels: &[(String, Level)],
        step: &Step<'_>,
    ) -> Result<(Checked, Fixed), Message> {
        // Where changes overlap, the second is made in another pass.
        const PASSES: usize = 5;
        let (mut places, mut files) = (0, BTreeSet::new());
        let mut checked = self.check(as_of, levels, Kept::All, step)?;
        for _ in 0..PASSES {
            let mended = checked.mended();
            if mended.is_empty() {
                break;
            }
            for it in &mended {
                self.write(it)?;
                places += it.places;
                files.insert(it.source);
            }
            checked = self.check(as_of, levels, Kept::All, step)?;
        }
        Ok((checked, Fixed { places, files: files.len() }))
    }

    fn write(&self, mended: &Mended) -> Result<(), Message> {
        let Some(path) = self.found.place(mended.source) else { return Ok(()) };
        let _lock = self.found.folder_of(mended.source).map(Lock::on).transpose()?;
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return Ok(()) };
        let replacement =
            Replacement::prepare(folder, &name.to_string_lossy(), Some(&mended.before), &mended.after)?;
        // Somebody may have written to it since it was read.
        if !replacement.is_current() {
            return Err(Message::new("write.changed").with("file", mended.path.as_str()));
        }
        replacement.finish()?;
        file::settle(folder)
    }
}
