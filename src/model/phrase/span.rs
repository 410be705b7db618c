//! Days in a row that a phrase names.

use super::day::Day;

/// The days of one name, or from one to another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub(super) first: Day,
    pub(super) last: Day,
    pub(super) kind: SpanKind,
    /// "Trước ngày …".
    pub(super) is_before: bool,
}

/// How a span is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SpanKind {
    /// A day.
    Day,
    /// A month, quarter or year.
    Unit,
    /// From one to another: its first day is a start.
    Range,
}

impl Span {
    pub(super) const fn new(first: Day, last: Day, kind: SpanKind) -> Self {
        Self { first, last, kind, is_before: false }
    }

    /// From the first day of a month to the last of another.
    pub(super) fn months(year: Option<i32>, first: u32, last: u32) -> Self {
        Self::new(Day::first_of(year, first), Day::last_of(year, last), SpanKind::Unit)
    }

    /// The same days, of `year` where they name none.
    pub(super) fn or_of(self, year: Option<i32>) -> Self {
        let is_end = self.last.is_last();
        let last = self.last.or_of(year);
        let last =
            if is_end && self.kind != SpanKind::Day { Day::last_of(last.year, last.month) } else { last };
        Self { first: self.first.or_of(year), last, ..self }
    }
}
