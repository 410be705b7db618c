//! A day as a phrase names it, with its year or without.

use chrono::NaiveDate;

use super::fault::Why;
use crate::model::year;

/// A day of the calendar or, where no year is named, of the plan's year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    pub year: Option<i32>,
    pub month: u32,
    /// 31 of a month that is shorter is its last: February's, where the year is not named.
    pub day: u32,
}

impl Day {
    /// A day that the calendar has, in some year where none is named.
    pub fn exact(year: Option<i32>, month: u32, day: u32) -> Option<Self> {
        /// A leap year: without a year, 29/2 may be.
        const LEAP: i32 = 2000;
        NaiveDate::from_ymd_opt(year.unwrap_or(LEAP), month, day)?;
        Some(Self { year, month, day })
    }

    /// The first day of a month.
    pub const fn first_of(year: Option<i32>, month: u32) -> Self {
        Self { year, month, day: 1 }
    }

    /// The last day of a month.
    pub fn last_of(year: Option<i32>, month: u32) -> Self {
        let day = match (year, month) {
            (None, 2) => 31,
            _ => (28..=31).rev().find(|day| Self::exact(year, month, *day).is_some()).unwrap_or(31),
        };
        Self { year, month, day }
    }

    /// Whether it is the last of its month.
    pub fn is_last(self) -> bool {
        self == Self::last_of(self.year, self.month)
    }

    /// The same day, of `year` where it names none.
    pub(super) const fn or_of(self, year: Option<i32>) -> Self {
        match self.year {
            Some(_) => self,
            None => Self { year, ..self },
        }
    }

    /// The day itself. Without a year it is of `year`.
    ///
    /// # Errors
    /// It has no year, or its year has no such day.
    pub fn of(self, year: Option<i32>) -> Result<NaiveDate, Why> {
        let year = self.year.or(year).ok_or(Why::NoYear)?;
        let exact = NaiveDate::from_ymd_opt(year, self.month, self.day);
        let last = || (self.day == 31).then(|| year::day_of(year, self.month, 31)).flatten();
        exact.or_else(last).ok_or(Why::NoSuchDay)
    }
}
