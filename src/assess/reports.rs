//! Who was to report when, who has, and on which day.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use chrono::NaiveDate;

use super::Reason;
use super::schedule::Term;
use super::tenure::Tenure;
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
    /// The same, to look one up.
    called: Rc<BTreeSet<&'p AgencyId>>,
    /// Who has reported without being asked.
    pub unasked: Vec<&'p AgencyId>,
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

    /// Whether `agency` was to report.
    pub fn is_asked(&self, agency: &AgencyId) -> bool {
        self.called.contains(agency)
    }

    /// Whether `agency` was to report, or has.
    pub fn concerns(&self, agency: &AgencyId) -> bool {
        self.is_asked(agency) || self.received.contains_key(agency)
    }

    /// Whether one is asked in this round for work that began on a day: it answered for it when the period closed.
    fn is_to(&self, who: &Tenure<'_>, start: NaiveDate) -> bool {
        start.max(who.from) <= self.closes && self.is_asked(who.agency)
    }

    fn is_to_any(&self, whom: &[Tenure<'_>], start: NaiveDate) -> bool {
        whom.iter().any(|who| self.is_to(who, start))
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

/// Who was to report, in the order of the plan and to look one up.
type Asked<'p> = (Vec<&'p AgencyId>, Rc<BTreeSet<&'p AgencyId>>);

/// Who handed in what when: the first day on which each agency's report of a period was handed in.
type Received<'p> = BTreeMap<ReportPeriod, BTreeMap<&'p AgencyId, NaiveDate>>;

/// The reporting rounds of a plan. Those are asked that it asked on the day on which a period closed, or on the day
/// `as_of` before that.
pub(super) fn rounds(files: &Plan, as_of: NaiveDate) -> Vec<ReportRound<'_>> {
    let plan = files.on(as_of);
    let received = received(files, as_of);
    let mut last: Option<(&Plan, Asked<'_>)> = None;
    let round = |period: ReportPeriod| {
        let then = files.on(period.closes().min(as_of));
        let (asked, called) = match last.take() {
            Some((plan, asked)) if std::ptr::eq(plan, then) => asked,
            _ => asked(then),
        };
        last = Some((then, (asked.clone(), Rc::clone(&called))));
        let received_for = received.get(&period).cloned().unwrap_or_default();
        ReportRound {
            period,
            closes: period.closes(),
            due: plan.days_off.rolled(period.due()),
            unasked: unasked(then, &called, &received_for),
            asked,
            called,
            received: received_for,
            covered: covered(&received, period),
        }
    };
    plan.report_periods().map(round).collect()
}

/// Who was to report by a plan, groups opened up.
fn asked(plan: &Plan) -> Asked<'_> {
    let asked = plan.agencies.expand(plan.reporting.iter().flat_map(|it| &it.from).map(|id| &id.value));
    let called = Rc::new(asked.iter().copied().collect());
    (asked, called)
}

/// Who has reported without being asked for this period: what was sent is not lost. Those to whom reports go send none.
fn unasked<'p>(
    plan: &Plan,
    asked: &BTreeSet<&'p AgencyId>,
    received: &BTreeMap<&'p AgencyId, NaiveDate>,
) -> Vec<&'p AgencyId> {
    let to = plan.reporting.as_ref().and_then(|it| it.to.as_ref());
    let collecting = [to, plan.head.focal_point.as_ref(), plan.head.authority.as_ref()];
    let collects = |agency: &AgencyId| collecting.iter().flatten().any(|id| id.value == *agency);
    received.keys().copied().filter(|agency| !asked.contains(agency) && !collects(agency)).collect()
}

fn received(files: &Plan, as_of: NaiveDate) -> Received<'_> {
    let mut received = Received::new();
    for report in files.reports.iter() {
        let Some(on) = report.received().filter(|on| *on <= as_of) else { continue };
        let received = received.entry(report.period.value).or_default();
        for agency in files.on(on).agencies.expand([&report.agency.value]) {
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
    as_of: NaiveDate,
}

impl<'a, 'p> Calls<'a, 'p> {
    pub(super) const fn new(rounds: &'a [ReportRound<'p>], as_of: NaiveDate) -> Self {
        Self { rounds, as_of }
    }

    /// The rounds of work that began on a day: what closed before asks nothing of it.
    fn since(&self, start: NaiveDate) -> impl DoubleEndedIterator<Item = &'a ReportRound<'p>> + use<'a, 'p> {
        self.rounds.iter().filter(move |round| start <= round.closes)
    }

    /// Whether a report was asked of one of these since a day, and its own last day is past.
    pub(super) fn were_due(&self, whom: &[Tenure<'_>], start: NaiveDate) -> bool {
        self.since(start).any(|round| round.is_past(self.as_of) && round.is_to_any(whom, start))
    }

    /// The first report that is asked of one of these since a day, where its own last day is not past.
    pub(super) fn next(&self, whom: &[Tenure<'_>], start: NaiveDate) -> Option<(ReportPeriod, NaiveDate)> {
        let mut next = self.since(start).filter(|round| !round.is_past(self.as_of));
        let next = next.find(|round| round.is_to_any(whom, start))?;
        Some((next.period, next.due))
    }

    /// The last period since a day whose own last day is past.
    pub(super) fn last_past(&self, start: NaiveDate) -> Option<ReportPeriod> {
        let last = self.since(start).rfind(|round| round.is_past(self.as_of));
        last.map(|round| round.period)
    }

    /// The last period that closes within a term and for which a report is asked of somebody.
    pub(super) fn last(&self, who: &Tenure<'_>, term: Term) -> Option<ReportPeriod> {
        let last = self.since(term.start).rfind(|round| round.closes <= term.due);
        last.filter(|round| round.is_to(who, term.start)).map(|round| round.period)
    }

    /// The periods whose last day is past without a report of each of these, as far as each answered for the work then:
    /// all since a day, or only the last of them.
    pub(super) fn missing(&self, whom: &[Tenure<'_>], start: NaiveDate, only_last: bool) -> Vec<Reason> {
        let past: Vec<_> = self.since(start).filter(|round| round.is_past(self.as_of)).collect();
        let skipped = if only_last { past.len().saturating_sub(1) } else { 0 };
        let missing = past.into_iter().skip(skipped).filter_map(|round| {
            let asked: Vec<_> = whom.iter().filter(|who| round.is_to(who, start)).collect();
            let missing = asked.iter().filter(|who| round.is_missing(who.agency)).count();
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
