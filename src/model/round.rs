//! Work that is due more than once: rounds that the plan names, and those that each month, quarter, half or year makes.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike as _, NaiveDate};

use super::BadId;
use super::year::{self, HALVES, MONTHS, QUARTERS, WHOLE, YearPart, YearParts};
use super::{PlanPeriod, Recurrence};
use crate::source::Spanned;

/// A round that the plan names (`[[item.round]]`).
#[derive(Clone, Debug)]
pub struct Round {
    pub id: Spanned<RoundId>,
    /// The last day in time.
    pub due: Spanned<NaiveDate>,
    /// What is to be done by then.
    pub what: Option<String>,
}

/// Names a round of an item: letters, digits, hyphens and points, compared without regard to case.
#[derive(Clone, Debug)]
pub struct RoundId(String);

impl RoundId {
    /// The id as written in the files.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for RoundId {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        let is_fit = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.');
        if text.is_empty() || !text.chars().all(is_fit) {
            return Err(BadId);
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for RoundId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl PartialEq for RoundId {
    fn eq(&self, other: &Self) -> bool {
        let lowered = |id: &Self| id.0.to_lowercase();
        self.0 == other.0 || lowered(self) == lowered(other)
    }
}

impl Eq for RoundId {}

impl Recurrence {
    /// The parts of a year that make a round each.
    const fn parts(self) -> YearParts {
        match self {
            Self::Year => WHOLE,
            Self::HalfYear => HALVES,
            Self::Quarter => QUARTERS,
            Self::Month => MONTHS,
        }
    }

    /// The part of a year whose round `id` is, and the year: of `2026-Q2`, quarter 2 of 2026. None where it is no such
    /// round, or one that lies outside the days that the plan covers.
    pub fn round(self, id: &RoundId, period: &PlanPeriod) -> Option<(i32, YearPart)> {
        let parts = self.parts();
        let (year, at) = year::read_key(id.as_str(), parts)?;
        let part = parts.get(at)?.1;
        let (before, last) = part.months();
        let first_day = year::day_of(year, before, 31)?.succ_opt()?;
        let last_day = year::day_of(year, last, 31)?;
        (first_day <= period.to && period.from <= last_day).then_some((year, part))
    }

    /// The ids of the rounds that days make, in order.
    pub fn rounds(self, period: &PlanPeriod) -> impl Iterator<Item = String> {
        let years = period.from.year()..=period.to.year();
        let ids = years.flat_map(move |year| self.parts().iter().map(move |(word, _)| year::key(year, word)));
        let period = *period;
        ids.filter(move |id| id.parse().is_ok_and(|id| self.round(&id, &period).is_some()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(every: Recurrence, id: &str, expected: bool) {
        let day = |text: &str| text.parse().unwrap();
        let period = PlanPeriod { from: day("2026-02-10"), to: day("2027-06-30") };
        assert_eq!(every.round(&id.parse().unwrap(), &period).is_some(), expected, "{id}");
    }

    #[test]
    fn a_round_is_a_part_of_the_plans_time() {
        case(Recurrence::Month, "2026-01", false);
        case(Recurrence::Month, "2026-02", true);
        case(Recurrence::Month, "2027-06", true);
        case(Recurrence::Month, "2027-07", false);
        case(Recurrence::Month, "2026-Q1", false);
        case(Recurrence::Quarter, "2026-q1", true);
        case(Recurrence::Quarter, "2027-Q3", false);
        case(Recurrence::HalfYear, "2027-H1", true);
        case(Recurrence::HalfYear, "2027-H2", false);
        case(Recurrence::Year, "2027", true);
        case(Recurrence::Year, "2028", false);
        case(Recurrence::Year, "dot-1", false);
    }

    #[test]
    fn an_id_is_one_word() {
        let is_id = |text: &str| text.parse::<RoundId>().is_ok();
        assert!(is_id("dot-1") && is_id("2026-Q2") && is_id("đợt.2"));
        assert!(!is_id("") && !is_id("đợt 2") && !is_id("a/b"));
        assert!("ĐỢT-1".parse::<RoundId>().unwrap() == "đợt-1".parse().unwrap());
    }
}
