//! What a report brings that its agency had not said before: of how many items it tells, which states it changes, which
//! cases arose or were dealt with.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;

use crate::model::{About, Entry, ItemId, Occurrence, Plan, ProgressReport, ReportPeriod, RoundId, State};

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
        let (own, others) = (said([report]), said(others(plan, report)));
        let mut met = HashSet::new();
        let firsts = entries().filter(|entry| met.insert(entry.about()));
        let mut changes: Vec<_> = firsts
            .filter_map(|entry| {
                let period = report.period.value;
                let now = last(&own, entry, (as_of, period))?;
                let before = last(&others, entry, (entry.on.value, period));
                let round = entry.round.as_ref().map(|it| &it.value);
                (before != Some(now)).then_some(Change { item: &entry.item.value, round, before, now })
            })
            .collect();
        changes.sort_by_key(|change| plan.index.position(change.item));
        Self { items: told.collect(), changes, arose, dealt_with: dealt_with(plan, report, as_of) }
    }
}

/// The states that reports tell, each with its moment, by what they are about, in the order of the files.
type Said<'p> = HashMap<About<'p>, Vec<(Moment, State)>>;

fn said<'p>(reports: impl IntoIterator<Item = &'p ProgressReport>) -> Said<'p> {
    let mut said = Said::new();
    for report in reports {
        for entry in &report.entries {
            let moment = (entry.on.value, report.period.value);
            let state = entry.state.map(|state| (moment, state.value));
            said.entry(entry.about()).or_default().extend(state);
        }
    }
    said
}

/// What the agency of a report handed in for other periods.
fn others<'p>(plan: &'p Plan, report: &'p ProgressReport) -> impl Iterator<Item = &'p ProgressReport> {
    let is_other = |it: &&ProgressReport| {
        it.agency.value == report.agency.value && it.period.value != report.period.value
    };
    plan.reports.iter().filter(is_other)
}

/// The state that was told last, up to a moment, of what an entry is about.
fn last(said: &Said<'_>, entry: &Entry, until: Moment) -> Option<State> {
    let told = said.get(&entry.about())?.iter().filter(|(moment, _)| *moment <= until);
    told.max_by_key(|(moment, _)| *moment).map(|(_, state)| *state)
}

fn dealt_with<'p>(plan: &'p Plan, report: &ProgressReport, as_of: NaiveDate) -> Vec<&'p Occurrence> {
    let period = report.period.value;
    let own = plan.reports.iter().filter(|it| it.agency.value == report.agency.value);
    let is_in_period = |day: NaiveDate| period.opens() <= day && day <= period.closes().min(as_of);
    let cases = own.flat_map(|report| &report.occurrences);
    cases.filter(|case| case.done.is_some_and(|day| is_in_period(day.value))).collect()
}
