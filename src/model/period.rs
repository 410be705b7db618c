//! The reporting calendars: which periods a plan asks reports for, when their data close and when reports are due.
//!
//! The calendar of administrative reform (`cchc`) is that of letter 581/BNV-CCHC of the Ministry of Home Affairs, as
//! summarised by a provincial Department of Home Affairs: data close on the 14th and reports are due by the 20th of
//! March, June, September and December. The others count as Decree 09/2019/NĐ-CP, Article 12, does: a period runs from
//! the 15th of the month before its first month to the 14th of its last.

use std::fmt;

use chrono::{Datelike as _, Days, NaiveDate};

use super::SpokenPeriod;
use super::year::{self, HALVES, MONTHS, QUARTERS, WHOLE, YearPart, YearParts};

/// Which periods a year is reported in, and the days on which they close and fall due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReportCalendar {
    pub rhythm: ReportRhythm,
    /// The day of a period's last month on which its data close; of a month that is shorter, its last.
    pub close_day: u32,
    /// The day by which a report is due.
    pub due_day: u32,
    /// Whether that day is of the month after the period's last.
    pub is_due_next_month: bool,
}

/// The periods that a year is reported in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReportRhythm {
    /// Quarter I, the first six months, quarter III, the year. All but the third quarter count from the year's start.
    Cchc,
    Monthly,
    Quarterly,
    HalfYearly,
    Yearly,
}

impl ReportRhythm {
    /// The words of the file format, with their values.
    pub const WORDS: &[(&str, Self)] = &[
        ("cchc", Self::Cchc),
        ("monthly", Self::Monthly),
        ("quarterly", Self::Quarterly),
        ("half-yearly", Self::HalfYearly),
        ("yearly", Self::Yearly),
    ];

    /// The word of the file format.
    pub fn as_str(self) -> &'static str {
        super::words::word(Self::WORDS, self)
    }

    /// The periods of a year, in the order in which they close.
    const fn parts(self) -> YearParts {
        match self {
            Self::Cchc => &[
                ("Q1", YearPart::Quarter(1)),
                ("H1", YearPart::Half(1)),
                ("Q3", YearPart::Quarter(3)),
                ("year", YearPart::Year),
            ],
            Self::Monthly => MONTHS,
            Self::Quarterly => QUARTERS,
            Self::HalfYearly => HALVES,
            Self::Yearly => WHOLE,
        }
    }
}

impl ReportCalendar {
    /// The day on which data close where a plan sets no other.
    pub const CLOSE_DAY: u32 = 14;
    /// The day by which a report is due where a plan sets no other.
    pub const DUE_DAY: u32 = 20;

    /// A calendar whose periods close on the 14th and whose reports are due by the 20th.
    pub const fn usual(rhythm: ReportRhythm) -> Self {
        Self { rhythm, close_day: Self::CLOSE_DAY, due_day: Self::DUE_DAY, is_due_next_month: false }
    }

    /// The periods of a year, in the order in which they close.
    pub fn of_year(self, year: i32) -> impl Iterator<Item = ReportPeriod> {
        (0..self.rhythm.parts().len()).map(move |at| ReportPeriod { year, at, calendar: self })
    }

    /// The periods of the calendar years that two days lie in, and of those between.
    pub fn between(self, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = ReportPeriod> {
        (from.year()..=to.year()).flat_map(move |year| self.of_year(year))
    }

    /// The period in whose report a day belongs: the next to close.
    pub fn holding(self, day: NaiveDate) -> ReportPeriod {
        let year = day.year();
        let next = ReportPeriod { year: year + 1, at: 0, calendar: self };
        self.of_year(year).find(|period| day <= period.closes()).unwrap_or(next)
    }

    /// The period that a key calls, such as `2022-Q1`, case ignored. None where the calendar has no such period.
    pub fn period(self, key: &str) -> Option<ReportPeriod> {
        let (year, at) = year::read_key(key, self.rhythm.parts())?;
        Some(ReportPeriod { year, at, calendar: self })
    }

    /// The period that a text calls in people's words, such as "Quý I/2026". None where it does not say which year, or the
    /// calendar has no such period.
    pub fn spoken(self, text: &str) -> Option<ReportPeriod> {
        let SpokenPeriod { year, part } = SpokenPeriod::read(text)?;
        self.of_year(year?).find(|period| period.part() == part)
    }

    /// What the keys of its periods look like: those of one year.
    pub fn keys(self) -> String {
        let keys: Vec<String> = self.of_year(2022).map(|period| period.to_string()).collect();
        match &keys[..] {
            [first, second, .., last] if 4 < keys.len() => format!("{first}, {second}, …, {last}"),
            keys => keys.join(", "),
        }
    }
}

impl Default for ReportCalendar {
    fn default() -> Self {
        Self::usual(ReportRhythm::Cchc)
    }
}

/// One reporting period of one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReportPeriod {
    pub year: i32,
    /// Its place among the periods of its year.
    at: usize,
    calendar: ReportCalendar,
}

