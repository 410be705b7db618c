//! A folder for a plan that is not there yet: where it is to be, and what stands above it.

use std::path::{Path, PathBuf};

use super::find::Found;
use super::folder::PlanFolder;
use super::paths::{PLANS, join, upward};
use super::text::{bytes, with_text};
use crate::model::Directory;
use crate::parse::{Draft, FileKind};
use crate::source::SourceMap;

/// Where a plan is to be that is begun in `start`: the folder that paths are shown from, and that of its plans, which may
/// not be there yet. It is the nearest `plans/` upward, or else one in `start` itself.
pub fn plans_folder(start: &Path) -> (PathBuf, PathBuf) {
    let near = upward(start).filter(|(_, folder)| folder.file_name().is_some_and(|name| name == PLANS));
    near.unwrap_or_else(|| (start.to_owned(), start.join(PLANS)))
}

impl Found {
    /// The run that is about one plan called `name`, not there yet, in the folder `holder`, which is shown as `shown_as`.
    pub fn vacant(holder: &Path, shown_as: &str, name: &str) -> Self {
        let folder = PlanFolder {
            path: join(shown_as, Path::new(name)),
            folder: holder.join(name),
            ..PlanFolder::default()
        };
        let mut found = Self::default();
        found.folders.push(folder);
        found.take_config(holder, shown_as);
        found.take_shared(0, holder, shown_as);
        found
    }

    /// The agencies that the first plan of the run shares with others.
    pub fn shared_agencies(&self) -> Directory {
        let mut draft = Draft::default();
        let (mut sources, mut found) = (SourceMap::default(), Vec::new());
        for file in self.folders.iter().take(1).flat_map(|folder| &folder.shared) {
            let read = |text: &str, found: &mut _| draft.read(FileKind::Shared, file.id, text, found);
            with_text(file, bytes(file), &mut sources, &mut found, read);
        }
        draft.into_agencies()
    }
}
