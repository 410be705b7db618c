//! How things came to where they are on a day: what was reported, and what was changed in the plan, event by event.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::changes::{Change, Revision};
use crate::model::{
    AgencyId, Amendment, Confirmation, Entry, ItemId, Occurrence, Override, Plan, ProgressReport,
    ReportPeriod,
};

/// Something that happened to an item, or to the plan, on a day.
#[derive(Debug)]
pub struct Event<'a> {
    pub on: NaiveDate,
    /// The item it was said of; none where it is about the plan.
    pub item: Option<&'a ItemId>,
    pub fact: Fact<'a>,
    /// Its place among those of its kind in its report.
    at: usize,
}

/// What happened.
#[derive(Clone, Copy, Debug)]
pub enum Fact<'a> {
    Changed(&'a Revision, &'a Change),
    /// A decision that changes the plan begins to hold.
    Amended(&'a Amendment),
    /// A case came up.
    Arose(&'a ProgressReport, &'a Occurrence),
    /// A case was dealt with.
    Handled(&'a ProgressReport, &'a Occurrence),
    Reported(&'a ProgressReport, &'a Entry),
    /// Work is taken for done.
    Confirmed(&'a ProgressReport, &'a Confirmation),
    /// A person judged a rating.
    Judged(&'a ProgressReport, &'a Override),
    /// The day on which a report was handed in was recorded wrongly: the correction, by its place in the report.
    Corrected(&'a ProgressReport, usize),
}

impl<'a> Fact<'a> {
    /// The report that says so; none of a change of the plan.
    pub const fn report(&self) -> Option<&'a ProgressReport> {
        match self {
            Self::Changed(..) | Self::Amended(_) => None,
            Self::Arose(report, _)
            | Self::Handled(report, _)
            | Self::Reported(report, _)
            | Self::Confirmed(report, _)
            | Self::Judged(report, _)
            | Self::Corrected(report, _) => Some(report),
        }
    }

    /// Its place among the facts of one item on one day: what is asked, what was done, what others say of it.
    const fn rank(&self) -> u8 {
        match self {
            Self::Changed(..) => 0,
            Self::Amended(_) => 1,
            Self::Arose(..) => 2,
            Self::Handled(..) => 3,
            Self::Reported(..) => 4,
            Self::Confirmed(..) => 5,
            Self::Judged(..) => 6,
            Self::Corrected(..) => 7,
        }
    }
}

/// What happened up to the day `as_of`, oldest first: to the item `wanted`, or to all.
///
/// Items that are printed twice share one account: of one, the events also hold what was reported on the other. What
/// the ledger says of an item on one day stands in the order in which it counts; the last entry is the one that holds.
pub fn events<'a>(
    plan: &'a Plan,
    revisions: &'a [Revision],
    as_of: NaiveDate,
    wanted: Option<&ItemId>,
) -> Vec<Event<'a>> {
    let accounts = Accounts::new(plan);
    let is_wanted = |event: &Event<'a>| match (wanted, event.item, event.fact) {
        (None, ..) => true,
        (Some(wanted), _, Fact::Changed(_, change)) => change.concerns(wanted),
        (Some(wanted), Some(item), _) => item == wanted || accounts.are_one(item, wanted),
        (Some(_), None, _) => false,
    };
    let mut events: Vec<Event<'a>> = revisions
        .iter()
        .flat_map(of_revision)
        .chain(plan.amendments.iter().flat_map(|amendment| of_amendment(plan, amendment)))
        .chain(plan.reports.iter().flat_map(of_report))
        .filter(|event| event.on <= as_of && is_wanted(event))
        .collect();
    // Stable: what is equal in all this stays in the order of revisions and files.
    events.sort_by(|left, right| accounts.order(left).cmp(&accounts.order(right)));
    events
}

fn of_revision(revision: &Revision) -> impl Iterator<Item = Event<'_>> {
    revision.changes.iter().enumerate().map(|(at, change)| Event {
        on: revision.on,
        item: change.item(),
        fact: Fact::Changed(revision, change),
        at,
    })
}

/// A decision once for each item that it changes, and once for the rest of the plan.
fn of_amendment<'a>(plan: &'a Plan, amendment: &'a Amendment) -> Vec<Event<'a>> {
    let mut events: Vec<Event<'a>> = Vec::new();
    for (at, place) in amendment.places().enumerate() {
        let item = plan.place(place).map(|(item, _)| &item.id.value);
        if !events.iter().any(|event| event.item == item) {
            events.push(Event { on: amendment.holds_from(), item, fact: Fact::Amended(amendment), at });
        }
    }
    events
}

fn of_report(report: &ProgressReport) -> Vec<Event<'_>> {
    let mut events = Vec::new();
    for (at, it) in report.corrections.iter().enumerate() {
        events.push(Event { on: it.on.value, item: None, fact: Fact::Corrected(report, at), at });
    }
    let mut add = |on, item, fact, at| events.push(Event { on, item: Some(item), fact, at });
    for (at, it) in report.occurrences.iter().enumerate() {
        add(it.on.value, &it.item.value, Fact::Arose(report, it), at);
        if let Some(done) = it.done {
            add(done.value, &it.item.value, Fact::Handled(report, it), at);
        }
    }
    for (at, it) in report.entries.iter().enumerate() {
        add(it.on.value, &it.item.value, Fact::Reported(report, it), at);
    }
    for (at, it) in report.confirmations.iter().enumerate() {
        add(it.on.value, &it.item.value, Fact::Confirmed(report, it), at);
    }
    for (at, it) in report.overrides.iter().enumerate() {
        add(it.on.value, &it.item.value, Fact::Judged(report, it), at);
    }
    events
}

/// For each item the place in the plan of the first of those that share its account.
struct Accounts<'a>(BTreeMap<&'a ItemId, usize>);

impl<'a> Accounts<'a> {
    fn new(plan: &'a Plan) -> Self {
        let first = |at: usize| plan.index.same(at).next().unwrap_or(at);
        Self(plan.items.iter().enumerate().map(|(at, item)| (&item.id.value, first(at))).collect())
    }

    fn are_one(&self, left: &ItemId, right: &ItemId) -> bool {
        self.0.get(left).is_some_and(|account| self.0.get(right) == Some(account))
    }

    /// Where an event belongs: by day; what is about the plan first, then by account in the order of the plan, then
    /// what is about items that are gone; of one account by what it is; and as the ledger counts.
    fn order<'e>(&self, event: &Event<'e>) -> impl Ord + use<'e> {
        let place = event.item.map(|id| self.0.get(id).copied().ok_or(id));
        let place = place.map(|place| (place.is_err(), place.ok(), place.err()));
        let source: Option<(ReportPeriod, &AgencyId, usize)> =
            event.fact.report().map(|report| (report.period.value, &report.agency.value, event.at));
        (event.on, place, event.fact.rank(), source)
    }
}
