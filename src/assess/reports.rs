//! Who was to report when, who has, and on which day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::Reason;
use super::schedule::Term;
use crate::model::{AgencyId, Plan, ReportPeriod};

/// One reporting period of a plan on a day.
#[derive(Debug)]
pub struct ReportRound<'p> {
    pub period: ReportPeriod,
    /// The last day whose data count.
    pub closes: NaiveDate,
    /// The last day in time.
    pub due: NaiveDate,
    /// Who was to report, groups opened up.
    pub asked: Vec<&'p AgencyId>,
    /// Which of them have, by that day, and when: of several reports the first. A group's report counts for its members.
    pub received: BTreeMap<&'p AgencyId, NaiveDate>,
    /// Who has, by that day, handed in a report of the same year that says it too, whenever.
    covered: BTreeSet<&'p AgencyId>,
}

/// How an agency has answered a round by a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Handed in by the due day, which is still in time.
    InTime { on: NaiveDate },
    /// Handed in this many days after the due day.
    Late { on: NaiveDate, days: i64 },
    /// Not handed in, and the due day passed this many days ago.
    Missing { days: i64 },
    /// Not handed in, and there is still time.
    Awaited,
}

/// How many of those asked have answered how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    pub in_time: usize,
    pub late: usize,
    pub missing: usize,
    pub awaited: usize,
}

impl Answers {
    /// How many have handed in.
    pub const fn received(self) -> usize {
        self.in_time + self.late
    }
}

impl ReportRound<'_> {
    /// Whether the last day in time has passed.
    pub fn is_past(&self, as_of: NaiveDate) -> bool {
        self.due < as_of
    }

    /// Whether nothing tells what `agency` did in this period: neither its report, nor one that covers it.
    pub fn is_missing(&self, agency: &AgencyId) -> bool {
        !self.received.contains_key(agency) && !self.covered.contains(agency)
    }

    /// How `agency` has answered.
    pub fn answer(&self, agency: &AgencyId, as_of: NaiveDate) -> Answer {
        let after = |day: NaiveDate| (day - self.due).num_days();
        match self.received.get(agency) {
            Some(on) if after(*on) <= 0 => Answer::InTime { on: *on },
            Some(on) => Answer::Late { on: *on, days: after(*on) },
            None if self.is_past(as_of) => Answer::Missing { days: after(as_of) },
            None => Answer::Awaited,
        }
    }

    /// How those asked have answered, counted.
    pub fn answers(&self, as_of: NaiveDate) -> Answers {
        let mut answers = Answers::default();
        for agency in &self.asked {
            match self.answer(agency, as_of) {
                Answer::InTime { .. } => answers.in_time += 1,
                Answer::Late { .. } => answers.late += 1,
                Answer::Missing { .. } => answers.missing += 1,
                Answer::Awaited => answers.awaited += 1,
            }
        }
        answers
    }
}

/// Who handed in what when: the first day on which each agency's report of a period was handed in.
type Received<'p> = BTreeMap<ReportPeriod, BTreeMap<&'p AgencyId, NaiveDate>>;

/// The reporting rounds of a plan.
pub(super) fn rounds(plan: &Plan, as_of: NaiveDate) -> Vec<ReportRound<'_>> {
    let Some(reporting) = &plan.reporting else {
        return Vec::new();
    };
    let asked = plan.agencies.expand(reporting.from.iter().map(|id| &id.value));
    let received = received(plan, as_of);
    let round = |period: ReportPeriod| ReportRound {
        period,
        closes: period.closes(),
        due: plan.days_off.rolled(period.due()),
        asked: asked.clone(),
        received: received.get(&period).cloned().unwrap_or_default(),
        covered: covered(&received, period),
    };
    plan.report_periods().map(round).collect()
}

