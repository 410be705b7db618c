//! The JSON of `cchc diff`.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Diff, StateView};
use crate::assess::Standing;
use crate::assess::changes::Value;
use crate::assess::edits::{Content, Edit, Effect, Kind};
use crate::model::{Confirmation, Occurrence, Override};
use crate::views::VERSION;
use crate::views::held::entry::EntryView;
use crate::views::held::json::ValueView;
use crate::views::tally::json::TallyView;

/// What became of the plans. The parts are written already: the plans are gone by the time the whole is.
#[derive(Serialize)]
pub struct DiffView<'a, P> {
    version: u8,
    base: &'a str,
    /// Null for the files as they are.
    head: Option<&'a str>,
    base_commit: Option<&'a str>,
    head_commit: Option<&'a str>,
    as_of: NaiveDate,
    plans: Vec<P>,
    /// Folders of plans that are repositories of their own, of which nothing is known here.
    submodules: &'a [String],
}

/// What two states are called, and the commits behind them.
#[derive(Clone, Copy)]
pub struct Ends<'a> {
    pub base: &'a str,
    pub head: Option<&'a str>,
    pub base_commit: Option<&'a str>,
    pub head_commit: Option<&'a str>,
}

impl<'a, P> DiffView<'a, P> {
    /// The JSON of plans.
    pub fn new(ends: Ends<'a>, as_of: NaiveDate, plans: Vec<P>, submodules: &'a [String]) -> Self {
        let Ends { base, head, base_commit, head_commit } = ends;
        Self { version: VERSION, base, head, base_commit, head_commit, as_of, plans, submodules }
    }
}

/// What became of one plan.
#[derive(Serialize)]
pub struct PlanDiffView<'a> {
    plan: &'a str,
    changes: Vec<EditView<'a>>,
    standings: Vec<TurnView>,
    totals: Totals,
}

#[derive(Serialize)]
struct EditView<'a> {
    at: String,
    kind: &'static str,
    effect: &'static str,
    was: Option<ContentView<'a>>,
    now: Option<ContentView<'a>>,
    /// The number of the decision that comes with the edit.
    amendment: Option<&'a str>,
    /// Whether it would take one and has none.
    undecided: bool,
    /// Null where it is gone from the files.
    file: Option<&'a str>,
    line: Option<usize>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ContentView<'a> {
    Day(NaiveDate),
    Text(&'a str),
    Value(ValueView<'a>),
    Entry(EntryView<'a>),
    Occurrence { on: NaiveDate, due: NaiveDate, done: Option<NaiveDate> },
    Confirmation { by: &'a str, note: Option<&'a str> },
    Override { rating: &'static str, by: &'a str, reason: &'a str, until: Option<NaiveDate> },
}

/// An item that stands elsewhere; null where it is not there.
#[derive(Serialize)]
struct TurnView {
    item: String,
    was: Option<&'static str>,
    now: Option<&'static str>,
}

/// The counts of the plan; null where it cannot be reckoned with.
#[derive(Serialize)]
struct Totals {
    was: Option<TallyView>,
    now: Option<TallyView>,
}

impl<'a> Diff<'a> {
    /// The JSON of the plan.
    pub fn view(&self) -> PlanDiffView<'a> {
        let tally = |state: Option<StateView<'a>>| Self::survey(state).map(|it| TallyView::new(&it.tally()));
        let turns = self.turns().into_iter().map(|turn| TurnView {
            item: turn.item.to_string(),
            was: turn.before.map(Standing::as_str),
            now: turn.after.map(Standing::as_str),
        });
        PlanDiffView {
            plan: self.id,
            changes: self.edits.iter().map(|edit| self.edit(edit)).collect(),
            standings: turns.collect(),
            totals: Totals { was: tally(self.base), now: tally(self.head) },
        }
    }

    fn edit(&self, edit: &'a Edit<'a>) -> EditView<'a> {
        let place = edit.span.and_then(self.place);
        let is_day = !matches!(edit.kind, Kind::DeadlineWorded | Kind::DeadlineRounds);
        EditView {
            at: edit.place.to_string(),
            kind: Kind::as_str(edit.kind),
            effect: Effect::as_str(edit.effect),
            was: ContentView::new(&edit.before, is_day),
            now: ContentView::new(&edit.after, is_day),
            amendment: edit.amendment,
            undecided: edit.is_undecided(),
            file: place.map(|(file, _)| file),
            line: place.map(|(_, line)| line),
        }
    }
}

impl<'a> ContentView<'a> {
    /// The view of what stood somewhere. A deadline is its day where that is what changed, else its words.
    fn new(content: &'a Content<'a>, is_day: bool) -> Option<Self> {
        Some(match content {
            Content::Nothing | Content::Value(Value::Text(None) | Value::Day(None)) => return None,
            Content::Value(Value::Targets(list)) if list.is_empty() => return None,
            Content::Value(Value::Deadline(_, Some(due))) if is_day => Self::Day(*due),
            Content::Value(Value::Deadline(deadline, _)) => Self::Text(&deadline.text),
            Content::Value(value) => Self::Value(ValueView::new(value)),
            Content::Entry(entry) => Self::Entry(EntryView::new(entry)),
            Content::Occurrence(Occurrence { item: _, on, due, done }) => {
                Self::Occurrence { on: on.value, due: due.value, done: done.map(|day| day.value) }
            }
            Content::Confirmation(Confirmation { by, note, .. }) => {
                Self::Confirmation { by, note: note.as_deref() }
            }
            Content::Override(Override { rating, by, reason, until, .. }) => {
                let until = until.map(|day| day.value);
                Self::Override { rating: rating.as_str(), by, reason, until }
            }
        })
    }
}
