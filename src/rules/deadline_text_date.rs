//! A deadline's day that its text contradicts.

use chrono::{Datelike as _, NaiveDate};

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{Deadline, Phrase, PhraseFault, PlanPeriod, RoundSpan, Why};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "deadline-text-date",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/deadline-text-date.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for item in &case.plan.items {
        let deadline = &item.deadline;
        let Some(date) = &deadline.date else { continue };
        let (span, label) = match &deadline.phrase {
            Ok(phrase) => match meant(deadline, phrase, case.plan.head.period, date.value) {
                Some(day) => (deadline.text.span, Message::new("deadline-text-date.means").with("day", day)),
                None => continue,
            },
            Err(PhraseFault { why: Why::NoSuchDay, range }) => {
                (case.words(&deadline.text, range), Message::new("deadline-text-date.no-such-day"))
            }
            // What is not read contradicts nothing.
            Err(_) => continue,
        };
        let message = Message::new("deadline-text-date.message")
            .with("day", date.value)
            .with("text", deadline.text.as_str());
        found.push(
            Diagnostic::new(rule, date.span, message)
                .also(span, label)
                .help(Message::new("deadline-text-date.help")),
        );
    }
}

/// The day that the text means, where `date` is another.
fn meant(deadline: &Deadline, phrase: &Phrase, period: PlanPeriod, date: NaiveDate) -> Option<NaiveDate> {
    // In a plan over several years a day without a year may be of any.
    let year = period.year().unwrap_or(date.year());
    let day = match deadline.every() {
        Some(every) => RoundSpan::holding(every, date).day(phrase.round_day(every)?),
        None => phrase.due_in(Some(year)).ok()??,
    };
    let is_before = phrase.due.is_some_and(|due| due.is_before);
    let is_end = deadline.is_continuous() && phrase.is_the_year_alone() && date == period.to;
    let agrees = day == date || (is_before && day.pred_opt() == Some(date)) || is_end;
    (!agrees).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DeadlineKeys, Recurrence};
    use crate::source::{SourceId, Span, Spanned};

    #[track_caller]
    fn case(text: &str, date: &str, expected: Option<&str>) {
        with(text, date, DeadlineKeys::default(), expected);
    }

    #[track_caller]
    fn with(text: &str, date: &str, keys: DeadlineKeys, expected: Option<&str>) {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let deadline = Deadline::new(spanned(text.to_owned()), Some(spanned(day(date))), keys);
        let phrase = deadline.phrase.as_ref().unwrap();
        let period = PlanPeriod { from: day("2022-01-01"), to: day("2022-11-30") };
        assert_eq!(meant(&deadline, phrase, period, day(date)), expected.map(day), "{text:?}, {date}");
    }

    fn spanned<T>(value: T) -> Spanned<T> {
        Spanned { value, span: Span::new(SourceId(0), &(0..0)) }
    }

    #[test]
    fn a_date_is_the_last_of_the_days_named() {
        case("Trong năm 2022", "2022-12-31", None);
        case("Trong năm 2022", "2022-12-30", Some("2022-12-31"));
        case("Quý III", "2022-09-30", None);
        case("Quý III", "2022-10-01", Some("2022-09-30"));
        case("2021-2025", "2023-06-30", Some("2025-12-31"));
        case("Từ 01/3/2022 đến 30.6.2022", "2022-06-30", None);
        case("Theo Kế hoạch số 05/KH-UBND ngày 10/01/2022", "2022-06-30", None);
    }

    #[test]
    fn before_a_day_is_up_to_it_or_to_the_day_before() {
        case("Trước ngày 01/7/2022", "2022-07-01", None);
        case("Trước 01/7/2022", "2022-06-30", None);
        case("Trước ngày 01/7/2022", "2022-06-29", Some("2022-07-01"));
        case("Chậm nhất ngày 01/7/2022", "2022-06-30", Some("2022-07-01"));
    }

    #[test]
    fn a_date_is_that_of_a_round() {
        case("Trước ngày 31 hằng tháng", "2022-02-28", None);
        case("Hằng tháng, ngày 20", "2022-02-21", Some("2022-02-20"));
        case("Hằng tháng", "2022-02-20", None);
        case("Trong năm 2022 và những năm tiếp theo", "2023-12-31", None);
        case("Trong năm 2022 và những năm tiếp theo", "2022-11-30", Some("2022-12-31"));
        let yearly = || DeadlineKeys { every: Some(spanned(Recurrence::Year)), ..DeadlineKeys::default() };
        with("Quý II/2022", "2023-06-30", yearly(), None);
        with("Quý II/2022", "2023-06-29", yearly(), Some("2023-06-30"));
    }

    #[test]
    fn continuous_work_ends_with_the_year_or_with_the_plan() {
        case("Thường xuyên trong năm", "2022-12-31", None);
        case("Thường xuyên trong năm", "2022-11-30", None);
        case("Thường xuyên trong năm", "2022-11-29", Some("2022-12-31"));
        case("Thường xuyên", "2022-11-29", None);
    }
}