impl ReportPeriod {
    /// Which part of the year is reported.
    pub fn part(self) -> YearPart {
        self.named().1
    }

    /// The period before this one in the calendar.
    #[must_use]
    pub const fn before(self) -> Self {
        match self.at {
            0 => Self { year: self.year - 1, at: self.calendar.rhythm.parts().len() - 1, ..self },
            at => Self { at: at - 1, ..self },
        }
    }

    /// The period after this one in the calendar.
    #[must_use]
    pub const fn after(self) -> Self {
        if self.at + 1 < self.calendar.rhythm.parts().len() {
            return Self { at: self.at + 1, ..self };
        }
        Self { year: self.year + 1, at: 0, ..self }
    }

    /// The first day whose data count: the day after data of the month before its first close.
    pub fn opens(self) -> NaiveDate {
        let (before, _) = self.part().months();
        let closed = year::day_of(self.year, before, self.calendar.close_day);
        closed.and_then(|day| day.checked_add_days(Days::new(1))).unwrap_or(NaiveDate::MIN)
    }

    /// The last day whose data count.
    pub fn closes(self) -> NaiveDate {
        let (_, last) = self.part().months();
        year::day_of(self.year, last, self.calendar.close_day).unwrap_or(NaiveDate::MAX)
    }

    /// The last day in time for a report.
    pub fn due(self) -> NaiveDate {
        let (_, last) = self.part().months();
        let month = last + u32::from(self.calendar.is_due_next_month);
        year::day_of(self.year, month, self.calendar.due_day).unwrap_or(NaiveDate::MAX)
    }

    fn named(self) -> (&'static str, YearPart) {
        self.calendar.rhythm.parts().get(self.at).copied().unwrap_or(("", YearPart::Year))
    }
}

