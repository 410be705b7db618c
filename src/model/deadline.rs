//! When an item is due, in the composable form that the documents' phrases ask for.

use chrono::NaiveDate;

use super::PlanPeriod;
use crate::source::{Span, Spanned};

/// A deadline: the printed phrase and what it means.
#[derive(Clone, Debug)]
pub struct Deadline {
    /// As printed.
    pub text: Spanned<String>,
    pub date: Option<Spanned<NaiveDate>>,
    /// "Thường xuyên": goes on to the end of the plan's period.
    pub is_continuous: bool,
    /// "… và những năm tiếp theo": comes back.
    pub every: Option<Recurrence>,
    /// Something outside the plan sets the day.
    pub trigger: Option<Trigger>,
    /// A proviso of the document, in its words.
    pub condition: Option<String>,
}

impl Deadline {
    /// What stands in for a deadline that is missing, so that the rest of its item can be checked.
    pub const fn blank(text: Spanned<String>) -> Self {
        Self { text, date: None, is_continuous: false, every: None, trigger: None, condition: None }
    }

    /// The last day in time: the date; else, when continuous, the end of the period; else none.
    pub fn resolve(&self, period: &PlanPeriod) -> Option<NaiveDate> {
        match &self.date {
            Some(date) => Some(date.value),
            None => self.is_continuous.then_some(period.to),
        }
    }

    /// Where the day stands: the date, or the text where there is none.
    pub fn place(&self) -> Span {
        self.date.as_ref().map_or(self.text.span, |date| date.span)
    }
}

/// How often something comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Recurrence {
    Year,
    HalfYear,
    Quarter,
    Month,
}

impl Recurrence {
    /// The words of the file format, with their values.
    pub const WORDS: &[(&str, Self)] = &[
        ("year", Self::Year),
        ("half-year", Self::HalfYear),
        ("quarter", Self::Quarter),
        ("month", Self::Month),
    ];

    /// The word of the file format.
    pub fn as_str(self) -> &'static str {
        super::word(Self::WORDS, self)
    }
}

/// What sets the day when the plan does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trigger {
    /// "Theo kế hoạch": another plan.
    Plan,
    /// "Theo quy định": a regulation.
    Rule,
    /// "Theo yêu cầu …": somebody's request.
    Request,
    /// "Khi …", "Sau khi …": an event.
    Event,
}

impl Trigger {
    /// The words of the file format, with their values.
    pub const WORDS: &[(&str, Self)] =
        &[("plan", Self::Plan), ("rule", Self::Rule), ("request", Self::Request), ("event", Self::Event)];

    /// The word of the file format.
    pub fn as_str(self) -> &'static str {
        super::word(Self::WORDS, self)
    }
}
