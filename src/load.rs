//! Finds plan folders and reads their files; the only reads of the program.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::Context as _;
use rayon::prelude::*;
use walkdir::WalkDir;

use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::lint::Config;
use crate::message::{Arg, Message};
use crate::model::Plan;
use crate::parse::{self, Draft, FileKind};
use crate::source::{SourceId, SourceMap, Span};

/// The folder that holds a repository's plans.
const PLANS: &str = "plans";
/// The file that makes a folder a plan.
const PLAN_FILE: &str = "plan.toml";
/// The file beside the plans that sets levels of rules.
const CONFIG_FILE: &str = "cchc.toml";
/// The folder of a plan that holds its ledger.
const PROGRESS: &str = "progress";

/// A file that cannot be read.
static UNREADABLE: RuleInfo = RuleInfo {
    id: "unreadable",
    severity: Severity::Error,
    page: include_str!("../docs/rules/unreadable.md"),
};

/// What can be wrong with a file before it is parsed, by id.
pub static RULES: &[&RuleInfo] = &[&UNREADABLE];

/// A folder with a `plan.toml`, and the files that belong to it.
#[derive(Debug)]
pub struct PlanFolder {
    /// As shown to the user: below the folder that holds `plans/`, with `/` between folders.
    pub path: String,
    files: Vec<PlanFile>,
    /// Every file below it, by its path from there.
    present: BTreeSet<String>,
}

#[derive(Debug)]
struct PlanFile {
    id: SourceId,
    kind: FileKind,
    /// Where it is, for reading.
    path: PathBuf,
    /// What it is called, for showing.
    shown: String,
    is_link: bool,
}

/// A plan folder once read: its text, its plan unless the head is torn, and everything wrong so far.
#[derive(Debug)]
pub struct Loaded {
    pub path: String,
    pub sources: SourceMap,
    /// Every file below the folder, by its path from there.
    pub files: BTreeSet<String>,
    pub plan: Option<Plan>,
    pub found: Vec<Diagnostic>,
}

/// Finds the plans that a run is about.
///
/// `start` is the current folder or `-C`. Without `named`, the plans are those below the nearest `plans/` upward,
/// or else the plan folder that `start` lies in. A name is a folder, or is left to be matched as a plan id.
///
/// # Errors
/// When a folder cannot be walked, or no plan is there.
pub fn find(start: &Path, named: &[String]) -> anyhow::Result<Found> {
    let mut found = Found::default();
    for name in named {
        let folder = start.join(name);
        if folder.join(PLAN_FILE).is_file() {
            found.walk(&folder, &shown(Path::new(name)))?;
            found.take_config(
                folder.parent().unwrap_or(&folder),
                &shown(Path::new(name).parent().unwrap_or(Path::new(""))),
            );
        } else {
            found.ids.push(name.clone());
        }
    }
    if named.is_empty() || !found.ids.is_empty() {
        let (root, folder) = upward(start).ok_or_else(|| {
            Message::new("load.no-plans").with("folder", start.to_string_lossy().into_owned())
        })?;
        let below = folder.strip_prefix(&root).unwrap_or(&folder).to_owned();
        found.walk(&folder, &shown(&below))?;
        found.take_config(&folder, &shown(&below));
    }
    Ok(found)
}

/// The plan folders of a run, and the plan ids asked for that were no folders.
#[derive(Debug, Default)]
pub struct Found {
    pub folders: Vec<PlanFolder>,
    pub ids: Vec<String>,
    config: Option<PlanFile>,
    next: u32,
}

impl Found {
    /// Adds the plans at and below `folder`. A plan folder inside a plan folder is a plan of its own.
    fn walk(&mut self, folder: &Path, shown_as: &str) -> anyhow::Result<()> {
        let first = self.folders.len();
        for entry in
            WalkDir::new(folder).sort_by_key(|it| (it.file_name() != PLAN_FILE, it.file_name().to_owned()))
        {
            let entry = entry.with_context(|| Message::new("load.cannot-walk").with("folder", shown_as))?;
            let path = entry.path();
            if entry.file_type().is_dir() {
                if path.join(PLAN_FILE).is_file() {
                    self.folders.push(PlanFolder {
                        path: join(shown_as, path.strip_prefix(folder).unwrap_or(path)),
                        files: Vec::new(),
                        present: BTreeSet::new(),
                    });
                }
                continue;
            }
            let shown = join(shown_as, path.strip_prefix(folder).unwrap_or(path));
            let mine = self.folders[first..]
                .iter_mut()
                .rfind(|plan| plan.path.is_empty() || shown.starts_with(&format!("{}/", plan.path)));
            let Some(plan) = mine else { continue };
            let inside = shown[plan.path.len()..].trim_start_matches('/').to_owned();
            if path.extension().is_some_and(|it| it == "toml") {
                plan.files.push(PlanFile {
                    id: SourceId(self.next),
                    kind: kind(&inside),
                    path: path.to_owned(),
                    shown,
                    is_link: entry.path_is_symlink(),
                });
                self.next += 1;
            }
            // A link may lead anywhere: what it names is not in the folder.
            if !entry.path_is_symlink() {
                plan.present.insert(inside);
            }
        }
        Ok(())
    }
}