fn received(plan: &Plan, as_of: NaiveDate) -> Received<'_> {
    let mut received = Received::new();
    for report in &plan.reports {
        let Some(on) = report.received().filter(|on| *on <= as_of) else { continue };
        let received = received.entry(report.period.value).or_default();
        for agency in plan.agencies.expand([&report.agency.value]) {
            let first = received.entry(agency).or_insert(on);
            *first = on.min(*first);
        }
    }
    received
}

/// Who has handed in a report of the same year that counts from before a period to after it.
fn covered<'p>(received: &Received<'p>, period: ReportPeriod) -> BTreeSet<&'p AgencyId> {
    let covers = |it: ReportPeriod| {
        it != period
            && it.year == period.year
            && it.opens() <= period.opens()
            && period.closes() <= it.closes()
    };
    received
        .iter()
        .filter(|(it, _)| covers(**it))
        .flat_map(|(_, agencies)| agencies.keys().copied())
        .collect()
}

/// The reports that are asked for, as standings ask of them.
#[derive(Debug)]
pub(super) struct Calls<'a, 'p> {
    rounds: &'a [ReportRound<'p>],
    asked: BTreeSet<&'p AgencyId>,
    as_of: NaiveDate,
}

impl<'a, 'p> Calls<'a, 'p> {
    pub(super) fn new(rounds: &'a [ReportRound<'p>], as_of: NaiveDate) -> Self {
        let asked = rounds.first().map(|round| round.asked.iter().copied().collect()).unwrap_or_default();
        Self { rounds, asked, as_of }
    }

    /// The rounds of work that began on a day: what closed before asks nothing of it.
    fn since(&self, start: NaiveDate) -> impl DoubleEndedIterator<Item = &'a ReportRound<'p>> {
        self.rounds.iter().filter(move |round| start <= round.closes)
    }

    /// Whether a report was asked of one of these agencies since a day, and its own last day is past.
    pub(super) fn were_due(&self, agencies: &[&AgencyId], start: NaiveDate) -> bool {
        let are_asked = agencies.iter().any(|agency| self.asked.contains(agency));
        are_asked && self.since(start).any(|round| round.is_past(self.as_of))
    }

    /// The first report that is asked of one of these agencies since a day, where its own last day is not past.
    pub(super) fn next(&self, agencies: &[&AgencyId], start: NaiveDate) -> Option<(ReportPeriod, NaiveDate)> {
        let are_asked = agencies.iter().any(|agency| self.asked.contains(agency));
        let next = self.since(start).find(|round| !round.is_past(self.as_of)).filter(|_| are_asked);
        next.map(|round| (round.period, round.due))
    }

    /// The last period since a day whose own last day is past.
    pub(super) fn last_past(&self, start: NaiveDate) -> Option<ReportPeriod> {
        self.since(start).rfind(|round| round.is_past(self.as_of)).map(|round| round.period)
    }

    /// The last period that closes within a term and for which a report is asked of an agency.
    pub(super) fn last(&self, agency: &AgencyId, term: Term) -> Option<ReportPeriod> {
        let last = self.since(term.start).rfind(|round| round.closes <= term.due);
        last.filter(|_| self.asked.contains(agency)).map(|round| round.period)
    }

    /// The periods whose last day is past without a report of each of these agencies: all since a day, or only the
    /// last of them.
    pub(super) fn missing(&self, agencies: &[&AgencyId], start: NaiveDate, only_last: bool) -> Vec<Reason> {
        let asked: Vec<&&AgencyId> = agencies.iter().filter(|agency| self.asked.contains(*agency)).collect();
        let past: Vec<_> = self.since(start).filter(|round| round.is_past(self.as_of)).collect();
        let skipped = if only_last { past.len().saturating_sub(1) } else { 0 };
        let missing = past.into_iter().skip(skipped).filter_map(|round| {
            let missing = asked.iter().filter(|agency| round.is_missing(agency)).count();
            (0 < missing).then_some(Reason::ReportMissing {
                period: round.period,
                due: round.due,
                missing,
                asked: asked.len(),
            })
        });
        missing.collect()
    }
}
