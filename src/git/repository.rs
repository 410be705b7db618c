//! The repository that a folder lies in.

use std::path::{Path, PathBuf};

use super::command::{command, output, output_or_none};
use crate::message::Message;

/// A repository with a work tree.
#[derive(Debug)]
pub struct Repository {
    /// The root of the work tree, links resolved.
    pub root: PathBuf,
    /// Its history is cut off: commits before some are not here.
    pub is_shallow: bool,
}

impl Repository {
    /// The repository that `folder` lies in; none where it lies in none.
    ///
    /// # Errors
    /// When there may be one and git cannot say: it is not installed, or does not trust the owner.
    pub fn of(folder: &Path) -> Result<Option<Self>, Message> {
        // Without a mark of a repository there is nothing to ask git for.
        let Ok(folder) = folder.canonicalize() else { return Ok(None) };
        if !folder.ancestors().any(|it| it.join(".git").exists()) {
            return Ok(None);
        }
        let mut asked = command(&folder);
        asked.args(["rev-parse", "--is-shallow-repository", "--show-toplevel"]);
        let Some(said) = output_or_none(&mut asked)? else { return Ok(None) };
        let mut lines = said.lines();
        let is_shallow = lines.next() == Some("true");
        let root = PathBuf::from(lines.next().unwrap_or_default());
        let root = root.canonicalize().map_err(|_| Message::new("git.no-work-tree"))?;
        if !folder.starts_with(&root) {
            return Err(Message::new("git.no-work-tree"));
        }
        Ok(Some(Self { root, is_shallow }))
    }

    /// As [`Repository::of`], where there has to be one.
    ///
    /// # Errors
    /// As there, and when `folder` lies in none.
    pub fn open(folder: &Path) -> Result<Self, Message> {
        let none = || Message::new("git.none").with("folder", folder.to_string_lossy().into_owned());
        Self::of(folder)?.ok_or_else(none)
    }

    /// A path in the work tree from its root, with `/` between folders.
    pub fn inside(&self, path: &Path) -> Option<String> {
        let path = path.canonicalize().ok()?;
        let parts = path.strip_prefix(&self.root).ok()?.iter().map(|part| part.to_string_lossy());
        Some(parts.collect::<Vec<_>>().join("/"))
    }

    /// The newest commit from which both revisions come, by its id.
    ///
    /// # Errors
    /// When a revision is not there, or nothing that is here is common to both.
    pub fn merge_base(&self, left: &str, right: &str) -> Result<String, Message> {
        for revision in [left, right] {
            is_revision(revision)?;
        }
        let said = output(command(&self.root).args(["merge-base", "--", left, right]));
        match said {
            Ok(said) => Ok(said.trim_end().to_owned()),
            Err(_) if self.is_shallow => Err(Message::new("git.shallow")),
            Err(_) => Err(Message::new("git.no-base").with("left", left).with("right", right)),
        }
    }
}

/// Refuses what git would take for an option or several lines.
///
/// # Errors
/// Then.
pub(super) fn is_revision(text: &str) -> Result<(), Message> {
    if text.is_empty() || text.starts_with('-') || text.contains(char::is_control) {
        return Err(Message::new("git.no-revision").with("revision", text));
    }
    Ok(())
}
