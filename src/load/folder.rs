//! A plan's folder, as it was found.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::fault::Fault;
use crate::parse::FileKind;
use crate::source::SourceId;

/// The file that makes a folder a plan.
pub const PLAN_FILE: &str = "plan.toml";
/// The folder of a plan that holds its ledger.
pub const PROGRESS: &str = "progress";
/// The file in the folder of a period that keeps what its report said. No agency is called so.
pub const ISSUED_FILE: &str = "_issued.toml";
/// What the files of plans are called.
pub const EXTENSION: &str = "toml";

/// A folder with a `plan.toml`, and the files that belong to it.
#[derive(Debug, Default)]
pub struct PlanFolder {
    /// As shown to the user: below the folder that holds `plans/`, with `/` between folders.
    pub path: String,
    /// Where it is, for reading and writing.
    pub(super) folder: PathBuf,
    pub(super) files: Vec<PlanFile>,
    /// Those above it that declare agencies for several plans, the nearest first.
    pub(super) shared: Vec<PlanFile>,
    /// Every file below it, by its path from there.
    pub(super) present: BTreeSet<String>,
}

impl PlanFolder {
    /// The folder itself, for writing to.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where it is, links resolved; a plan that cannot be read is where its file is.
    pub(super) fn place(&self) -> Option<PathBuf> {
        let first = self.files.first()?;
        let folder = first.path.parent().filter(|_| first.kind == FileKind::Plan);
        folder.unwrap_or(&first.path).canonicalize().ok()
    }
}

/// A file of a plan, or one that stands above plans.
#[derive(Clone, Debug)]
pub(super) struct PlanFile {
    pub(super) id: SourceId,
    pub(super) kind: FileKind,
    /// Where it is, for reading.
    pub(super) path: PathBuf,
    /// What it is called, for showing.
    pub(super) shown: String,
    /// Why it is not to be read.
    pub(super) fault: Option<Fault>,
}

/// What a file is, by its place in the plan folder.
pub(super) fn kind(inside: &str) -> FileKind {
    match inside.split_once('/') {
        None if inside == PLAN_FILE => FileKind::Plan,
        Some((PROGRESS, rest)) if rest.rsplit('/').next() == Some(ISSUED_FILE) => FileKind::Issued,
        Some((PROGRESS, _)) => FileKind::Progress,
        _ => FileKind::Part,
    }
}

/// What is wrong with something among plan files that is no file; `is_link` where it leads elsewhere.
pub(super) fn no_file(path: &Path, is_link: bool) -> Fault {
    let is_head = path.file_name().is_some_and(|name| name == PLAN_FILE);
    if is_head { Fault::no_head(is_link) } else { Fault::not_a_file(is_link) }
}
