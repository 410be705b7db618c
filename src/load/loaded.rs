//! What was read of a plan's folder.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::digest::digest;
use crate::diagnostic::Diagnostic;
use crate::lint::Config;
use crate::model::{Evidence, Plan};
use crate::source::{SourceId, SourceMap};
use crate::text::composed;

/// A plan folder once read: its text, its plan unless `plan.toml` cannot be read, and everything wrong so far.
#[derive(Debug)]
pub struct Loaded {
    pub path: String,
    /// Where it is, for reading and writing.
    pub folder: PathBuf,
    pub sources: SourceMap,
    /// Which of the sources the plan shares with others.
    pub shared: Vec<SourceId>,
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

    /// The SHA-256 of each file that evidence recorded it of, by its path as the evidence says it. A file that cannot be
    /// read has none.
    pub fn digests(&self) -> BTreeMap<String, String> {
        let entries =
            self.plan.iter().flat_map(|plan| plan.reports.iter()).flat_map(|report| &report.entries);
        let evidence = entries.flat_map(|entry| &entry.evidence).filter(|it| it.sha256.is_some());
        let digest = |path: String| {
            let digest = digest(&self.folder.join(self.file(&path)?)).ok()?;
            Some((path, digest))
        };
        evidence.filter_map(Evidence::place).filter_map(digest).collect()
    }

    /// What a file is called on disk: systems write one name in one of two forms of Unicode.
    fn file<'a>(&'a self, path: &'a str) -> Option<&'a str> {
        if self.files.contains(path) {
            return Some(path);
        }
        let name = composed(path);
        let mut files = self.files.iter().filter(|_| !path.is_ascii());
        files.find(|file| composed(file) == name).map(String::as_str)
    }
}

/// What the `cchc.local.toml` of a run says, and what is wrong with it.
#[derive(Debug, Default)]
pub struct LoadedLocal {
    pub sources: SourceMap,
    /// The agency of whoever types, as written.
    pub agency: Option<String>,
    pub found: Vec<Diagnostic>,
}

/// What the `cchc.toml` of a run says, and what is wrong with it.
#[derive(Debug, Default)]
pub struct LoadedConfig {
    pub sources: SourceMap,
    pub config: Config,
    pub found: Vec<Diagnostic>,
}
