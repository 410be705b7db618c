//! The events of a history, as `--format json` prints them.

mod change;

use chrono::NaiveDate;
use serde::Serialize;

use self::change::ChangeView;
use super::{History, Naming, author};
use crate::assess::history::{Event, Fact};
use crate::model::{Amendment, Entry, ItemId, Occurrence, ProgressReport, Scope};
use crate::views::values::Number;
use crate::views::{Basis, VERSION};

/// The JSON of `cchc history`.
#[derive(Serialize)]
pub struct HistoryView<'a> {
    version: u8,
    plan: &'a str,
    as_of: NaiveDate,
    item: Option<&'a str>,
    /// Whether there are commits to tell of.
    has_commits: bool,
    unreadable_commits: usize,
    events: Vec<EventView<'a>>,
}

/// An event in JSON.
#[derive(Serialize)]
struct EventView<'a> {
    on: NaiveDate,
    item: Option<&'a str>,
    kind: &'static str,
    /// Who reported, or made the change.
    by: &'a str,
    #[serde(flatten)]
    fact: FactView<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum FactView<'a> {
    Change(ChangeView<'a>),
    Amendment(AmendmentView<'a>),
    Occurrence(OccurrenceView<'a>),
    Entry(EntryView<'a>),
    Confirmation(ConfirmationView<'a>),
    Override(OverrideView<'a>),
    Correction(CorrectionView<'a>),
}

/// A decision that changes the plan.
#[derive(Serialize)]
struct AmendmentView<'a> {
    number: &'a str,
    issued: NaiveDate,
    /// The places that it changes, of the item or of the rest of the plan.
    places: Vec<&'a str>,
}

/// The report that says so.
#[derive(Serialize)]
struct SourceView<'a> {
    agency: &'a str,
    period: String,
}

#[derive(Serialize)]
struct EntryView<'a> {
    #[serde(flatten)]
    source: SourceView<'a>,
    /// Whether it speaks of the whole item, for all who lead it.
    whole: bool,
    /// The agency of whose part it speaks, where that is not its author's.
    part: Option<&'a str>,
    round: Option<&'a str>,
    state: Option<&'static str>,
    percent: Option<Number>,
    measured: Vec<MeasuredView<'a>>,
    note: Option<&'a str>,
    cause: Option<&'a str>,
    /// The decision by which the work was put off or given up.
    decision: Option<&'a str>,
    evidence: Vec<EvidenceView<'a>>,
}

#[derive(Serialize)]
struct MeasuredView<'a> {
    metric: &'a str,
    value: Number,
}

#[derive(Serialize)]
struct EvidenceView<'a> {
    number: Option<&'a str>,
    path: Option<&'a str>,
}

/// A case: on the day it came up `done` is null, on the day it was dealt with it is that day.
#[derive(Serialize)]
struct OccurrenceView<'a> {
    #[serde(flatten)]
    source: SourceView<'a>,
    arose: NaiveDate,
    due: NaiveDate,
    done: Option<NaiveDate>,
}

#[derive(Serialize)]
struct ConfirmationView<'a> {
    #[serde(flatten)]
    source: SourceView<'a>,
    part: Option<&'a str>,
    round: Option<&'a str>,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct OverrideView<'a> {
    #[serde(flatten)]
    source: SourceView<'a>,
    rating: &'static str,
    reason: &'a str,
    until: Option<NaiveDate>,
}

/// A day of handing in that was recorded wrongly, and the one recorded instead.
#[derive(Serialize)]
struct CorrectionView<'a> {
    #[serde(flatten)]
    source: SourceView<'a>,
    was: NaiveDate,
    submitted: Option<NaiveDate>,
    why: &'a str,
}

