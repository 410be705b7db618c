//! The files inside a plan's folder, and above it, one by one.

use std::collections::BTreeSet;
use std::path::Path;

use super::folder::PlanFolder;
use super::paths::join;
use super::text::bytes_at;

impl PlanFolder {
    /// Every file below it, by its path from there.
    pub fn present(&self) -> &BTreeSet<String> {
        &self.present
    }

    /// The path of a file inside it, as shown.
    pub fn shown(&self, inside: &str) -> String {
        join(&self.path, Path::new(inside))
    }

    /// What a file inside it holds on disk; none where it cannot be read, or leads elsewhere.
    pub fn bytes(&self, inside: &str) -> Option<Vec<u8>> {
        bytes_at(&self.folder.join(inside))
    }

    /// Where the files above it are that count for it, too.
    pub fn shared_paths(&self) -> impl Iterator<Item = &Path> {
        self.shared.iter().map(|file| file.path.as_path())
    }
}
