//! Plans whose files lie in no folder on disk: those of a commit. They are listed first, and read when they are needed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::above::holders;
use super::fault::Fault;
use super::find::Found;
use super::folder::{EXTENSION, PLAN_FILE, PlanFile, PlanFolder, no_file};
use super::loaded::{Loaded, LoadedConfig};
use super::paths::{CONFIG_FILE, SHARED_FILE};
use super::read::read;
use super::stray;
use crate::message::Message;
use crate::parse::FileKind;
use crate::source::SourceId;

/// A file, by its path from one root, with `/` between folders.
#[derive(Clone, Debug)]
pub struct ListedFile {
    pub path: String,
    /// It leads elsewhere: a link, or another repository.
    pub is_link: bool,
}

/// Hands out the content of a file by its path.
pub type Contents<'a> = dyn Fn(&str) -> Result<Vec<u8>, Message> + 'a;

impl Found {
    /// The plans among listed files, below these folders, with what stands above them.
    pub fn listed(roots: &[String], mut files: Vec<ListedFile>) -> Self {
        // As a folder is walked: what makes it a plan comes first.
        files.sort_by_cached_key(|file| {
            file.path.split('/').map(|name| (name != PLAN_FILE, name.to_owned())).collect::<Vec<_>>()
        });
        let mut found = Self::default();
        let is_below = |path: &str| {
            let below =
                |root: &String| path.strip_prefix(root.as_str()).is_some_and(|rest| rest.starts_with('/'));
            roots.iter().any(|root| root.is_empty() || below(root))
        };
        let below = || files.iter().filter(|file| is_below(&file.path));
        for file in below().filter(|file| !file.is_link) {
            if let Some(folder) = plan_of(&file.path) {
                let path = folder.to_owned();
                found.folders.push(PlanFolder {
                    folder: PathBuf::from(folder),
                    path,
                    ..PlanFolder::default()
                });
            }
        }
        let strays = below().filter_map(|file| found.take_listed(file)).collect();
        found.take_strays(0, strays);
        found.take_above(roots, &files.iter().map(|file| file.path.as_str()).collect());
        found
    }

    /// Adds a file to its plan, or hands it back.
    fn take_listed(&mut self, file: &ListedFile) -> Option<stray::Stray> {
        let path = Path::new(&file.path);
        let fault = file.is_link.then(|| no_file(path, true));
        if path.extension().is_some_and(|it| it.eq_ignore_ascii_case(EXTENSION)) {
            let capitals = path.extension().filter(|it| *it != EXTENSION);
            let fault = fault.or(capitals.map(|_| stray::capitals(path)));
            return self.add(0, path.to_owned(), file.path.clone(), fault);
        }
        if let (None, Some(plan)) = (fault, self.owner(0, &file.path)) {
            let inside = file.path[plan.path.len()..].trim_start_matches('/').to_owned();
            plan.present.insert(inside);
        }
        None
    }

    /// Notes what stands above the plans: the nearest settings, and agencies that several plans share.
    fn take_above(&mut self, roots: &[String], files: &BTreeSet<&str>) {
        let is_plan = |folder: &Path| files.contains(named(folder, PLAN_FILE).as_str());
        let settings = roots.iter().flat_map(|root| holders(Path::new(root), is_plan));
        let mut settings = settings.map(|(_, it)| named(it, CONFIG_FILE));
        let settings = settings.find(|path| files.contains(path.as_str()));
        self.config = settings.map(|path| self.listed_above(path, FileKind::Part));
        for at in 0..self.folders.len() {
            let plan = self.folders[at].folder.clone();
            let above = holders(&plan, is_plan).skip(1).filter(|(_, it)| !is_plan(it));
            let shared: Vec<String> = above.map(|(_, it)| named(it, SHARED_FILE)).collect();
            for path in shared.into_iter().filter(|path| files.contains(path.as_str())) {
                let file = self.listed_above(path, FileKind::Shared);
                self.folders[at].shared.push(file);
            }
        }
    }

    fn listed_above(&mut self, path: String, kind: FileKind) -> PlanFile {
        let id = SourceId(self.next);
        self.next += 1;
        PlanFile { id, kind, path: PathBuf::from(&path), shown: path, fault: None }
    }

    /// Reads a listed plan.
    pub fn read_listed(&self, plan: usize, contents: &Contents<'_>) -> Loaded {
        let folder = &self.folders[plan];
        read(folder, folder.files.iter().chain(&folder.shared), |file| content(file, contents))
    }

    /// Reads the settings that go with listed plans.
    pub fn config_listed(&self, contents: &Contents<'_>) -> LoadedConfig {
        self.config_of(|file| content(file, contents))
    }
}

fn content(file: &PlanFile, contents: &Contents<'_>) -> Result<Vec<u8>, Fault> {
    match &file.fault {
        Some(fault) => Err(fault.clone()),
        None => contents(&file.shown).map_err(Fault::unreadable),
    }
}

/// The folder that a `plan.toml` makes a plan.
fn plan_of(path: &str) -> Option<&str> {
    match path.strip_suffix(PLAN_FILE)? {
        "" => Some(""),
        folder => folder.strip_suffix('/'),
    }
}

fn named(folder: &Path, name: &str) -> String {
    super::paths::join(&super::paths::shown(folder), Path::new(name))
}

/// The files that may stand above plans in a folder and count for them.
pub fn names_above(root: &str) -> Vec<String> {
    let above = holders(Path::new(root), |_| true).skip(1);
    above.flat_map(|(_, folder)| [named(folder, CONFIG_FILE), named(folder, SHARED_FILE)]).collect()
}