/// What the `cchc.toml` of a run says, and what is wrong with it.
#[derive(Debug, Default)]
pub struct LoadedConfig {
    pub sources: SourceMap,
    pub config: Config,
    pub found: Vec<Diagnostic>,
}

impl Found {
    /// Notes the `cchc.toml` of `folder`, if it has one.
    fn take_config(&mut self, folder: &Path, shown_as: &str) {
        let path = folder.join(CONFIG_FILE);
        if path.is_file() {
            let is_link = path.is_symlink();
            let shown = join(shown_as, Path::new(CONFIG_FILE));
            self.config =
                Some(PlanFile { id: SourceId(self.next), kind: FileKind::Part, path, shown, is_link });
            self.next += 1;
        }
    }

    /// Reads the `cchc.toml` that goes with the plans.
    pub fn config(&self) -> LoadedConfig {
        let mut loaded = LoadedConfig::default();
        let Some(file) = &self.config else { return loaded };
        let read = |text: &str, found: &mut _| parse::config(file.id, text, found);
        if let Some(config) = with_text(file, &mut loaded.sources, &mut loaded.found, read) {
            loaded.config = config;
        }
        loaded
    }
}

/// What a file is, by its place in the plan folder.
fn kind(inside: &str) -> FileKind {
    match inside.split_once('/') {
        None if inside == PLAN_FILE => FileKind::Plan,
        Some((PROGRESS, _)) => FileKind::Progress,
        _ => FileKind::Part,
    }
}

/// The nearest folder upward that holds plans: what paths are shown from, and where to walk.
fn upward(start: &Path) -> Option<(PathBuf, PathBuf)> {
    let start = start.canonicalize().ok()?;
    let holder = start.ancestors().find(|folder| folder.join(PLANS).is_dir());
    if let Some(root) = holder {
        return Some((root.to_owned(), root.join(PLANS)));
    }
    let plan = start.ancestors().find(|folder| folder.join(PLAN_FILE).is_file())?;
    Some((plan.parent().unwrap_or(plan).to_owned(), plan.to_owned()))
}

/// Reads every folder and turns each plan into what the command needs of it, in the order of the folders.
///
/// Many plans are read in parallel, and a plan's text is let go as soon as `fold` is done with it. `step` is told
/// after each plan how many are done.
pub fn read_all<T: Send>(
    folders: &[PlanFolder],
    step: impl Fn(usize) + Sync,
    fold: impl Fn(Loaded) -> T + Sync,
) -> Vec<T> {
    let done = AtomicUsize::new(0);
    let each = |folder: &PlanFolder| {
        let result = fold(read(folder));
        step(done.fetch_add(1, Ordering::Relaxed) + 1);
        result
    };
    match folders {
        // One plan is read faster than a thread is started.
        [folder] => vec![each(folder)],
        _ => folders.par_iter().map(each).collect(),
    }
}

/// Reads one plan folder, every file once.
fn read(folder: &PlanFolder) -> Loaded {
    let mut sources = SourceMap::default();
    let mut draft = Draft::default();
    let mut found = Vec::new();
    for file in &folder.files {
        let read = |text: &str, found: &mut _| draft.read(file.kind, file.id, text, found);
        with_text(file, &mut sources, &mut found, read);
    }
    Loaded { path: folder.path.clone(), sources, files: folder.present.clone(), plan: draft.finish(), found }
}

/// Hands the text of a file to `read`, and keeps its bytes. A file without text is a finding.
fn with_text<T>(
    file: &PlanFile,
    sources: &mut SourceMap,
    found: &mut Vec<Diagnostic>,
    read: impl FnOnce(&str, &mut Vec<Diagnostic>) -> T,
) -> Option<T> {
    let bytes = bytes(file).unwrap_or_else(|message| {
        found.push(fault(file, message, 0));
        Vec::new()
    });
    let result = match simdutf8::compat::from_utf8(&bytes) {
        Ok(text) => Some(read(text, found)),
        Err(error) => {
            found.push(fault(file, Message::new("unreadable.not-utf8"), error.valid_up_to()));
            None
        }
    };
    sources.add(file.id, &file.shown, bytes);
    result
}

/// The bytes of a file, or why there are none. Links are not followed: they lead out of the plan's folder.
fn bytes(file: &PlanFile) -> Result<Vec<u8>, Message> {
    if file.is_link {
        return Err(Message::new("unreadable.link"));
    }
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads")]
    fs::read(&file.path)
        .map_err(|error| Message::new("unreadable.message").with("why", Arg::Foreign(error.to_string())))
}

/// A finding that a file cannot be read, from `at` on.
fn fault(file: &PlanFile, message: Message, at: usize) -> Diagnostic {
    let message = message.with("file", file.shown.as_str());
    Diagnostic::new(&UNREADABLE, Span::new(file.id, &(at..at)), message)
}

/// A path with `/` between folders, on every system.
fn shown(path: &Path) -> String {
    let path: PathBuf = path.components().filter(|part| !matches!(part, Component::CurDir)).collect();
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

/// `base` and a path below it.
fn join(base: &str, below: &Path) -> String {
    match (base, shown(below)) {
        (base, below) if below.is_empty() => base.to_owned(),
        ("", below) => below,
        (base, below) => format!("{base}/{below}"),
    }
}
