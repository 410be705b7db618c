//! What the plans are compared with: a revision, a folder or a file.

use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;

use super::plans::Workspace;
use super::side::{Commit, Side};
use crate::git::{Objects, Repository};
use crate::load::{self, Found};
use crate::message::Message;

/// Two states of the plans, the earlier first, and what they are called.
#[derive(Debug)]
pub(super) struct Sides<'a> {
    pub(super) base: Side<'a>,
    pub(super) head: Side<'a>,
    /// Where both are to be found, where one of them is a commit.
    pub(super) repository: Option<Repository>,
    pub(super) names: Names,
}

/// What two states are called.
#[derive(Clone, Debug)]
pub struct Names {
    /// As typed.
    pub base: String,
    /// As typed; none for the files as they are.
    pub head: Option<String>,
    /// The commits behind them, by their ids in full.
    pub base_commit: Option<String>,
    pub head_commit: Option<String>,
}

/// From where to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// From the state that is named.
    Named,
    /// From where the work of both parted: what was done elsewhere meanwhile is nobody's doing here.
    Parting,
}

/// A range of revisions as typed: `A`, `A..B`, or `A...B` from where the two parted. A side left blank is `HEAD`.
struct Range<'t> {
    base: &'t str,
    head: Option<&'t str>,
    origin: Origin,
}

/// The commit that the work tree is at.
const HEAD: &str = "HEAD";

impl<'t> Range<'t> {
    fn read(text: &'t str) -> Self {
        let or_head = |side: &'t str| if side.is_empty() { HEAD } else { side };
        let split = |dots, origin| {
            let (base, head) = text.split_once(dots)?;
            Some(Self { base: or_head(base), head: Some(or_head(head)), origin })
        };
        let whole = Self { base: text, head: None, origin: Origin::Named };
        split("...", Origin::Parting).or_else(|| split("..", Origin::Named)).unwrap_or(whole)
    }
}

impl Workspace {
    /// The plans as `text` names them and as they are now, or at the end of the range that it names. What is there as a
    /// folder or a file is that; everything else is a revision.
    ///
    /// # Errors
    /// When there is nothing of that name, or git cannot hand it out.
    pub(super) fn sides(&self, text: &str, origin: Origin) -> Result<Sides<'_>, Message> {
        let path = self.dir.join(text);
        let base = match () {
            () if path.is_dir() => Side::Folder(folder(&path)?),
            () if path.is_file() => self.file(&path)?,
            () => return self.commits(&Range::read(text), origin),
        };
        let names = Names { base: text.to_owned(), head: None, base_commit: None, head_commit: None };
        Ok(Sides { base, head: Side::Run(&self.found), repository: None, names })
    }

    fn commits(&self, range: &Range<'_>, origin: Origin) -> Result<Sides<'_>, Message> {
        let repository = Repository::open(self.found.roots.first().map_or(&self.dir, |root| root))?;
        let objects = Rc::new(RefCell::new(Objects::open(&repository)?));
        let find = |revision: &str| {
            let found = objects.borrow_mut().commit(revision)?;
            let unknown = || {
                let key = if repository.is_shallow { "git.no-revision-shallow" } else { "git.no-revision" };
                Message::new(key).with("revision", revision)
            };
            // Before the first commit there is no `HEAD`, and nothing has been there.
            if revision == HEAD || found.is_some() { Ok(found) } else { Err(unknown()) }
        };
        let mut base_commit = find(range.base)?;
        let head_commit = range.head.map(find).transpose()?.flatten();
        let parting = origin == Origin::Parting || range.origin == Origin::Parting;
        if let (true, Some(base)) = (parting, &base_commit) {
            let head = head_commit.clone().map_or_else(|| find(HEAD), |head| Ok(Some(head)))?;
            if let Some(head) = head.filter(|head| head != base) {
                base_commit = Some(repository.merge_base(base, &head)?);
            }
        }
        let side =
            |id: Option<&str>| Commit::new(&repository, &objects, id, &self.found.roots).map(Side::Commit);
        let base = side(base_commit.as_deref())?;
        let head = match range.head {
            // What is judged are the files as they are, whatever range they are in.
            Some(_) if origin == Origin::Named => side(head_commit.as_deref())?,
            _ => Side::Run(&self.found),
        };
        let names = Names {
            base: range.base.to_owned(),
            head: range.head.map(str::to_owned),
            base_commit,
            head_commit,
        };
        Ok(Sides { base, head, repository: Some(repository), names })
    }

    /// A file stands for the one of its name in a plan of the run, else for its `plan.toml`.
    fn file(&self, path: &Path) -> Result<Side<'_>, Message> {
        let shown = || path.to_string_lossy().into_owned();
        let bytes = load::bytes_at(path).unwrap_or_default();
        let text =
            String::from_utf8(bytes).map_err(|_| Message::new("diff.no-text").with("file", shown()))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let [_] = &self.found.folders[..] else {
            return Err(Message::new("diff.file-of-many").with("file", shown()));
        };
        let has_name = self.found.folders[0].present().contains(&name);
        let inside = if has_name { name } else { load::PLAN_FILE.to_owned() };
        Ok(Side::File { found: &self.found, plan: 0, inside, text })
    }
}

/// The plans of another folder: those in its `plans/`, or else those at and below it.
fn folder(path: &Path) -> Result<Found, Message> {
    let plans = path.join(load::PLANS);
    let named = if plans.is_dir() { plans } else { path.to_owned() };
    load::find(Path::new(""), &[named.to_string_lossy().into_owned()])
}
