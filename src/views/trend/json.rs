//! The JSON of `cchc trend`.

use chrono::NaiveDate;
use serde::Serialize;

use crate::assess::Rate;
use crate::query::trend::{Point, Trend};
use crate::views::{Basis, VERSION};

/// A plan's counts over time.
#[derive(Serialize)]
pub struct TrendView<'a> {
    version: u8,
    plan: &'a str,
    as_of: NaiveDate,
    by: &'static str,
    points: Vec<PointView>,
}

#[derive(Serialize)]
struct PointView {
    on: NaiveDate,
    total: usize,
    completed: usize,
    /// As in the two by two, with what awaits confirmation past its day.
    overdue: usize,
    /// Not high, as in every other JSON.
    at_risk: usize,
    at_risk_high: usize,
    not_completed: usize,
    /// In percent, cut to two decimals; null when nothing has come due.
    rate_of_due: Option<f64>,
}

impl<'a> TrendView<'a> {
    /// The JSON of `trend`.
    pub fn new(basis: &Basis<'a>, trend: &Trend) -> Self {
        Self {
            version: VERSION,
            plan: &basis.plan().head.id.value,
            as_of: basis.as_of(),
            by: trend.by.as_str(),
            points: trend.points.iter().map(PointView::new).collect(),
        }
    }
}

impl PointView {
    fn new(point: &Point) -> Self {
        Self {
            on: point.on,
            total: point.tally.total,
            completed: point.completed(),
            overdue: point.overdue(),
            at_risk: point.at_risk() - point.at_risk_high(),
            at_risk_high: point.at_risk_high(),
            not_completed: point.not_completed(),
            rate_of_due: point.tally.rate_of_due().map(Rate::percent),
        }
    }
}
