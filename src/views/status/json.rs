//! The JSON of `cchc status`.

use chrono::NaiveDate;
use serde::Serialize;

use super::Several;
use crate::assess::Rate;
use crate::views::VERSION;
use crate::views::tally::json::TallyView;

/// Several plans on a day.
#[derive(Serialize)]
pub struct StatusView<'a> {
    version: u8,
    as_of: NaiveDate,
    /// How many more plans have errors and are not among these.
    broken: usize,
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
    /// The JSON of these plans.
    pub fn new(as_of: NaiveDate, several: Several<'a>) -> Self {
        let plans = several.plans.iter().map(|plan| PlanView {
            id: &plan.id,
            distinct: plan.distinct,
            tally: TallyView::new(&plan.tally),
            distinct_rate_of_due: plan.of_distinct.rate_of_due().map(Rate::percent),
            distinct_rate_of_all: plan.of_distinct.rate_of_all().map(Rate::percent),
        });
        Self { version: VERSION, as_of, broken: several.broken, plans: plans.collect() }
    }
}
