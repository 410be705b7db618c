//! Which files a command has written into a folder, so that a later run tells them from those of others.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::disk::file;
use crate::load;
use crate::message::Message;

/// The files that runs of one command in one format have written into a folder, each with the SHA-256 of what was written.
/// It is kept beside them as `sha256sum` has it.
#[derive(Debug)]
pub(super) struct Manifest {
    path: PathBuf,
    files: BTreeMap<String, String>,
}

/// A file of an earlier run.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Leftover {
    pub(super) name: String,
    /// Whether somebody has changed it since.
    pub(super) is_edited: bool,
}

impl Manifest {
    /// Reads what earlier runs of `command` have written into `folder` as files with this extension. A line that could
    /// not be one of theirs says nothing.
    pub(super) fn read(folder: &Path, command: &str, extension: &'static str) -> Self {
        let path = folder.join(format!(".cchc-{command}-{extension}.sha256"));
        let text = file::text(&path).unwrap_or_default();
        let suffix = format!(".{extension}");
        let is_plain = |name: &str| name.ends_with(&suffix) && !name.contains(['/', '\\', ':']);
        let files = text.lines().filter_map(|line| line.split_once("  ")).filter(|(_, name)| is_plain(name));
        let files = files.map(|(digest, name)| (name.to_owned(), digest.to_owned())).collect();
        Self { path, files }
    }

    /// Those of the files that are still there and not among `written`.
    pub(super) fn leftovers(&self, written: &BTreeMap<String, String>) -> Vec<Leftover> {
        let left = self.files.iter().filter(|(name, _)| !written.contains_key(*name));
        let left = left.filter_map(|(name, digest)| {
            let path = self.path.with_file_name(name);
            let is_file = !path.is_symlink() && path.is_file();
            let now = is_file.then(|| load::digest(&path).ok())??;
            Some(Leftover { name: name.clone(), is_edited: now != *digest })
        });
        left.collect()
    }

    /// Removes a file of an earlier run.
    ///
    /// # Errors
    /// When the system refuses.
    pub(super) fn remove(&mut self, name: &str) -> Result<(), Message> {
        file::remove(&self.path.with_file_name(name))?;
        self.files.remove(name);
        Ok(())
    }

    /// Adds what a run has written, and forgets what is gone.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn write(mut self, written: BTreeMap<String, String>) -> Result<(), Message> {
        self.files.retain(|name, _| self.path.with_file_name(name).is_file());
        self.files.extend(written);
        let lines = self.files.iter().map(|(name, digest)| format!("{digest}  {name}\n"));
        file::write_one_of_many(&self.path, lines.collect::<String>().as_bytes())
    }
}
