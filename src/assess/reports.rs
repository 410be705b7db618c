//! Who was to report when, who has, and on which day.

use std::collections::BTreeMap;

use chrono::NaiveDate;

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

/// The reporting rounds of a plan.
pub(super) fn rounds(plan: &Plan, as_of: NaiveDate) -> Vec<ReportRound<'_>> {
    let Some(reporting) = &plan.reporting else {
        return Vec::new();
    };
    let asked = plan.agencies.expand(reporting.from.iter().map(|id| &id.value));
    let round = |period: ReportPeriod| ReportRound {
        period,
        closes: period.closes(),
        due: period.due(),
        asked: asked.clone(),
        received: received(plan, period, as_of),
    };
    plan.report_periods().map(round).collect()
}

fn received(plan: &Plan, period: ReportPeriod, as_of: NaiveDate) -> BTreeMap<&AgencyId, NaiveDate> {
    let mut received = BTreeMap::new();
    for report in plan.reports.iter().filter(|report| report.period.value == period) {
        if let Some(on) = report.received().filter(|on| *on <= as_of) {
            for agency in plan.agencies.expand([&report.agency.value]) {
                received
                    .entry(agency)
                    .and_modify(|first: &mut NaiveDate| *first = on.min(*first))
                    .or_insert(on);
            }
        }
    }
    received
}
