//! The days on which nobody works, beside Saturdays and Sundays.

use chrono::NaiveDate;

use crate::source::Spanned;

/// Holidays of the plan's time (`[days_off]`).
#[derive(Debug, Default)]
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
