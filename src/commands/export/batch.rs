//! What is exported of one plan.

use chrono::Datelike as _;

use crate::document::Record;
use crate::views::{Basis, export};

/// The items of one plan.
pub(super) struct Batch {
    /// In which the period of the plan begins.
    pub(super) year: i32,
    pub(super) records: Vec<Record>,
}

impl Batch {
    pub(super) fn of(basis: &Basis<'_>) -> Self {
        Self { year: basis.plan().head.period.from.year(), records: export::records(basis) }
    }
}
