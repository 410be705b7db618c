//! Finds plan folders: what belongs to which plan, and where it is.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::fault::Fault;
use super::folder::{EXTENSION, PLAN_FILE, PROGRESS, PlanFile, PlanFolder, kind, no_file};
use super::loaded::{Loaded, LoadedConfig, LoadedLocal};
use super::names::{Named, add_plan_folders, named};
use super::paths::{CONFIG_FILE, LOCAL_FILE, join, shown, standing_in, upward};
use super::read::read_with;
use super::stray::{self, Stray};
use super::text::{bytes, with_text};
use crate::message::{Arg, Message};
use crate::parse::{self, FileKind};
use crate::source::{SourceId, SourceMap};

/// The plan folders of a run, each once, in the order of their paths.
#[derive(Debug, Default)]
pub struct Found {
    pub folders: Vec<PlanFolder>,
    pub(super) config: Option<PlanFile>,
    /// What is set for one person's machine alone.
    pub(super) local: Option<PlanFile>,
    /// For each folder above a plan that was looked in, the agencies it has for the plans below.
    pub(super) shared: BTreeMap<PathBuf, Option<PlanFile>>,
    /// Files that belong to no plan and should.
    strays: Vec<PlanFile>,
    /// Where plans were looked for: the folders, as they are on disk.
    pub roots: Vec<PathBuf>,
    pub(super) next: u32,
}

/// Finds the plans that a run is about.
///
/// `start` is the current folder or `-C`. Without `named`, it is the plan folder that `start` lies in, or else the plans
/// below the nearest `plans/` upward. A name is a plan's folder, a folder of plans, or the id of one of those plans.
///
/// # Errors
/// When no plan is there, or none is called so.
pub fn find(start: &Path, named: &[String]) -> Result<Found, Message> {
    let mut found = Found::default();
    let ids: Vec<&String> = named.iter().filter(|name| !start.join(name).is_dir()).collect();
    for name in named.iter().filter(|name| start.join(name).is_dir()) {
        let folder = start.join(name);
        let first = found.folders.len();
        found.walk(&folder, &shown(Path::new(name)));
        if folder.join(PLAN_FILE).is_file() {
            // A plan's folder means that plan, not the plans inside it.
            found.folders.truncate(first + 1);
        }
        found.take_config(&folder, &shown(Path::new(name)));
        found.take_shared(first, &folder, &shown(Path::new(name)));
    }
    if named.is_empty() || !ids.is_empty() {
        let none = || Message::new("load.no-plans").with("folder", start.to_string_lossy().into_owned());
        let here = standing_in(start).filter(|_| ids.is_empty());
        let is_one = here.is_some();
        let (root, folder) = here.or_else(|| upward(start)).ok_or_else(none)?;
        let below = shown(folder.strip_prefix(&root).unwrap_or(&folder));
        let first = found.folders.len();
        if ids.is_empty() {
            found.walk(&folder, &below);
        } else {
            found.walk_called(&ids, &folder, &below)?;
            found.strays.clear();
        }
        if is_one {
            found.folders.truncate(first + 1);
        }
        found.take_config(&folder, &below);
        found.take_shared(first, &folder, &below);
    }
    found.keep_each_once();
    if found.folders.is_empty() {
        return Err(Message::new("load.no-plans").with("folder", start.to_string_lossy().into_owned()));
    }
    Ok(found)
}

/// As [`find`], where nobody names a plan: of many plans the first few.
///
/// # Errors
/// When no plan is there.
pub fn find_first(start: &Path, most: usize) -> Result<Found, Message> {
    let Some((_, folder)) = upward(start).filter(|_| standing_in(start).is_none()) else {
        return find(start, &[]);
    };
    let mut folders = Vec::new();
    add_plan_folders(&folder, most, &mut folders);
    let names: Vec<String> = folders.iter().map(|folder| folder.to_string_lossy().into_owned()).collect();
    find(start, &names)
}

/// What the plans are called among which an id is looked for.
pub fn names(start: &Path) -> Vec<Named> {
    upward(start).map(|(_, folder)| named(&folder)).unwrap_or_default()
}

impl Found {
    /// Adds the plans at and below `folder`. A plan folder inside a plan folder is a plan of its own.
    fn walk(&mut self, folder: &Path, shown_as: &str) {
        self.roots.push(folder.to_owned());
        let first = self.folders.len();
        let mut strays = Vec::new();
        let plan_first = |it: &DirEntry| (it.file_name() != PLAN_FILE, it.file_name().to_owned());
        for entry in WalkDir::new(folder).sort_by_key(plan_first) {
            let path = match &entry {
                Ok(entry) => entry.path(),
                Err(error) => error.path().unwrap_or(folder),
            };
            let shown = join(shown_as, path.strip_prefix(folder).unwrap_or(path));
            match &entry {
                Ok(entry) if is_folder(entry) => {
                    if path.join(PLAN_FILE).is_file() {
                        let folder = path.to_owned();
                        self.folders.push(PlanFolder { path: shown, folder, ..PlanFolder::default() });
                    }
                }
                Ok(entry) => strays.extend(self.take_file(entry, first, shown)),
                Err(error) => {
                    let why = error.io_error().map(ToString::to_string).unwrap_or_default();
                    let fault = Message::new("unreadable.message").with("why", Arg::Foreign(why));
                    self.add(first, path.to_owned(), shown, Some(Fault::unreadable(fault)));
                }
            }
        }
        self.take_strays(first, strays);
    }

