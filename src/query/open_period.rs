//! Which report somebody is working on: the period that is open for reporting on a day.

use chrono::NaiveDate;

use crate::model::{AgencyId, Plan, ProgressReport, ReportPeriod};

/// The period that is reported for on a day: the first that the plan asks for whose report is not past its due day, and
/// which `agency`, where one is meant, has not handed in since its data closed; after the last of them, the last. None
/// where the plan asks for no reports.
pub fn open_period(plan: &Plan, agency: Option<&AgencyId>, day: NaiveDate) -> Option<ReportPeriod> {
    let is_handed_in = |period: ReportPeriod| {
        let is_own = |it: &&ProgressReport| agency == Some(&it.agency.value) && it.period.value == period;
        let mut own = plan.reports.iter().filter(is_own);
        own.any(|report| report.received().is_some_and(|on| on <= day))
    };
    let is_open = |period: &ReportPeriod| {
        let is_done = period.closes() < day && is_handed_in(*period);
        day <= plan.days_off.rolled(period.due()) && !is_done
    };
    plan.report_periods().find(is_open).or_else(|| plan.report_periods().last())
}

/// The period in whose report `agency` tells on the day `as_of` what was so on the day `on`, where it names no period: the
/// open one, unless only another that the plan asks for counts that day. Where the plan asks for no reports, the period of
/// its calendar that holds the day.
pub fn period_of_entry(
    plan: &Plan,
    agency: &AgencyId,
    as_of: NaiveDate,
    on: Option<NaiveDate>,
) -> ReportPeriod {
    let holding = plan.calendar().holding(on.unwrap_or(as_of));
    let Some(open) = open_period(plan, Some(agency), as_of) else { return holding };
    let counts = |day: NaiveDate| (open.opens()..=open.closes()).contains(&day);
    let is_asked = plan.report_periods().any(|period| period == holding);
    if on.is_none_or(counts) || !is_asked { open } else { holding }
}

/// The day that `agency` speaks of on the day `as_of` where it names none: that day, or the last whose data count in the
/// report that is still open after it.
pub fn day_of_entry(plan: &Plan, period: ReportPeriod, as_of: NaiveDate) -> NaiveDate {
    let is_open = as_of <= plan.days_off.rolled(period.due());
    if is_open { as_of.min(period.closes()) } else { as_of }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{Draft, FileKind};
    use crate::source::SourceId;

    const PLAN: &str = "format = 1\n[plan]\nid = \"p\"\ntitle = \"t\"\nissued = 2022-06-01\n\
        period = { from = 2022-01-01, to = 2022-12-31 }\n[reporting]\nfrom = [\"a\"]\n[agency.a]\nname = \"A\"\n";

    fn plan(body: &str, reports: &[&str]) -> Plan {
        let mut draft = Draft::default();
        draft.read(FileKind::Plan, SourceId(0), body, &mut Vec::new());
        for report in reports {
            let text = format!("[report]\nagency = \"a\"\n{report}");
            draft.read(FileKind::Progress, SourceId(0), &text, &mut Vec::new());
        }
        draft.finish().unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[track_caller]
    fn open(reports: &[&str], on: &str, expected: &str) {
        let period = open_period(&plan(PLAN, reports), Some(&"a".parse().unwrap()), day(on));
        assert_eq!(period.map(|it| it.to_string()).as_deref(), Some(expected), "{on}");
    }

    #[test]
    fn a_period_is_open_until_its_report_is_due_or_handed_in() {
        open(&[], "2022-01-05", "2022-H1");
        open(&[], "2022-06-20", "2022-H1");
        open(&[], "2022-06-21", "2022-Q3");
        open(&[], "2022-09-20", "2022-Q3");
        open(&[], "2022-09-21", "2022-year");
        let sent = ["period = \"2022-Q3\"\nsubmitted = 2022-09-13\n[[entry]]\nitem = \"I.1\"\npercent = 1\n"];
        open(&sent, "2022-09-14", "2022-Q3");
        open(&sent, "2022-09-15", "2022-year");
        // After the last there is no other.
        open(&[], "2023-03-01", "2022-year");
        let none = plan("format = 1\n[plan]\nid = \"p\"\n", &[]);
        assert!(open_period(&none, None, day("2022-09-14")).is_none());
    }

    #[track_caller]
    fn entry(as_of: &str, on: Option<&str>, expected: (&str, &str)) {
        let plan = plan(PLAN, &[]);
        let on = on.map(day);
        let period = period_of_entry(&plan, &"a".parse().unwrap(), day(as_of), on);
        let on = on.unwrap_or_else(|| day_of_entry(&plan, period, day(as_of)));
        assert_eq!((period.to_string().as_str(), on.to_string().as_str()), expected, "{as_of}");
    }

    #[test]
    fn what_is_told_after_the_data_closed_is_of_their_last_day() {
        entry("2022-09-14", None, ("2022-Q3", "2022-09-14"));
        entry("2022-09-16", None, ("2022-Q3", "2022-09-14"));
        entry("2022-09-16", Some("2022-09-10"), ("2022-Q3", "2022-09-10"));
        entry("2022-09-16", Some("2022-09-16"), ("2022-year", "2022-09-16"));
        entry("2022-09-21", None, ("2022-year", "2022-09-21"));
        // The year's report counts every day of it.
        entry("2022-10-05", Some("2022-09-10"), ("2022-year", "2022-09-10"));
        // What comes after all that is asked for goes into the last report, on its own day.
        entry("2022-12-30", None, ("2022-year", "2022-12-30"));
    }
}
