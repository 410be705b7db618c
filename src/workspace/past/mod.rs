//! What git knows of a plan: who changed what, and when, on every line of work.

mod states;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::rc::Rc;

use chrono::NaiveDate;

use self::states::{State, States};
use crate::assess::changes::{self, Change, Merge, Past, Revision, Snapshot};
use crate::git::{Commit, Objects, Repository};
use crate::load;
use crate::message::Message;
use crate::model::Directory;

/// What git says of the plan in a folder; nothing where it is in no repository, or was never committed. Of revisions that
/// cannot be read, those up to `as_of` are counted. Agencies that the plan did not declare itself are called what they
/// are in `today`.
///
/// # Errors
/// When there is a history, and it cannot be read to its beginning: the answer would be wrong.
pub fn past(folder: &Path, as_of: NaiveDate, today: &Directory) -> Result<Past, Message> {
    let Some(repository) = Repository::of(folder)? else { return Ok(Past::default()) };
    let mut objects = Objects::open(&repository)?;
    let (Some(head), Some(path)) = (objects.commit("HEAD")?, repository.inside(folder)) else {
        return Ok(Past::default());
    };
    let mut teller = Teller {
        repository: &repository,
        states: States::new(objects, today),
        as_of,
        past: Past::default(),
        met: BTreeSet::new(),
    };
    teller.tell(&head, &path)?;
    Ok(teller.past)
}

/// Goes through the commits of a plan.
struct Teller<'a> {
    repository: &'a Repository,
    states: States<'a>,
    as_of: NaiveDate,
    past: Past,
    /// The places that the plan was followed to, each with the commit up to which.
    met: BTreeSet<(String, String)>,
}

/// What a plan was after each commit: the last state that could be read.
type Known = BTreeMap<String, Option<Rc<Snapshot>>>;

impl Teller<'_> {
    /// Tells what the commits up to `start` did to the plan in `path`, those of the places that it was in before first.
    /// Returns what it was in the end.
    fn tell(&mut self, start: &str, path: &str) -> Result<Option<Rc<Snapshot>>, Message> {
        self.met.insert((start.to_owned(), path.to_owned()));
        let mut paths = vec![path.to_owned()];
        paths.extend(load::names_above(path).into_iter().filter(|path| path.ends_with(load::SHARED_FILE)));
        let ledger = format!("{path}/{}", load::PROGRESS);
        let commits = self.repository.log(start, &paths, &[ledger.trim_start_matches('/').to_owned()])?;
        let merges = merges(&commits);
        let mut known = Known::new();
        let mut last = None;
        for commit in &commits {
            let state = self.after(commit, path, &known)?;
            let before: Vec<_> = commit.parents.iter().filter_map(|id| known.get(id)).cloned().collect();
            let before = if before.iter().any(Option::is_some) {
                before
            } else {
                vec![self.origin(commit, path, state.as_ref())?]
            };
            if let (Some(on), Some(after)) = (commit.on, &state) {
                self.tell_one(commit, on, &before, after, merges.get(commit.id.as_str()));
            }
            last.clone_from(&state);
            known.insert(commit.id.clone(), state);
        }
        Ok(last)
    }

    /// What the plan was after a commit; where that cannot be read, what it was before.
    fn after(&mut self, commit: &Commit, path: &str, known: &Known) -> Result<Option<Rc<Snapshot>>, Message> {
        let before = || commit.parents.iter().find_map(|id| known.get(id)?.clone());
        match self.states.at(&commit.id, path)? {
            // What a commit without a day did is told of the next.
            State::Read(_) if commit.on.is_none() => Ok(before()),
            State::Read(snapshot) => {
                self.past.is_known = true;
                Ok(Some(snapshot))
            }
            State::Absent => Ok(None),
            State::Unreadable => {
                self.past.is_known = true;
                self.past.unreadable += usize::from(commit.on.is_some_and(|on| on <= self.as_of));
                Ok(before())
            }
        }
    }

    /// What the plan was before a commit that it is in first, in the place where it was then; none where it begins.
    fn origin(
        &mut self,
        commit: &Commit,
        path: &str,
        state: Option<&Rc<Snapshot>>,
    ) -> Result<Option<Rc<Snapshot>>, Message> {
        if state.is_none() {
            return Ok(None);
        }
        for parent in self.states.objects.parents(&commit.id)? {
            if self.states.objects.commit(&parent)?.is_none() {
                let key = if self.repository.is_shallow { "git.shallow" } else { "git.incomplete" };
                return Err(Message::new(key));
            }
            if let Some(former) = self.states.former_place(&parent, &commit.id, path)?
                && !self.met.contains(&(parent.clone(), former.clone()))
            {
                return self.tell(&parent, &former);
            }
        }
        Ok(None)
    }

    fn tell_one(
        &mut self,
        commit: &Commit,
        on: NaiveDate,
        before: &[Option<Rc<Snapshot>>],
        after: &Rc<Snapshot>,
        merge: Option<&Merge>,
    ) {
        let sides: Vec<Vec<Change>> =
            before.iter().map(|before| changes::between(before.as_deref(), after)).collect();
        let changes = changes::of_merge(sides);
        if !changes.is_empty() {
            let Commit { id, author, subject, .. } = commit.clone();
            self.past.revisions.push(Revision { id, author, on, merged: merge.cloned(), subject, changes });
        }
    }
}

/// For each commit that was made aside of the main line, the merge that took it in there.
fn merges(commits: &[Commit]) -> BTreeMap<&str, Merge> {
    let by_id: BTreeMap<&str, &Commit> = commits.iter().map(|it| (it.id.as_str(), it)).collect();
    let mut line = Vec::new();
    let mut next = commits.last();
    while let Some(commit) = next {
        line.push(commit);
        next = commit.parents.first().and_then(|id| by_id.get(id.as_str()).copied());
    }
    let main: BTreeSet<&str> = line.iter().map(|it| it.id.as_str()).collect();
    let mut merges: BTreeMap<&str, Merge> = BTreeMap::new();
    // From the oldest merge on, so that each commit belongs to the first that took it in.
    for merge in line.into_iter().rev() {
        let mut open: Vec<&str> = merge.parents.iter().skip(1).map(String::as_str).collect();
        while let Some(id) = open.pop() {
            let Some(commit) = by_id.get(id).filter(|_| !main.contains(id) && !merges.contains_key(id))
            else {
                continue;
            };
            if let Some(on) = merge.on {
                merges.insert(&commit.id, Merge { by: merge.author.clone(), on });
            }
            open.extend(commit.parents.iter().map(String::as_str));
        }
    }
    merges
}
