//! One state of the plans: the files as they lie in a folder, or those of a commit.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::git::{Content, Kind, Objects, Repository};
use crate::load::{self, Found, ListedFile, Loaded, LoadedConfig, PlanFolder};
use crate::message::Message;

/// One state of the plans.
#[derive(Debug)]
pub(super) enum Side<'a> {
    /// The files of the run.
    Run(&'a Found),
    /// Those of another folder.
    Folder(Found),
    /// Those of the run, but that one file of one plan holds another text.
    File {
        found: &'a Found,
        plan: usize,
        inside: String,
        text: String,
    },
    Commit(Commit),
}

/// The plans of a commit.
#[derive(Debug)]
pub(super) struct Commit {
    found: Found,
    /// The content of each file, by its path from the root of the repository.
    ids: BTreeMap<String, String>,
    /// Folders that are repositories of their own.
    pub(super) submodules: Vec<String>,
    objects: Rc<RefCell<Objects>>,
}

impl Commit {
    /// The plans that a commit holds below folders of the work tree, which are `roots`. Before the first commit there are
    /// none.
    ///
    /// # Errors
    /// When git cannot hand them out.
    pub(super) fn new(
        repository: &Repository,
        objects: &Rc<RefCell<Objects>>,
        commit: Option<&str>,
        roots: &[PathBuf],
    ) -> Result<Self, Message> {
        let roots: Vec<String> = roots.iter().filter_map(|root| repository.inside(root)).collect();
        let mut files = BTreeMap::new();
        for (root, commit) in roots.iter().filter_map(|root| Some((root, commit?))) {
            let mut objects = objects.borrow_mut();
            for path in load::names_above(root) {
                let (base, name) = path.rsplit_once('/').unwrap_or(("", &path));
                if let Some(folder) = objects.folder(commit, base)?
                    && let Some(file) = objects.file(&folder, name)?
                {
                    files.insert(path.clone(), file);
                }
            }
            let Some(folder) = objects.folder(commit, root)? else { continue };
            for file in objects.files(&folder)? {
                let path = if root.is_empty() { file.path.clone() } else { format!("{root}/{}", file.path) };
                files.insert(path, file);
            }
        }
        let is_module = |kind: Kind| kind == Kind::Submodule;
        let submodules =
            files.iter().filter(|(_, it)| is_module(it.kind)).map(|(path, _)| path.clone()).collect();
        files.retain(|_, it| !is_module(it.kind));
        let list = |(path, it): (&String, &crate::git::TreeFile)| ListedFile {
            path: path.clone(),
            is_link: it.kind == Kind::Link,
        };
        let found = Found::listed(&roots, files.iter().map(list).collect());
        let ids = files.into_iter().map(|(path, it)| (path, it.id)).collect();
        Ok(Self { found, ids, submodules, objects: Rc::clone(objects) })
    }

    fn content(&self, path: &str) -> Result<Vec<u8>, Message> {
        let missing = || Message::new("git.incomplete");
        let id = self.ids.get(path).ok_or_else(missing)?;
        match self.objects.borrow_mut().content(id)? {
            Content::Held(bytes) => Ok(bytes),
            Content::Missing => Err(missing()),
        }
    }
}

impl Side<'_> {
    fn found(&self) -> &Found {
        match self {
            Self::Run(found) | Self::File { found, .. } => found,
            Self::Folder(found) => found,
            Self::Commit(commit) => &commit.found,
        }
    }

    /// The plan folders, in the order of their paths.
    pub(super) fn folders(&self) -> &[PlanFolder] {
        &self.found().folders
    }

    /// Reads a plan.
    pub(super) fn read(&self, plan: usize) -> Loaded {
        match self {
            Self::File { found, plan: changed, inside, text } if plan == *changed => {
                let loaded = load::read_one(&found.folders[plan]);
                let changed = BTreeMap::from([(inside.as_str(), text.as_str())]);
                found.read_changed(plan, &loaded.sources, &changed)
            }
            Self::Commit(commit) => commit.found.read_listed(plan, &|path| commit.content(path)),
            _ => load::read_one(&self.folders()[plan]),
        }
    }

    /// Reads the settings that go with the plans.
    pub(super) fn config(&self) -> LoadedConfig {
        match self {
            Self::Commit(commit) => commit.found.config_listed(&|path| commit.content(path)),
            _ => self.found().config(),
        }
    }

    /// Where a plan is: from the root of `repository` where there is one, else below the folder that was looked in.
    pub(super) fn place(&self, plan: usize, repository: Option<&Repository>) -> String {
        let folder = &self.folders()[plan];
        match (self, repository) {
            (Self::Commit(_), _) => folder.path.clone(),
            (_, Some(repository)) => repository.inside(folder.folder()).unwrap_or_default(),
            (_, None) => {
                let root = self.found().roots.iter().find_map(|root| folder.folder().strip_prefix(root).ok());
                load::shown(root.unwrap_or(Path::new("")))
            }
        }
    }

    /// Whether a plan holds the same files here and there, line ends aside, and what stands above it is the same.
    pub(super) fn is_same(&self, plan: usize, other: &Side<'_>, of_other: usize) -> bool {
        let (here, there) = (&self.folders()[plan], &other.folders()[of_other]);
        let names = here.present() == there.present();
        names
            && here.present().iter().all(|inside| self.is_same_file(here, other, there, inside))
            && self.above(here) == other.above(there)
    }

    fn is_same_file(&self, here: &PlanFolder, other: &Side<'_>, there: &PlanFolder, inside: &str) -> bool {
        if let (Self::Commit(commit), Side::Commit(later)) = (self, other) {
            return commit.ids.get(&here.shown(inside)) == later.ids.get(&there.shown(inside));
        }
        lines(self.bytes(here, inside)) == lines(other.bytes(there, inside))
    }

    fn bytes(&self, folder: &PlanFolder, inside: &str) -> Option<Vec<u8>> {
        match self {
            Self::Commit(commit) => commit.content(&folder.shown(inside)).ok(),
            Self::File { inside: changed, text, .. } if inside == changed => Some(text.clone().into_bytes()),
            _ => folder.bytes(inside),
        }
    }

    /// What stands above a plan and counts for it.
    fn above(&self, folder: &PlanFolder) -> Vec<Option<Vec<u8>>> {
        let config = self.found().config_path().into_iter();
        let paths = config.chain(folder.shared_paths());
        let content = |path: &Path| match self {
            Self::Commit(commit) => commit.content(&load::shown(path)).ok(),
            _ => load::bytes_at(path),
        };
        paths.map(|path| lines(content(path))).collect()
    }
}

/// Bytes with the line ends that git keeps.
fn lines(bytes: Option<Vec<u8>>) -> Option<Vec<u8>> {
    let mut bytes = bytes?;
    if bytes.contains(&b'\r') {
        let at_end: Vec<bool> = bytes.windows(2).map(|pair| pair == b"\r\n").chain([false]).collect();
        let mut at_end = at_end.into_iter();
        bytes.retain(|_| !at_end.next().unwrap_or_default());
    }
    Some(bytes)
}
