//! What changed in the plans between two states, and what that did on a day.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::base::{Names, Origin, Sides};
use super::between::between;
use super::examine::structural;
use super::plans::{Step, Workspace};
use super::settings;
use super::side::Side;
use crate::assess::Survey;
use crate::assess::edits::{self, Edit, Kind};
use crate::diagnostic::Severity;
use crate::load::Loaded;
use crate::message::Message;
use crate::source::{SourceMap, Span};

/// A plan in one of two states.
pub struct State<'a> {
    pub loaded: &'a Loaded,
    /// None where the plan contradicts itself, so that it cannot be reckoned with.
    pub survey: Option<Survey<'a>>,
}

/// What became of a plan; it was or is in at least one of the two states.
pub struct Comparison<'a> {
    pub base: Option<State<'a>>,
    pub head: Option<State<'a>>,
    pub edits: Vec<Edit<'a>>,
    /// The texts of settings above the plan, as they are in the later state.
    settings: &'a SourceMap,
}

/// What was compared, and what became of each plan that does not hold the same files.
pub struct Compared<'a> {
    pub names: &'a Names,
    pub plans: Vec<Comparison<'a>>,
    /// Folders of plans that are repositories of their own, so that nothing is known of them here.
    pub submodules: Vec<String>,
}

impl Comparison<'_> {
    /// The plan's id: the later one, where it has two.
    pub fn id(&self) -> &str {
        let either = self.head.as_ref().or(self.base.as_ref());
        either.map(|state| state.loaded.id()).unwrap_or_default()
    }

    /// Where something stands in the later files: the path and the line.
    pub fn place(&self, span: Span) -> Option<(&str, usize)> {
        let own = self.head.as_ref().map(|state| &state.loaded.sources);
        let mut texts = own.into_iter().chain([self.settings]);
        let sources = texts.find(|texts| texts.iter().any(|(id, _)| id == span.source))?;
        Some((&sources.file(span.source).path, sources.line_col(span.source, span.start).line))
    }
}

/// One plan of both states, by its place in the lists of each.
pub(super) type Pair = (Option<usize>, Option<usize>);

impl Workspace {
    /// Compares the plans with what `base` names, or between the ends of the range that it names; see
    /// [`Workspace::sides`]. Makes of all of it what is needed.
    ///
    /// # Errors
    /// When there is nothing to compare with.
    pub fn compare<T>(
        &self,
        base: &str,
        as_of: NaiveDate,
        step: &Step<'_>,
        fold: impl FnOnce(&Compared<'_>) -> T,
    ) -> Result<T, Message> {
        let sides = self.sides(base, Origin::Named)?;
        let (before, after) = (sides.base.config(), sides.head.config());
        let rules = settings::edits(&before, &after);
        let mut states = Vec::new();
        let mut pairs = sides.pairs(self.is_narrowed);
        if self.is_narrowed {
            pairs.retain(|(_, head)| head.is_none_or(|at| self.holds(&sides, at)));
        }
        for (done, (base, head)) in pairs.iter().enumerate() {
            step(done + 1, pairs.len());
            if !base.zip(*head).is_some_and(|(base, head)| sides.base.is_same(base, &sides.head, head)) {
                let read = |side: &Side<'_>, at: Option<usize>| at.map(|at| Read::new(side.read(at), as_of));
                states.push((read(&sides.base, *base), read(&sides.head, *head)));
            }
        }
        let plans = states.iter().map(|(base, head)| {
            let edits = edits_of(base.as_ref(), head.as_ref()).into_iter().chain(rules.iter().cloned());
            Comparison {
                base: base.as_ref().map(|read| read.state(as_of)),
                head: head.as_ref().map(|read| read.state(as_of)),
                edits: edits.collect(),
                settings: &after.sources,
            }
        });
        let plans = plans.collect();
        Ok(fold(&Compared { names: &sides.names, plans, submodules: sides.submodules() }))
    }
}

impl Workspace {
    /// Whether a plan of the later state is one of the run's, which a commit may hold more than.
    fn holds(&self, sides: &Sides<'_>, head: usize) -> bool {
        let (Side::Commit(_), Some(repository)) = (&sides.head, &sides.repository) else { return true };
        let place = sides.head.place(head, Some(repository));
        self.found.folders.iter().any(|folder| repository.inside(folder.folder()).as_ref() == Some(&place))
    }
}

/// A plan once read, and whether it can be reckoned with.
struct Read {
    loaded: Loaded,
    is_sound: bool,
}

impl Read {
    fn new(mut loaded: Loaded, as_of: NaiveDate) -> Self {
        let found = structural(&mut loaded, as_of);
        Self { loaded, is_sound: found.iter().all(|it| it.severity != Severity::Error) }
    }