    /// Notes what lies beside the plans from `first` on and belongs to none.
    pub(super) fn take_strays(&mut self, first: usize, files: Vec<Stray>) {
        let plans = self.folders[first..].iter().map(|plan| plan.path.as_str()).collect();
        for Stray { path, shown, fault } in stray::told(files, &plans) {
            let (id, kind) = (SourceId(self.next), FileKind::Part);
            self.strays.push(PlanFile { id, kind, path, shown, fault });
            self.next += 1;
        }
    }

    /// Adds a file to its plan, or hands back one that belongs to none. Links are not followed, for they lead out of the
    /// plan's folder; what is no file at all is not opened. Either is told of where it stands in a file's place, or in that
    /// of a folder of files.
    fn take_file(&mut self, entry: &DirEntry, first: usize, shown: String) -> Option<Stray> {
        let path = entry.path();
        if entry.file_name() == LOCAL_FILE {
            return None;
        }
        let is_toml = path.extension().is_some_and(|it| it.eq_ignore_ascii_case(EXTENSION));
        let is_link = entry.path_is_symlink();
        if !entry.file_type().is_file() {
            let fault = no_file(path, is_link);
            let is_told = is_toml || is_link && leads_to_files(path);
            return if is_told { self.add(first, path.to_owned(), shown, Some(fault)) } else { None };
        }
        if is_toml {
            let capitals = path.extension().filter(|it| *it != EXTENSION);
            return self.add(first, path.to_owned(), shown, capitals.map(|_| stray::capitals(path)));
        }
        if let Some(plan) = self.owner(first, &shown) {
            let inside = shown[plan.path.len()..].trim_start_matches('/').to_owned();
            plan.present.insert(inside);
        }
        None
    }

    /// Adds a file to the plan it belongs to, or hands it back. What could be a plan and cannot be read is a plan that
    /// cannot be read.
    pub(super) fn add(
        &mut self,
        first: usize,
        path: PathBuf,
        shown: String,
        fault: Option<Fault>,
    ) -> Option<Stray> {
        let id = SourceId(self.next);
        let Some(plan) = self.owner(first, &shown) else {
            let is_stray = fault.as_ref().is_none_or(|fault| fault.help.is_some());
            if is_stray {
                let fault = fault.filter(Fault::is_of_no_file);
                return (path.file_name()? != CONFIG_FILE).then_some(Stray { path, shown, fault });
            }
            let file = PlanFile { id, kind: FileKind::Part, path, shown: shown.clone(), fault };
            self.folders.push(PlanFolder { path: shown, files: vec![file], ..PlanFolder::default() });
            self.next += 1;
            return None;
        };
        let inside = shown[plan.path.len()..].trim_start_matches('/').to_owned();
        plan.files.push(PlanFile { id, kind: kind(&inside), path, shown, fault });
        plan.present.insert(inside);
        self.next += 1;
        None
    }

    /// The innermost plan folder that a path lies in.
    pub(super) fn owner(&mut self, first: usize, shown: &str) -> Option<&mut PlanFolder> {
        let holds = |plan: &&mut PlanFolder| {
            let rest = shown.strip_prefix(plan.path.as_str());
            plan.path.is_empty() || rest.is_some_and(|rest| rest.starts_with('/'))
        };
        self.folders[first..].iter_mut().rfind(holds)
    }

    /// Adds the plans below `folder` that have one of these ids, case ignored. The others are not looked into.
    fn walk_called(&mut self, ids: &[&String], folder: &Path, shown_as: &str) -> Result<(), Message> {
        let plans = named(folder);
        for id in ids {
            if !plans.iter().any(|plan| plan.id.eq_ignore_ascii_case(id)) {
                let known = plans.iter().map(|plan| plan.id.as_str());
                return Err(Message::unknown("lookup.unknown-plan", id, known));
            }
        }
        let is_called = |plan: &&Named| ids.iter().any(|id| id.eq_ignore_ascii_case(&plan.id));
        for plan in plans.iter().filter(is_called) {
            let below = plan.folder.strip_prefix(folder).unwrap_or(&plan.folder);
            let first = self.folders.len();
            self.walk(&plan.folder, &join(shown_as, below));
            // Plans inside it have ids of their own.
            self.folders.truncate(first + 1);
            self.roots.pop();
        }
        self.roots.push(folder.to_owned());
        Ok(())
    }

    /// A folder that was named twice, by path or by id, counts once.
    fn keep_each_once(&mut self) {
        let mut seen = BTreeSet::new();
        self.folders.retain(|folder| folder.place().is_none_or(|place| seen.insert(place)));
    }

