//! Where a plan stood at the end of each month or quarter.

use chrono::{Datelike as _, Days, Months, NaiveDate};

use crate::assess::{Standing, Survey, Tally};
use crate::model::Plan;

/// How far apart the days are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Month,
    Quarter,
}

impl By {
    /// The words of `--by`, with their values.
    pub const WORDS: &[(&str, Self)] = &[("month", Self::Month), ("quarter", Self::Quarter)];

    /// The word of `--by`.
    pub fn as_str(self) -> &'static str {
        Self::WORDS.iter().find(|(_, by)| *by == self).map_or("", |(word, _)| word)
    }

    const fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
        }
    }

    /// The last day of the month or calendar quarter that `day` lies in.
    fn end(self, day: NaiveDate) -> NaiveDate {
        let first = day.with_day(1).unwrap_or(day);
        let left = self.months() - day.month0() % self.months();
        let next = first.checked_add_months(Months::new(left));
        next.and_then(|next| next.checked_sub_days(Days::new(1))).unwrap_or(NaiveDate::MAX)
    }
}

/// A plan's counts over time.
pub struct Trend {
    pub by: By,
    /// By day; none of a plan that has not begun.
    pub points: Vec<Point>,
    /// How many days came before the first of the points and are left out.
    pub left_out: usize,
}

/// The counts on a day.
pub struct Point {
    pub on: NaiveDate,
    pub tally: Tally,
}

impl Point {
    /// In time or late.
    pub const fn completed(&self) -> usize {
        self.tally.completed_on_time + self.tally.completed_late
    }

    /// In time or late, without what was dropped.
    pub const fn not_completed(&self) -> usize {
        self.tally.pending_in_time + self.tally.pending_overdue
    }

    /// As in the two by two, with what awaits confirmation past its day.
    pub const fn overdue(&self) -> usize {
        self.tally.pending_overdue
    }

    /// High or not.
    pub fn at_risk(&self) -> usize {
        self.tally.count(Standing::AtRisk) + self.at_risk_high()
    }

    /// At a high risk.
    pub fn at_risk_high(&self) -> usize {
        self.tally.count(Standing::AtRiskHigh)
    }
}

impl Trend {
    /// Assesses a plan on each of its days, by the plan as it held and the ledger up to that day.
    pub fn new(survey: &Survey<'_>, by: By) -> Self {
        /// More days than this are no trend but a list; ten years of months.
        const MOST: usize = 120;
        let files = survey.files;
        let mut days = days(files, by, survey.as_of);
        let left_out = days.len().saturating_sub(MOST);
        days.drain(..left_out);
        let points = days.into_iter().map(|on| Point { on, tally: Survey::new(files, on).tally() });
        Self { by, points: points.collect(), left_out }
    }
}

/// The days to reckon on: the last day of each month or quarter from the plan's start to the one in which its period or
/// its ledger ends, whichever is later, then `as_of`; none after `as_of`, and none of a plan that has not begun by then.
fn days(plan: &Plan, by: By, as_of: NaiveDate) -> Vec<NaiveDate> {
    let start = plan.head.start;
    if as_of < start {
        return Vec::new();
    }
    let last = recorded(plan).filter(|day| *day <= as_of).fold(plan.head.period.to, NaiveDate::max);
    let end = by.end(last);
    let ends = std::iter::successors(Some(by.end(start)), |day| Some(by.end(day.succ_opt()?)));
    let mut days: Vec<NaiveDate> = ends.take_while(|day| *day <= end && *day < as_of).collect();
    days.push(as_of);
    days
}

/// The days that the ledger tells of.
fn recorded(plan: &Plan) -> impl Iterator<Item = NaiveDate> {
    plan.reports.iter().flat_map(|report| {
        let entries = report.entries.iter().map(|it| it.on.value);
        let cases = report.occurrences.iter();
        let cases = cases.flat_map(|it| [Some(it.on.value), it.done.map(|done| done.value)]).flatten();
        let confirmations = report.confirmations.iter().map(|it| it.on.value);
        let judgements = report.overrides.iter().map(|it| it.on.value);
        entries.chain(cases).chain(confirmations).chain(judgements).chain(report.received())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{Draft, FileKind};
    use crate::source::SourceId;

    #[track_caller]
    fn end(by: By, day: &str, expected: &str) {
        assert_eq!(by.end(day.parse().unwrap()).to_string(), expected, "{by:?} {day}");
    }

    #[test]
    fn months_and_quarters_end_on_their_last_day() {
        end(By::Month, "2024-02-01", "2024-02-29");
        end(By::Month, "2022-12-31", "2022-12-31");
        end(By::Quarter, "2022-01-31", "2022-03-31");
        end(By::Quarter, "2022-09-30", "2022-09-30");
        end(By::Quarter, "2022-10-01", "2022-12-31");
        end(By::Month, "9999-12-31", "9999-12-31");
        assert_eq!(By::Quarter.end(NaiveDate::MAX), NaiveDate::MAX);
    }

    /// The days of a plan of September to December 2022 with an entry on a day.
    #[track_caller]
    fn case(entry: &str, as_of: &str, expected: &str) {
        const PLAN: &str = "format = 1\n[plan]\nid = \"p\"\ntitle = \"t\"\nissued = \"2022-09\"\n\
            period = { from = 2022-01-01, to = 2022-12-15 }\n\
            [agency.a]\nname = \"A\"\n\
            [[item]]\nid = \"I.1\"\nname = \"n\"\ndeadline = { text = \"d\" }\n";
        let report = format!(
            "[report]\nagency = \"a\"\nperiod = \"2022-Q3\"\n[[entry]]\nitem = \"I.1\"\non = {entry}\nnote = \"n\"\n"
        );
        let (mut draft, mut found) = (Draft::default(), Vec::new());
        draft.read(FileKind::Plan, SourceId(0), PLAN, &mut found);
        draft.read(FileKind::Progress, SourceId(1), &report, &mut found);
        assert!(found.is_empty(), "{found:?}");
        let days = days(&draft.finish().unwrap(), By::Month, as_of.parse().unwrap());
        let days: Vec<String> = days.iter().map(|day| day.format("%y%m%d").to_string()).collect();
        assert_eq!(days.join(" "), expected, "{entry} {as_of}");
    }

    #[test]
    fn days_go_from_the_start_to_the_end_or_the_day_asked_for() {
        let early = "2022-09-10";
        case(early, "2022-08-31", "");
        case(early, "2022-09-01", "220901");
        case(early, "2022-09-30", "220930");
        case(early, "2022-11-15", "220930 221031 221115");
        case(early, "2022-12-31", "220930 221031 221130 221231");
        case(early, "2030-01-15", "220930 221031 221130 221231 300115");
        case("2023-02-01", "2030-01-15", "220930 221031 221130 221231 230131 230228 300115");
        case("2031-02-01", "2023-01-15", "220930 221031 221130 221231 230115");
    }
}