    fn state(&self, as_of: NaiveDate) -> State<'_> {
        let plan = self.loaded.plan.as_ref().filter(|_| self.is_sound);
        State { loaded: &self.loaded, survey: plan.map(|plan| Survey::new(plan, as_of)) }
    }
}

fn edits_of<'a>(base: Option<&'a Read>, head: Option<&'a Read>) -> Vec<Edit<'a>> {
    let plan = |read: &'a Read| read.loaded.plan.as_ref();
    match (base, head) {
        (Some(base), Some(head)) => between(&base.loaded, &head.loaded),
        (Some(base), None) => vec![edits::of_plan(plan(base), Kind::PlanRemoved)],
        (None, Some(head)) => vec![edits::of_plan(plan(head), Kind::PlanAdded)],
        (None, None) => Vec::new(),
    }
}

impl Sides<'_> {
    /// The plans of both states, put together by where they are, then by their ids; then the only one of each. Plans that
    /// are gone are left out where only some of a run's plans are meant.
    pub(super) fn pairs(&self, is_narrowed: bool) -> Vec<Pair> {
        let count = self.base.folders().len();
        let mut free: BTreeSet<usize> = (0..count).collect();
        let repository = self.repository.as_ref();
        let mut pairs: Vec<Pair> = (0..self.head.folders().len()).map(|at| (None, Some(at))).collect();
        let places: Vec<String> = free.iter().map(|at| self.base.place(*at, repository)).collect();
        join(&mut pairs, &mut free, &places, |at| self.head.place(at, repository));
        if !free.is_empty() && pairs.iter().any(|(base, _)| base.is_none()) {
            let id = |side: &Side<'_>, at| side.read(at).id().to_lowercase();
            let ids: Vec<String> = (0..count)
                .map(|at| if free.contains(&at) { id(&self.base, at) } else { String::new() })
                .collect();
            join(&mut pairs, &mut free, &ids, |at| id(&self.head, at));
        }
        // A copy may have another name, and so may its plan.
        let only = free.first().filter(|_| count == 1 && matches!(self.base, Side::Folder(_)));
        if let ([(base @ None, _)], Some(only)) = (&mut pairs[..], only) {
            *base = Some(*only);
            free.clear();
        }
        pairs.retain(|(base, head)| base.is_some() || head.is_none_or(|at| !self.is_elsewhere(at)));
        let gone = free.into_iter().filter(|_| !is_narrowed).map(|at| (Some(at), None));
        pairs.extend(gone);
        pairs
    }

    /// Folders that are repositories of their own.
    pub(super) fn submodules(&self) -> Vec<String> {
        match &self.base {
            Side::Commit(commit) => commit.submodules.clone(),
            _ => Vec::new(),
        }
    }

    /// Whether a later plan lies in another repository.
    fn is_elsewhere(&self, head: usize) -> bool {
        let place = self.head.place(head, self.repository.as_ref());
        let holds = |module: &String| {
            place.strip_prefix(module.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.submodules().iter().any(holds)
    }
}

/// Puts plans of one key together.
fn join(pairs: &mut [Pair], free: &mut BTreeSet<usize>, keys: &[String], key_of: impl Fn(usize) -> String) {
    for (base, head) in pairs.iter_mut().filter(|(base, _)| base.is_none()) {
        let key = head.map(&key_of);
        let partner = free.iter().copied().find(|at| key.as_ref() == Some(&keys[*at]));
        *base = partner.inspect(|at| {
            free.remove(at);
        });
    }
}
