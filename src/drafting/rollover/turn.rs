//! From which year to which a plan is carried on.

use chrono::{Datelike as _, NaiveDate};

use crate::model::PlanPeriod;

/// The step from a plan to the next.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    /// What the next plan covers.
    pub period: PlanPeriod,
    /// The year of the plan that is carried on, where it lies in one.
    pub year: Option<i32>,
}

impl Turn {
    /// From a plan that was issued for `old` to one for `new`.
    pub fn new(old: PlanPeriod, new: PlanPeriod) -> Self {
        Self { period: new, year: old.year() }
    }

    /// As many years further as a plan covers.
    pub fn usual(old: PlanPeriod) -> PlanPeriod {
        let years = old.to.year() - old.from.year() + 1;
        PlanPeriod { from: moved(old.from, years), to: moved(old.to, years) }
    }

    /// By how many years what is of the old year moves; none where that is not clear.
    pub fn years(self) -> Option<i32> {
        self.year.map(|year| self.period.from.year() - year)
    }

    /// Whether a day is still to come when the next plan begins.
    pub fn is_ahead(self, day: NaiveDate) -> bool {
        self.period.from <= day
    }
}

/// The same day some years later; of a leap day the 28th, where there is none.
pub fn moved(day: NaiveDate, years: i32) -> NaiveDate {
    let year = day.year() + years;
    day.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, day.month(), 28)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_moves_by_as_many_years_as_it_covers() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let usual = |from: &str, to: &str| {
            let next = Turn::usual(PlanPeriod { from: day(from), to: day(to) });
            (next.from.to_string(), next.to.to_string())
        };
        assert_eq!(usual("2022-01-01", "2022-12-31"), ("2023-01-01".into(), "2023-12-31".into()));
        assert_eq!(usual("2024-02-29", "2024-12-31"), ("2025-02-28".into(), "2025-12-31".into()));
        assert_eq!(usual("2026-01-01", "2030-12-31"), ("2031-01-01".into(), "2035-12-31".into()));
    }
}
