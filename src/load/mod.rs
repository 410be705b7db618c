//! Plan folders and what is read of them. Nothing else reads files.

mod digest;
mod find;
mod read;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

pub use self::digest::digest;
pub use self::find::{Found, find, plan_at};
pub use self::read::{heads, read_all, read_one, snapshot};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::lint::Config;
use crate::message::Message;
use crate::model::{Evidence, Plan};
use crate::parse::FileKind;
use crate::source::{SourceId, SourceMap};

/// The file that makes a folder a plan.
pub const PLAN_FILE: &str = "plan.toml";
/// The folder of a plan that holds its ledger.
pub const PROGRESS: &str = "progress";
/// What the files of plans are called.
pub const EXTENSION: &str = "toml";

/// A file that cannot be read.
static UNREADABLE: RuleInfo = RuleInfo {
    id: "unreadable",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/unreadable.md"),
};

/// What can be wrong with a file before it is parsed, by id.
pub static RULES: &[&RuleInfo] = &[&UNREADABLE];

/// A folder with a `plan.toml`, and the files that belong to it.
#[derive(Debug, Default)]
pub struct PlanFolder {
    /// As shown to the user: below the folder that holds `plans/`, with `/` between folders.
    pub path: String,
    /// Where it is, for reading and writing.
    folder: PathBuf,
    files: Vec<PlanFile>,
    /// Every file below it, by its path from there.
    present: BTreeSet<String>,
}

impl PlanFolder {
    /// The folder itself, for writing to.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where it is, links resolved; a plan that cannot be read is where its file is.
    fn place(&self) -> Option<PathBuf> {
        let first = self.files.first()?;
        let folder = first.path.parent().filter(|_| first.kind == FileKind::Plan);
        folder.unwrap_or(&first.path).canonicalize().ok()
    }
}

#[derive(Debug)]
struct PlanFile {
    id: SourceId,
    kind: FileKind,
    /// Where it is, for reading.
    path: PathBuf,
    /// What it is called, for showing.
    shown: String,
    /// Why it is not to be read.
    fault: Option<Message>,
    /// What is to be read in place of what it holds.
    proposed: Option<String>,
}

/// A plan folder once read: its text, its plan unless `plan.toml` cannot be read, and everything wrong so far.
#[derive(Debug)]
pub struct Loaded {
    pub path: String,
    /// Where it is, for reading and writing.
    pub folder: PathBuf,
    pub sources: SourceMap,
    /// Every file below the folder, by its path from there.
    pub files: BTreeSet<String>,
    pub plan: Option<Plan>,
    pub found: Vec<Diagnostic>,
}

impl Loaded {
    /// The plan's id; a plan whose id is faulty goes by the name of its folder.
    pub fn id(&self) -> &str {
        let id = self.plan.as_ref().map(|plan| plan.head.id.value.as_str()).filter(|id| !id.is_empty());
        id.unwrap_or_else(|| self.path.rsplit('/').next().unwrap_or_default())
    }

    /// The SHA-256 of each file that evidence recorded it of, by its path from the plan's folder. A file that cannot be
    /// read has none.
    pub fn digests(&self) -> BTreeMap<String, String> {
        let entries = self.plan.iter().flat_map(|plan| &plan.reports).flat_map(|report| &report.entries);
        let evidence = entries.flat_map(|entry| &entry.evidence).filter(|it| it.sha256.is_some());
        let present = evidence.filter_map(Evidence::place).filter(|path| self.files.contains(path));
        present.filter_map(|path| Some((path.clone(), digest(&self.folder.join(&path)).ok()?))).collect()
    }
}

/// What the `cchc.toml` of a run says, and what is wrong with it.
#[derive(Debug, Default)]
pub struct LoadedConfig {
    pub sources: SourceMap,
    pub config: Config,
    pub found: Vec<Diagnostic>,
}
