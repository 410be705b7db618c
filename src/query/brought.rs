//! What a report brings that its agency had not said before: of how many items it tells, which states it changes, which
//! cases arose or were dealt with.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::model::{Entry, ItemId, Occurrence, Plan, ProgressReport, ReportPeriod, RoundId, State};

/// What a report brings.
#[derive(Debug, Default)]
pub struct Brought<'p> {
    /// The items that it tells of.
    pub items: BTreeSet<&'p ItemId>,
    /// In the order of the plan, each thing once.
    pub changes: Vec<Change<'p>>,
    /// The cases that it tells of for the first time.
    pub arose: Vec<&'p Occurrence>,
    /// The cases, of whichever report, that its agency dealt with in the days of its period.
    pub dealt_with: Vec<&'p Occurrence>,
}

/// A state that is another than its agency had reported last.
#[derive(Debug)]
pub struct Change<'p> {
    pub item: &'p ItemId,
    pub round: Option<&'p RoundId>,
    /// None where it had reported none.
    pub before: Option<State>,
    pub now: State,
}

/// When something was said: its day, then the period of its report.
type Moment = (NaiveDate, ReportPeriod);

impl<'p> Brought<'p> {
    /// What a report of `plan` brings by the day `as_of`.
    pub fn new(plan: &'p Plan, report: &'p ProgressReport, as_of: NaiveDate) -> Self {
        let entries = || report.entries.iter().filter(move |it| it.on.value <= as_of);
        let arose: Vec<_> = report.occurrences.iter().filter(|it| it.on.value <= as_of).collect();
        let told = entries().map(|it| &it.item.value).chain(arose.iter().map(|it| &it.item.value));
        let mut met: Vec<&Entry> = Vec::new();
        let mut changes = Vec::new();
        for entry in entries() {
            if !met.iter().any(|it| it.is_about_same(entry)) {
                met.push(entry);
                changes.extend(change(plan, report, entry, as_of));
            }
        }
        changes.sort_by_key(|change| plan.index.position(change.item));
        Self { items: told.collect(), changes, arose, dealt_with: dealt_with(plan, report, as_of) }
    }
}

/// How a report leaves the state of what its entry `first` is about; none where that is as before.
fn change<'p>(
    plan: &'p Plan,
    report: &'p ProgressReport,
    first: &'p Entry,
    as_of: NaiveDate,
) -> Option<Change<'p>> {
    let last = |report: &'p ProgressReport, until: Moment| -> Option<(Moment, State)> {
        let own = report.entries.iter().filter(|it| it.is_about_same(first));
        let own = own.filter_map(|it| Some(((it.on.value, report.period.value), it.state?.value)));
        own.filter(|(moment, _)| *moment <= until).max_by_key(|(moment, _)| *moment)
    };
    let (_, now) = last(report, (as_of, report.period.value))?;
    let others = plan
        .reports
        .iter()
        .filter(|it| it.agency.value == report.agency.value && it.period.value != report.period.value);
    let before = others.filter_map(|it| last(it, (first.on.value, report.period.value)));
    let before = before.max_by_key(|(moment, _)| *moment).map(|(_, state)| state);
    let round = first.round.as_ref().map(|it| &it.value);
    (before != Some(now)).then_some(Change { item: &first.item.value, round, before, now })
}

fn dealt_with<'p>(plan: &'p Plan, report: &ProgressReport, as_of: NaiveDate) -> Vec<&'p Occurrence> {
    let period = report.period.value;
    let own = plan.reports.iter().filter(|it| it.agency.value == report.agency.value);
    let is_in_period = |day: NaiveDate| period.opens() <= day && day <= period.closes().min(as_of);
    let cases = own.flat_map(|report| &report.occurrences);
    cases.filter(|case| case.done.is_some_and(|day| is_in_period(day.value))).collect()
}
