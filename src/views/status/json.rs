//! The JSON of `cchc status`.

use chrono::NaiveDate;
use serde::Serialize;

use super::PlanStatus;
use crate::assess::Rate;
use crate::views::VERSION;
use crate::views::tally::json::TallyView;

/// Several plans on a day.
#[derive(Serialize)]
pub struct StatusView<'a> {
    version: u8,
    as_of: NaiveDate,
    plans: Vec<PlanView<'a>>,
}

#[derive(Serialize)]
struct PlanView<'a> {
    id: &'a str,
    distinct: usize,
    #[serde(flatten)]
    tally: TallyView,
    /// The rates over the different things that the items are.
    distinct_rate_of_due: Option<f64>,
    distinct_rate_of_all: Option<f64>,
}

impl<'a> StatusView<'a> {
    /// The JSON of `plans`.
    pub fn new(as_of: NaiveDate, plans: &'a [PlanStatus]) -> Self {
        let plans = plans.iter().map(|plan| PlanView {
            id: &plan.id,
            distinct: plan.distinct,
            tally: TallyView::new(&plan.tally),
            distinct_rate_of_due: plan.of_distinct.rate_of_due().map(Rate::percent),
            distinct_rate_of_all: plan.of_distinct.rate_of_all().map(Rate::percent),
        });
        Self { version: VERSION, as_of, plans: plans.collect() }
    }
}