    /// Keeps the plans at these places in the list.
    pub fn keep(&mut self, plans: &[usize]) {
        let mut at = 0..;
        self.folders.retain(|_| at.next().is_some_and(|at| plans.contains(&at)));
    }

    /// Lists the files of a plan anew: some may have come or gone since it was found.
    ///
    /// # Errors
    /// When it is a plan no more.
    pub fn list_again(&mut self, plan: usize) -> Result<(), Message> {
        let PlanFolder { path, folder, .. } = &self.folders[plan];
        let mut again = Self { next: self.next, ..Self::default() };
        again.walk(folder, path);
        let none = || Message::new("load.no-plans").with("folder", folder.to_string_lossy().into_owned());
        // The plan's own folder comes first, before the plans inside it.
        let listed = again.folders.into_iter().next().ok_or_else(none)?;
        let shared = std::mem::take(&mut self.folders[plan].shared);
        self.folders[plan] = PlanFolder { shared, ..listed };
        self.next = again.next;
        Ok(())
    }

    /// Reads a plan as it would be with other texts in some files, by their paths from its folder, where files may be or
    /// not. The others hold what they held in `before`, and are not read again.
    pub fn read_changed(&self, plan: usize, before: &SourceMap, texts: &BTreeMap<&str, &str>) -> Loaded {
        let folder = &self.folders[plan];
        let (mut changed, mut new) = (BTreeMap::new(), Vec::new());
        let mut next = self.next;
        for (inside, text) in texts {
            let shown = join(&folder.path, Path::new(inside));
            if let Some(file) = folder.files.iter().find(|file| file.shown == shown) {
                changed.insert(file.id, *text);
                continue;
            }
            let (id, path) = (SourceId(next), folder.folder.join(inside));
            new.push(PlanFile { id, kind: kind(inside), path, shown, fault: None });
            changed.insert(id, *text);
            next += 1;
        }
        let mut loaded = read_with(folder, before, &changed, &new);
        loaded.files.extend(texts.keys().map(|&inside| inside.to_owned()));
        loaded
    }

    /// The folder of the plan that a file of the run belongs to; none for what belongs to no plan.
    pub fn folder_of(&self, id: SourceId) -> Option<&Path> {
        let holds = |folder: &&PlanFolder| folder.files.iter().any(|file| file.id == id);
        self.folders.iter().find(holds).map(PlanFolder::folder)
    }

    /// Where a file of the run is.
    pub fn place(&self, id: SourceId) -> Option<&Path> {
        let own = self.folders.iter().flat_map(|folder| &folder.files);
        let mut files = own.chain(&self.config).chain(self.shared.values().flatten());
        files.find(|file| file.id == id).map(|file| file.path.as_path())
    }

    /// Where the `cchc.toml` that goes with the plans is, if there is one.
    pub fn config_path(&self) -> Option<&Path> {
        self.config.as_ref().map(|file| file.path.as_path())
    }

    /// Reads the `cchc.toml` that goes with the plans, and says what lies beside them and counts for nothing.
    pub fn config(&self) -> LoadedConfig {
        self.config_of(bytes)
    }

    pub(super) fn config_of(&self, bytes: impl Fn(&PlanFile) -> Result<Vec<u8>, Fault>) -> LoadedConfig {
        let mut loaded = LoadedConfig::default();
        for file in &self.strays {
            with_text(file, bytes(file), &mut loaded.sources, &mut loaded.found, |_, _| ());
        }
        let Some(file) = &self.config else { return loaded };
        let read = |text: &str, found: &mut _| parse::config(file.id, text, found);
        if let Some(config) = with_text(file, bytes(file), &mut loaded.sources, &mut loaded.found, read) {
            loaded.config = config;
        }
        loaded
    }

    /// Reads the `cchc.local.toml` that goes with the plans.
    pub fn local(&self) -> LoadedLocal {
        let mut loaded = LoadedLocal::default();
        if let Some(file) = &self.local {
            let read = |text: &str, found: &mut _| parse::local_agency(file.id, text, found);
            let agency = with_text(file, bytes(file), &mut loaded.sources, &mut loaded.found, read);
            loaded.agency = agency.flatten();
        }
        loaded
    }
}

/// Whether an entry is a folder to look into: those that are links are not, but for the one that was named.
fn is_folder(entry: &DirEntry) -> bool {
    entry.file_type().is_dir() || entry.depth() == 0 && entry.path().is_dir()
}

/// Whether a link leads to a folder that could be one of plan files. Other links are no plan's business.
fn leads_to_files(path: &Path) -> bool {
    /// More than anybody keeps in a folder of a plan.
    const MOST: usize = 10_000;
    let is_ledger = path.file_name().is_some_and(|name| name == PROGRESS) && path.is_dir();
    let mut entries = path.read_dir().into_iter().flatten().take(MOST).flatten();
    is_ledger || entries.any(|it| Path::new(&it.file_name()).extension().is_some_and(|it| it == EXTENSION))
}