impl<'a> History<'a> {
    /// The JSON.
    pub fn view(&self, basis: &Basis<'a>) -> HistoryView<'a> {
        HistoryView {
            version: VERSION,
            plan: &basis.plan().head.id.value,
            as_of: basis.as_of(),
            item: self.wanted.map(ItemId::as_str),
            has_commits: self.past.is_known,
            unreadable_commits: self.past.unreadable,
            events: self.events.iter().map(|event| EventView::new(basis, event)).collect(),
        }
    }
}

impl<'a> EventView<'a> {
    /// The view of one event.
    fn new(basis: &Basis<'a>, event: &Event<'a>) -> Self {
        let source = |report: &'a ProgressReport| SourceView {
            agency: report.agency.value.as_str(),
            period: report.period.value.to_string(),
        };
        let case = |report, case: &Occurrence, done| {
            let (arose, due) = (case.on.value, case.due.value);
            FactView::Occurrence(OccurrenceView { source: source(report), arose, due, done })
        };
        Self {
            on: event.on,
            item: event.item.map(ItemId::as_str),
            kind: kind(&event.fact),
            by: author(basis, &event.fact, Naming::InFull),
            fact: match event.fact {
                Fact::Changed(revision, change) => FactView::Change(ChangeView::new(revision, change)),
                Fact::Amended(amendment) => {
                    FactView::Amendment(AmendmentView::new(basis, event.item, amendment))
                }
                Fact::Arose(report, it) => case(report, it, None),
                Fact::Handled(report, it) => case(report, it, it.done.map(|day| day.value)),
                Fact::Reported(report, it) => FactView::Entry(EntryView::new(source(report), it)),
                Fact::Confirmed(report, it) => FactView::Confirmation(ConfirmationView {
                    source: source(report),
                    part: it.part.as_ref().map(|part| part.value.as_str()),
                    round: it.round.as_ref().map(|round| round.value.as_str()),
                    note: it.note.as_deref(),
                }),
                Fact::Judged(report, it) => FactView::Override(OverrideView {
                    source: source(report),
                    rating: it.rating.as_str(),
                    reason: &it.reason,
                    until: it.until.as_ref().map(|day| day.value),
                }),
                Fact::Corrected(report, at) => FactView::Correction(CorrectionView {
                    source: source(report),
                    was: report.corrections[at].was,
                    submitted: report.corrected_to(at),
                    why: &report.corrections[at].why,
                }),
            },
        }
    }
}

impl<'a> AmendmentView<'a> {
    fn new(basis: &Basis<'a>, item: Option<&ItemId>, amendment: &'a Amendment) -> Self {
        let plan = basis.plan();
        let is_meant = |place: &str| plan.place(place).map(|(it, _)| &it.id.value) == item;
        let places = amendment.places().map(|place| place.as_str()).filter(|place| is_meant(place));
        Self { number: &amendment.number, issued: amendment.issued, places: places.collect() }
    }
}

impl<'a> EntryView<'a> {
    fn new(source: SourceView<'a>, entry: &'a Entry) -> Self {
        let measured = entry.measured.iter();
        let evidence = entry.evidence.iter().map(|it| EvidenceView {
            number: it.number.as_deref(),
            path: it.path.as_ref().map(|path| path.as_str()),
        });
        Self {
            source,
            whole: matches!(entry.scope, Scope::Whole(_)),
            part: match &entry.scope {
                Scope::Part(part) => Some(part.value.as_str()),
                Scope::Own | Scope::Whole(_) => None,
            },
            round: entry.round.as_ref().map(|round| round.value.as_str()),
            state: entry.state.map(|state| state.value.as_str()),
            percent: entry.percent.map(|percent| Number(percent.value)),
            measured: measured
                .map(|it| MeasuredView { metric: &it.metric, value: Number(it.value) })
                .collect(),
            note: entry.note.as_deref(),
            cause: entry.cause.as_deref(),
            decision: entry.decision.as_ref().map(|decision| decision.value.as_str()),
            evidence: evidence.collect(),
        }
    }
}

/// The word of the JSON format for what kind of event it is.
const fn kind(fact: &Fact<'_>) -> &'static str {
    match fact {
        Fact::Changed(..) => "change",
        Fact::Amended(_) => "amendment",
        Fact::Arose(..) | Fact::Handled(..) => "occurrence",
        Fact::Reported(..) => "entry",
        Fact::Confirmed(..) => "confirmation",
        Fact::Judged(..) => "override",
        Fact::Corrected(..) => "correction",
    }
}
