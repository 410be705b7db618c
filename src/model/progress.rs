//! The ledger: what agencies reported of items, entry by entry. Nothing is overwritten.

use chrono::NaiveDate;

use super::{AgencyId, ItemId, ReportPeriod};
use crate::source::Spanned;

/// One file under `progress/`: what one agency reported for one period.
#[derive(Debug)]
pub struct ProgressReport {
    pub agency: Spanned<AgencyId>,
    pub period: Spanned<ReportPeriod>,
    /// When it was handed in; a report without a day counts from its closing day.
    pub submitted: Option<Spanned<NaiveDate>>,
    pub entries: Vec<Entry>,
    pub occurrences: Vec<Occurrence>,
}

/// What was reported of one item on one day.
#[derive(Debug)]
pub struct Entry {
    pub item: Spanned<ItemId>,
    pub on: Spanned<NaiveDate>,
    pub state: Spanned<State>,
    /// Share of the work done, 0–100; unknown where nothing was said.
    pub percent: Option<Spanned<f64>>,
    pub measured: Vec<Measurement>,
    pub note: Option<String>,
    /// Why it is late.
    pub cause: Option<String>,
    pub evidence: Vec<Evidence>,
}

/// What an agency says of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    NotStarted,
    InProgress,
    Done,
    Blocked,
    /// "Tạm hoãn".
    Suspended,
    /// "Thôi thực hiện".
    Dropped,
}

impl State {
    /// The words of the file format, with their values.
    pub const WORDS: &[(&str, Self)] = &[
        ("not-started", Self::NotStarted),
        ("in-progress", Self::InProgress),
        ("done", Self::Done),
        ("blocked", Self::Blocked),
        ("suspended", Self::Suspended),
        ("dropped", Self::Dropped),
    ];

    /// The word of the file format.
    pub fn as_str(self) -> &'static str {
        super::word(Self::WORDS, self)
    }
}

/// A value measured against a target of the same metric.
#[derive(Debug)]
pub struct Measurement {
    pub metric: String,
    pub value: f64,
}

/// "Tài liệu kiểm chứng": a document that shows the work was done.
#[derive(Debug)]
pub struct Evidence {
    pub number: Option<String>,
    pub issued: Option<NaiveDate>,
    pub by: Option<Spanned<AgencyId>>,
    /// Below the plan's folder.
    pub path: Option<Spanned<String>>,
    pub pages: Option<String>,
}

/// One case of an item that an event or a request sets off.
#[derive(Debug)]
pub struct Occurrence {
    pub item: Spanned<ItemId>,
    pub on: Spanned<NaiveDate>,
    pub due: Spanned<NaiveDate>,
    pub done: Option<Spanned<NaiveDate>>,
}
