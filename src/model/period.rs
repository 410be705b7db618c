//! The reporting calendar of administrative reform: quarter I, six months, quarter III, year.
//!
//! Source: letter 581/BNV-CCHC of the Ministry of Home Affairs, as summarised by a provincial Department of Home
//! Affairs. Data close on the 14th and reports are due by the 20th of March, June, September and December.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike as _, NaiveDate};

/// One reporting period of one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReportPeriod {
    pub year: i32,
    pub span: ReportSpan,
}

/// Which part of the year is reported. All but the third quarter count from the year's start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReportSpan {
    /// "Quý I": 15/12 of the year before to 14/3.
    FirstQuarter,
    /// "6 tháng": 15/12 to 14/6.
    HalfYear,
    /// "Quý III", the quarter alone: 15/6 to 14/9.
    ThirdQuarter,
    /// "Năm": 15/12 to 14/12.
    Year,
}

impl ReportSpan {
    /// The words of the file format, with their values.
    pub const WORDS: &[(&str, Self)] = &[
        ("Q1", Self::FirstQuarter),
        ("H1", Self::HalfYear),
        ("Q3", Self::ThirdQuarter),
        ("year", Self::Year),
    ];

    /// The month in which the period closes.
    const fn month(self) -> u32 {
        match self {
            Self::FirstQuarter => 3,
            Self::HalfYear => 6,
            Self::ThirdQuarter => 9,
            Self::Year => 12,
        }
    }
}

/// The first day whose data count: the day after the period before has closed.
const OPENING_DAY: u32 = 15;
/// The last day whose data count.
const CLOSING_DAY: u32 = 14;
/// The day by which a report is due, where a unit sets none of its own.
pub const DUE_DAY: u32 = 20;

impl ReportPeriod {
    /// The four periods of a year, in order.
    pub fn of_year(year: i32) -> impl Iterator<Item = Self> {
        ReportSpan::WORDS.iter().map(move |(_, span)| Self { year, span: *span })
    }

    /// The period in whose report a day belongs: the next to close.
    pub fn holding(day: NaiveDate) -> Self {
        let year = day.year();
        let next = Self { year: year + 1, span: ReportSpan::FirstQuarter };
        Self::of_year(year).find(|period| day <= period.closes()).unwrap_or(next)
    }

    /// The period before this one in the calendar.
    #[must_use]
    pub const fn before(self) -> Self {
        let Self { year, span } = self;
        match span {
            ReportSpan::FirstQuarter => Self { year: year - 1, span: ReportSpan::Year },
            ReportSpan::HalfYear => Self { year, span: ReportSpan::FirstQuarter },
            ReportSpan::ThirdQuarter => Self { year, span: ReportSpan::HalfYear },
            ReportSpan::Year => Self { year, span: ReportSpan::ThirdQuarter },
        }
    }

    /// The period after this one in the calendar.
    #[must_use]
    pub const fn after(self) -> Self {
        let Self { year, span } = self;
        match span {
            ReportSpan::FirstQuarter => Self { year, span: ReportSpan::HalfYear },
            ReportSpan::HalfYear => Self { year, span: ReportSpan::ThirdQuarter },
            ReportSpan::ThirdQuarter => Self { year, span: ReportSpan::Year },
            ReportSpan::Year => Self { year: year + 1, span: ReportSpan::FirstQuarter },
        }
    }

    /// The first day whose data count: 15/12 of the year before; of the third quarter, which is reported alone, 15/6.
    pub fn opens(self) -> NaiveDate {
        let (year, before) = match self.span {
            ReportSpan::ThirdQuarter => (self.year, ReportSpan::HalfYear),
            _ => (self.year - 1, ReportSpan::Year),
        };
        NaiveDate::from_ymd_opt(year, before.month(), OPENING_DAY).unwrap_or(NaiveDate::MIN)
    }

    /// The last day whose data count.
    pub fn closes(self) -> NaiveDate {
        self.day(CLOSING_DAY)
    }

    /// The last day in time for a report, where `due_day` of the closing month is the unit's own day.
    pub fn due(self, due_day: u32) -> NaiveDate {
        self.day(due_day)
    }

    fn day(self, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.span.month(), day).unwrap_or(NaiveDate::MAX)
    }

    /// The calendar years a plan's days fall in.
    pub fn years(from: NaiveDate, to: NaiveDate) -> std::ops::RangeInclusive<i32> {
        from.year()..=to.year()
    }
}

impl fmt::Display for ReportPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.year, super::word(ReportSpan::WORDS, self.span))
    }
}

/// Why a string is not a reporting period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadPeriod;

impl FromStr for ReportPeriod {
    type Err = BadPeriod;

    fn from_str(text: &str) -> Result<Self, BadPeriod> {
        let (year, span) = text.split_once('-').ok_or(BadPeriod)?;
        if year.len() != 4 {
            return Err(BadPeriod);
        }
        let (_, span) =
            ReportSpan::WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(span)).ok_or(BadPeriod)?;
        Ok(Self { year: year.parse().map_err(|_| BadPeriod)?, span: *span })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_closes_on_the_14th_and_is_due_on_the_20th() {
        let period: ReportPeriod = "2022-q3".parse().unwrap();
        assert_eq!(period.to_string(), "2022-Q3");
        assert_eq!(period.closes().to_string(), "2022-09-14");
        assert_eq!(period.due(DUE_DAY).to_string(), "2022-09-20");
        assert!("2022-Q2".parse::<ReportPeriod>().is_err());
        assert!("22-Q1".parse::<ReportPeriod>().is_err());
    }

    #[test]
    fn periods_follow_each_other_over_the_end_of_a_year() {
        let first: ReportPeriod = "2022-Q1".parse().unwrap();
        let periods: Vec<ReportPeriod> =
            std::iter::successors(Some(first), |it| Some(it.after())).take(5).collect();
        let names: Vec<String> = periods.iter().map(ToString::to_string).collect();
        assert_eq!(names, ["2022-Q1", "2022-H1", "2022-Q3", "2022-year", "2023-Q1"]);
        assert!(
            periods.windows(2).all(|pair| pair[1].before() == pair[0] && pair[0].closes() < pair[1].closes())
        );
    }

    #[track_caller]
    fn case(period: &str, opens: &str, closes: &str) {
        let period: ReportPeriod = period.parse().unwrap();
        assert_eq!((period.opens().to_string(), period.closes().to_string()), (opens.into(), closes.into()));
    }

    #[test]
    fn a_day_belongs_to_the_period_that_closes_next() {
        let period = |day: &str| ReportPeriod::holding(day.parse().unwrap()).to_string();
        assert_eq!((period("2022-03-14"), period("2022-03-15")), ("2022-Q1".into(), "2022-H1".into()));
        assert_eq!((period("2022-06-15"), period("2022-09-15")), ("2022-Q3".into(), "2022-year".into()));
        assert_eq!((period("2022-12-14"), period("2022-12-15")), ("2022-year".into(), "2023-Q1".into()));
    }

    #[test]
    fn all_but_the_third_quarter_count_from_december() {
        case("2022-Q1", "2021-12-15", "2022-03-14");
        case("2022-H1", "2021-12-15", "2022-06-14");
        case("2022-Q3", "2022-06-15", "2022-09-14");
        case("2022-year", "2021-12-15", "2022-12-14");
    }
}
