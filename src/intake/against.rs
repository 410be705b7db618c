//! What forms are held against.

use chrono::NaiveDate;

use crate::model::Plan;

/// What a form is held against.
pub struct Against<'a> {
    pub plan: &'a Plan,
    /// The day on which it was handed in.
    pub on: NaiveDate,
    /// The digest of a text, as forms are written with.
    pub digest: fn(&str) -> String,
}