impl fmt::Display for ReportPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&year::key(self.year, self.named().0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usual(rhythm: ReportRhythm) -> ReportCalendar {
        ReportCalendar::usual(rhythm)
    }

    #[test]
    fn a_period_closes_on_the_14th_and_is_due_on_the_20th() {
        let period = ReportCalendar::default().period("2022-q3").unwrap();
        assert_eq!(period.to_string(), "2022-Q3");
        assert_eq!(period.closes().to_string(), "2022-09-14");
        assert_eq!(period.due().to_string(), "2022-09-20");
        assert!(ReportCalendar::default().period("2022-Q2").is_none());
        assert!(ReportCalendar::default().period("22-Q1").is_none());
    }

    #[track_caller]
    fn follow(rhythm: ReportRhythm, first: &str, expected: &[&str]) {
        let first = usual(rhythm).period(first).unwrap();
        let periods: Vec<ReportPeriod> =
            std::iter::successors(Some(first), |it| Some(it.after())).take(expected.len()).collect();
        let names: Vec<String> = periods.iter().map(ToString::to_string).collect();
        assert_eq!(names, expected);
        let are_ordered = |pair: &[ReportPeriod]| pair[0] < pair[1] && pair[0].closes() < pair[1].closes();
        assert!(periods.windows(2).all(|pair| pair[1].before() == pair[0] && are_ordered(pair)));
    }

    #[test]
    fn periods_follow_each_other_over_the_end_of_a_year() {
        follow(ReportRhythm::Cchc, "2022-Q1", &["2022-Q1", "2022-H1", "2022-Q3", "2022-year", "2023-Q1"]);
        follow(ReportRhythm::Monthly, "2026-11", &["2026-11", "2026-12", "2027-01"]);
        follow(ReportRhythm::Quarterly, "2026-Q1", &["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1"]);
        follow(ReportRhythm::HalfYearly, "2026-H1", &["2026-H1", "2026-H2", "2027-H1"]);
        follow(ReportRhythm::Yearly, "2026", &["2026", "2027"]);
    }

    #[track_caller]
    fn case(calendar: ReportCalendar, period: &str, days: [&str; 3]) {
        let period = calendar.period(period).unwrap();
        let found = [period.opens(), period.closes(), period.due()].map(|day| day.to_string());
        assert_eq!(found, days, "{period}");
    }

    #[test]
    fn all_but_the_third_quarter_of_the_reform_calendar_count_from_december() {
        let cchc = ReportCalendar::default();
        case(cchc, "2022-Q1", ["2021-12-15", "2022-03-14", "2022-03-20"]);
        case(cchc, "2022-H1", ["2021-12-15", "2022-06-14", "2022-06-20"]);
        case(cchc, "2022-Q3", ["2022-06-15", "2022-09-14", "2022-09-20"]);
        case(cchc, "2022-year", ["2021-12-15", "2022-12-14", "2022-12-20"]);
    }

    #[test]
    fn other_calendars_count_as_the_decree_does() {
        case(usual(ReportRhythm::Monthly), "2026-01", ["2025-12-15", "2026-01-14", "2026-01-20"]);
        case(usual(ReportRhythm::Monthly), "2026-03", ["2026-02-15", "2026-03-14", "2026-03-20"]);
        case(usual(ReportRhythm::Quarterly), "2026-Q1", ["2025-12-15", "2026-03-14", "2026-03-20"]);
        case(usual(ReportRhythm::Quarterly), "2026-Q2", ["2026-03-15", "2026-06-14", "2026-06-20"]);
        case(usual(ReportRhythm::Quarterly), "2026-Q4", ["2026-09-15", "2026-12-14", "2026-12-20"]);
        case(usual(ReportRhythm::HalfYearly), "2026-H1", ["2025-12-15", "2026-06-14", "2026-06-20"]);
        case(usual(ReportRhythm::HalfYearly), "2026-H2", ["2026-06-15", "2026-12-14", "2026-12-20"]);
        case(usual(ReportRhythm::Yearly), "2026", ["2025-12-15", "2026-12-14", "2026-12-20"]);
    }

    #[test]
    fn a_period_may_close_with_its_month_and_fall_due_in_the_next() {
        let calendar = ReportCalendar {
            rhythm: ReportRhythm::Monthly,
            close_day: 31,
            due_day: 5,
            is_due_next_month: true,
        };
        case(calendar, "2026-01", ["2026-01-01", "2026-01-31", "2026-02-05"]);
        case(calendar, "2026-02", ["2026-02-01", "2026-02-28", "2026-03-05"]);
        case(calendar, "2026-12", ["2026-12-01", "2026-12-31", "2027-01-05"]);
    }

    #[test]
    fn a_day_belongs_to_the_period_that_closes_next() {
        let holding = |rhythm, day: &str| usual(rhythm).holding(day.parse().unwrap()).to_string();
        let cchc = |day| holding(ReportRhythm::Cchc, day);
        assert_eq!((cchc("2022-03-14"), cchc("2022-03-15")), ("2022-Q1".into(), "2022-H1".into()));
        assert_eq!((cchc("2022-06-15"), cchc("2022-09-15")), ("2022-Q3".into(), "2022-year".into()));
        assert_eq!((cchc("2022-12-14"), cchc("2022-12-15")), ("2022-year".into(), "2023-Q1".into()));
        let monthly = |day| holding(ReportRhythm::Monthly, day);
        assert_eq!((monthly("2026-12-14"), monthly("2026-12-15")), ("2026-12".into(), "2027-01".into()));
        assert_eq!(holding(ReportRhythm::Yearly, "2026-12-15"), "2027");
    }

    #[test]
    fn a_period_is_found_by_words_in_its_calendar_alone() {
        let spoken = |rhythm, text| usual(rhythm).spoken(text).map(|period| period.to_string());
        assert_eq!(spoken(ReportRhythm::Cchc, "Quý III/2022"), Some("2022-Q3".into()));
        assert_eq!(spoken(ReportRhythm::Cchc, "6 tháng đầu năm 2022"), Some("2022-H1".into()));
        assert_eq!(spoken(ReportRhythm::Cchc, "Quý II/2022"), None, "the first half is reported instead");
        assert_eq!(spoken(ReportRhythm::Monthly, "3/2026"), Some("2026-03".into()));
        assert_eq!(spoken(ReportRhythm::Quarterly, "quý III"), None, "of which year?");
    }

    #[test]
    fn keys_are_those_of_the_calendar() {
        assert_eq!(usual(ReportRhythm::Cchc).keys(), "2022-Q1, 2022-H1, 2022-Q3, 2022-year");
        assert_eq!(usual(ReportRhythm::Monthly).keys(), "2022-01, 2022-02, …, 2022-12");
        assert_eq!(usual(ReportRhythm::Yearly).keys(), "2022");
    }
}
