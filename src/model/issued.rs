//! What a report said when it was issued: the figures of each item, kept so that what has changed since can be told.

use chrono::NaiveDate;

use super::{ItemId, ReportPeriod, Standing};
use crate::source::Spanned;

/// The figures of a report that was issued.
#[derive(Clone, Debug)]
pub struct IssuedReport {
    pub period: Spanned<ReportPeriod>,
    /// The day of issue.
    pub on: NaiveDate,
    /// The day of the figures.
    pub figures: NaiveDate,
    pub items: Vec<IssuedItem>,
}

/// Where an item stood in it.
#[derive(Clone, Debug)]
pub struct IssuedItem {
    pub id: Spanned<ItemId>,
    pub standing: Standing,
    /// Progress in percent, if anyone had stated it.
    pub percent: Option<f64>,
    /// The last day in time.
    pub due: Option<NaiveDate>,
}
