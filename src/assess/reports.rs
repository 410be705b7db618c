//! Who was to report when, and who has.

use std::collections::BTreeSet;

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
    /// Which of them have, by that day.
    pub received: BTreeSet<&'p AgencyId>,
}

impl ReportRound<'_> {
    /// Whether the last day in time has passed.
    pub fn is_past(&self, as_of: NaiveDate) -> bool {
        self.due < as_of
    }
}

/// The reporting rounds of a plan. A period that closed before the plan began asks for nothing.
pub(super) fn rounds(plan: &Plan, as_of: NaiveDate) -> Vec<ReportRound<'_>> {
    let Some(reporting) = &plan.reporting else {
        return Vec::new();
    };
    let asked = plan.agencies.expand(reporting.from.iter().map(|id| &id.value));
    let start = plan.head.issued.start();
    let period = &plan.head.period;
    ReportPeriod::years(period.from, period.to)
        .flat_map(ReportPeriod::of_year)
        .filter(|it| start <= it.closes() && it.closes() <= period.to)
        .map(|period| ReportRound {
            period,
            closes: period.closes(),
            due: period.due(reporting.due_day),
            asked: asked.clone(),
            received: received(plan, period, as_of),
        })
        .collect()
}

fn received(plan: &Plan, period: ReportPeriod, as_of: NaiveDate) -> BTreeSet<&AgencyId> {
    plan.reports
        .iter()
        .filter(|report| report.period.value == period)
        .filter(|report| report.received().is_some_and(|day| day <= as_of))
        .flat_map(|report| plan.agencies.expand([&report.agency.value]))
        .collect()
}
