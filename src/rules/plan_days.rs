//! A day of issue, a period or a basis that do not go together.

use std::ops::Range;

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::{Case, Rule};
use crate::dates::dates;
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{Basis, Head, IssueDate, PlanPeriod};
use crate::source::Span;
use crate::strings_and_comments::{PassageKind, passages};
use crate::text::fold;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "plan-days",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/plan-days.md"),
    },
    check,
};

/// A plan may be issued this many days before its year begins.
const EARLY: u64 = 183;
/// A plan for several years may be issued this many days before.
const EARLIER: u64 = 366;
/// No plan runs for more years than this.
const MOST_YEARS: u32 = 10;
const YEAR: i64 = 366;

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let head = &case.plan.head;
    // A period that ends before it begins, or cannot be read, is a finding of its own.
    let is_read = head.issued.value.start() != NaiveDate::MIN;
    let issue = issue(rule, head).filter(|_| is_read && head.period.from <= head.period.to);
    // A day of issue that cannot be right says nothing about the basis.
    if let (None, IssueDate::Day(issued)) = (&issue, head.issued.value) {
        let newer = cited(case).filter(|(_, day)| is_read && issued < *day).max_by_key(|(_, day)| *day);
        found.extend(newer.map(|(span, day)| basis(rule, head, issued, span, day)));
    }
    found.extend(issue.into_iter().chain(length(rule, head)));
}

/// A day of issue after the period, or long before it.
fn issue(rule: &'static RuleInfo, head: &Head) -> Option<Diagnostic> {
    let (issued, PlanPeriod { from, to }) = (head.issued.value.start(), head.period);
    let early = if (to - from).num_days() <= YEAR { EARLY } else { EARLIER };
    let earliest = from.checked_sub_days(Days::new(early))?;
    let key = match issued {
        day if to < day => "plan-days.late",
        day if day < earliest => "plan-days.early",
        _ => return None,
    };
    let message = Message::new(key).with("issued", issued).with("from", from).with("to", to);
    let meant = [-1, 1].into_iter().filter_map(|years| issued.with_year(issued.year() + years));
    let help = match meant.into_iter().find(|day| (earliest..=to).contains(day)) {
        Some(day) => Message::new("did-you-mean").with("name", day.to_string()),
        None => Message::new("plan-days.issue-help"),
    };
    Some(Diagnostic::new(rule, head.issued.span, message).help(help))
}

/// A period that no plan has.
fn length(rule: &'static RuleInfo, head: &Head) -> Option<Diagnostic> {
    let PlanPeriod { from, to } = head.period;
    let end = from.checked_add_months(Months::new(12 * MOST_YEARS))?;
    if to <= end || to == NaiveDate::MAX {
        return None;
    }
    let message =
        Message::new("plan-days.long").with("from", from).with("to", to).with("years", i64::from(MOST_YEARS));
    Some(Diagnostic::new(rule, head.period_end, message).help(Message::new("plan-days.long-help")))
}

fn basis(rule: &'static RuleInfo, head: &Head, issued: NaiveDate, span: Span, day: NaiveDate) -> Diagnostic {
    let message = Message::new("plan-days.basis").with("day", day).with("issued", issued);
    Diagnostic::new(rule, span, message)
        .also(head.issued.span, Message::new("plan-days.issued"))
        .help(Message::new("plan-days.basis-help"))
}

/// The days of the documents that a plan rests on.
fn cited(case: &Case<'_>) -> impl Iterator<Item = (Span, NaiveDate)> {
    let head = &case.plan.head;
    let parts = head.basis.iter().filter_map(|basis| match basis {
        Basis::Document(document) => document.issued.map(|issued| (issued.span, issued.value)),
        Basis::Text(_) => None,
    });
    let id = head.id.span.source;
    let text = case.sources.file(id).utf8().unwrap_or_default();
    let texts = if head.basis.is_empty() { "" } else { text };
    let texts = passages(texts).filter(|it| it.key == "basis" && it.kind != PassageKind::Comment);
    let days = texts.flat_map(move |it| {
        let span = move |range: Range<usize>| Span::new(id, &(it.start + range.start..it.start + range.end));
        days(it.text).into_iter().map(move |(range, day)| (span(range), day))
    });
    parts.chain(days)
}

/// The days of documents that a text cites by number, as in "Kế hoạch số 300/KH-UBND ngày 30/12/2025".
fn days(text: &str) -> Vec<(Range<usize>, NaiveDate)> {
    let is_number = |word: &str| {
        word.split_once('/').is_some_and(|(number, symbol)| {
            number.starts_with(|c: char| c.is_ascii_digit()) && symbol.contains(char::is_alphabetic)
        })
    };
    let is_cited = |before: &str| {
        let mut words = before.split_whitespace().rev();
        words.next().is_some_and(|word| fold(word) == "ngay") && words.next().is_some_and(is_number)
    };
    let mut days = dates(text);
    days.retain(|(range, _)| is_cited(&text[..range.start]));
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_documents_are_those_behind_their_numbers() {
        #[track_caller]
        fn case(text: &str, found: &[(&str, &str)]) {
            let days = days(text);
            let told: Vec<_> =
                days.iter().map(|(range, day)| (&text[range.clone()], day.to_string())).collect();
            let found: Vec<_> = found.iter().map(|(text, day)| (*text, (*day).to_owned())).collect();
            assert_eq!(told, found, "{text}");
        }
        case("Kế hoạch số 300/KH-UBND ngày 30/12/2025 của UBND tỉnh", &[("30/12/2025", "2025-12-30")]);
        case(
            "Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021, Quyết định số 5/QĐ-TTg ngày 1-2-2022;",
            &[("15 tháng 7 năm 2021", "2021-07-15"), ("1-2-2022", "2022-02-01")],
        );
        case("hoàn thành trước ngày 31/12/2026; báo cáo ngày 20/6/2026", &[]);
        case("số 1/KH ngày 31/2/2026, số 2/KH ngày 5/2026, số 3/KH ngày", &[]);
        case("", &[]);
    }
}
