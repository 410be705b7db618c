//! The days on which nobody works, beside Saturdays and Sundays.

use chrono::{Datelike as _, NaiveDate, Weekday};

use crate::source::Spanned;

/// Holidays of the plan's time (`[days_off]`).
#[derive(Clone, Debug, Default)]
pub struct DaysOff {
    pub days: Vec<Spanned<NaiveDate>>,
    pub spans: Vec<DaySpan>,
    /// A term that ends on a day off ends with the next working day (Civil Code 2015, Article 148.5).
    pub roll: bool,
}

/// Days in a row, both ends included.
#[derive(Clone, Copy, Debug)]
pub struct DaySpan {
    pub from: Spanned<NaiveDate>,
    pub to: Spanned<NaiveDate>,
}

impl DaysOff {
    /// Whether the plan says anything of days off.
    pub const fn is_said(&self) -> bool {
        self.roll || !self.days.is_empty() || !self.spans.is_empty()
    }

    /// Whether nobody works on a day: a Saturday, a Sunday or a day of the list.
    pub fn is_off(&self, day: NaiveDate) -> bool {
        matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
            || self.days.iter().any(|off| off.value == day)
            || self.spans.iter().any(|span| span.from.value <= day && day <= span.to.value)
    }

    /// The first working day from a day on, itself included.
    pub fn next_working(&self, day: NaiveDate) -> NaiveDate {
        day.iter_days().find(|day| !self.is_off(*day)).unwrap_or(day)
    }

    /// The working day that comes so many working days after a day.
    pub fn working_days_after(&self, day: NaiveDate, count: usize) -> NaiveDate {
        day.iter_days().skip(1).filter(|day| !self.is_off(*day)).nth(count.saturating_sub(1)).unwrap_or(day)
    }

    /// The last day of a term that ends on a day: where the plan says so, the next working day.
    pub fn rolled(&self, day: NaiveDate) -> NaiveDate {
        if self.roll { self.next_working(day) } else { day }
    }
}
