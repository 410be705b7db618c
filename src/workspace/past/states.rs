//! What a plan was after a commit.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::assess::changes::Snapshot;
use crate::git::{Content, Kind, Objects, TreeFile};
use crate::load;
use crate::message::Message;
use crate::model::Directory;

/// A plan after a commit.
pub(super) enum State {
    Absent,
    /// There, and not to be read without a fault.
    Unreadable,
    Read(Rc<Snapshot>),
}

/// Reads plans of commits, each content once.
pub(super) struct States<'a> {
    pub(super) objects: Objects,
    /// Names agencies that a plan did not declare itself.
    today: &'a Directory,
    /// What is known already, by the contents it is made of; none where they cannot be read.
    read: BTreeMap<Vec<(String, String)>, Option<Rc<Snapshot>>>,
}

impl<'a> States<'a> {
    pub(super) const fn new(objects: Objects, today: &'a Directory) -> Self {
        Self { objects, today, read: BTreeMap::new() }
    }

    /// The plan in a folder, after a commit.
    pub(super) fn at(&mut self, commit: &str, path: &str) -> Result<State, Message> {
        let Some(folder) = self.objects.folder(commit, path)? else { return Ok(State::Absent) };
        let is_read = |file: &TreeFile| file.path.rsplit('.').next() == Some(load::EXTENSION);
        let mut files = self.objects.files_but(&folder, load::PROGRESS)?;
        files.retain(is_read);
        if !files.iter().any(|file| file.path == load::PLAN_FILE) {
            return Ok(State::Absent);
        }
        let above = self.above(commit, path)?;
        let key = files.iter().chain(&above).map(|file| (file.path.clone(), file.id.clone())).collect();
        if let Some(known) = self.read.get(&key) {
            return Ok(state(known.as_ref()));
        }
        let snapshot = self.snapshot(&files, &above)?;
        let state = state(snapshot.as_ref());
        self.read.insert(key, snapshot);
        Ok(state)
    }

    fn snapshot(&mut self, files: &[TreeFile], above: &[TreeFile]) -> Result<Option<Rc<Snapshot>>, Message> {
        let mut contents = |files: &[TreeFile]| -> Result<Vec<Option<Vec<u8>>>, Message> {
            files.iter().map(|file| self.content(file)).collect()
        };
        let (own, shared) = (contents(files)?, contents(above)?);
        let own = files.iter().zip(&own).map(|(file, bytes)| (file.path.as_str(), bytes.as_deref()));
        let plan = load::snapshot(own, shared.iter().flatten().map(Vec::as_slice));
        Ok(plan.map(|plan| Rc::new(Snapshot::new(&plan, self.today))))
    }

    /// What a file holds; none of what is no file.
    fn content(&mut self, file: &TreeFile) -> Result<Option<Vec<u8>>, Message> {
        if file.kind != Kind::File {
            return Ok(None);
        }
        match self.objects.content(&file.id)? {
            Content::Held(bytes) => Ok(Some(bytes)),
            Content::Missing => Err(Message::new("git.incomplete")),
        }
    }

    /// The agencies that the plan shares, the nearest first.
    fn above(&mut self, commit: &str, path: &str) -> Result<Vec<TreeFile>, Message> {
        let mut above = Vec::new();
        for path in load::names_above(path) {
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
            if name == load::SHARED_FILE
                && let Some(folder) = self.objects.folder(commit, folder)?
                && let Some(file) = self.objects.file(&folder, name)?
            {
                above.push(TreeFile { path: path.clone(), ..file });
            }
        }
        Ok(above)
    }

    /// Where a plan was in an earlier commit that is in `path` in a later one and was not there: the folder that the
    /// later one lacks, and that held the plan's file as it is, or a plan of the same id.
    pub(super) fn former_place(
        &mut self,
        earlier: &str,
        later: &str,
        path: &str,
    ) -> Result<Option<String>, Message> {
        let plans = |objects: &mut Objects, commit: &str| -> Result<Vec<TreeFile>, Message> {
            let root = objects.folder(commit, "")?.unwrap_or_default();
            let mut files = objects.files(&root)?;
            files.retain(|file| file.kind == Kind::File && folder_of(file).is_some());
            Ok(files)
        };
        let (before, after) = (plans(&mut self.objects, earlier)?, plans(&mut self.objects, later)?);
        let Some(own) = after.iter().find(|file| folder_of(file) == Some(path)) else { return Ok(None) };
        let is_gone = |file: &&TreeFile| !after.iter().any(|other| other.path == file.path);
        let gone: Vec<&TreeFile> = before.iter().filter(is_gone).collect();
        if let Some(same) = gone.iter().find(|file| file.id == own.id) {
            return Ok(folder_of(same).map(str::to_owned));
        }
        let id = self.plan_id(own)?;
        for file in gone {
            if id.is_some() && self.plan_id(file)? == id {
                return Ok(folder_of(file).map(str::to_owned));
            }
        }
        Ok(None)
    }

    /// The id that a plan's file states.
    fn plan_id(&mut self, file: &TreeFile) -> Result<Option<String>, Message> {
        let bytes = self.content(file)?.unwrap_or_default();
        let files = std::iter::once((load::PLAN_FILE, Some(bytes.as_slice())));
        Ok(load::snapshot(files, std::iter::empty()).map(|plan| plan.head.id.value.to_lowercase()))
    }
}

fn state(snapshot: Option<&Rc<Snapshot>>) -> State {
    snapshot.map_or(State::Unreadable, |snapshot| State::Read(Rc::clone(snapshot)))
}

/// The folder that a file makes a plan.
fn folder_of(file: &TreeFile) -> Option<&str> {
    match file.path.strip_suffix(load::PLAN_FILE)? {
        "" => Some(""),
        folder => folder.strip_suffix('/'),
    }
}
