//! A deadline's day that its text contradicts.

use std::ops::{Range, RangeInclusive};

use chrono::{Datelike as _, NaiveDate};

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{Item, Recurrence};
use crate::text;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "deadline-text-date",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/deadline-text-date.md"),
    },
    check,
};

/// The years a deadline can be about.
const YEARS: RangeInclusive<i32> = 1900..=2999;

/// What stands between the first and the last of several years.
const DASHES: [&str; 3] = ["-", "–", "—"];
/// The same in words, folded: "to", and what may follow it.
const TO: &str = "den";
const TO_END_OF_YEAR: [&str; 2] = ["het", "nam"];
/// The folded words before a day.
const DAY: &str = "ngay";
const BEFORE: &str = "truoc";

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for item in &case.plan.items {
        let Some(date) = &item.deadline.date else { continue };
        let Some(label) = contradiction(item, date.value) else { continue };
        let message = Message::new("deadline-text-date.message")
            .with("day", date.value)
            .with("text", item.deadline.text.as_str());
        found.push(
            Diagnostic::new(rule, date.span, message)
                .also(item.deadline.text.span, Message::new(label))
                .help(Message::new("deadline-text-date.help")),
        );
    }
}

/// What the text of an item's deadline says against `date`, if anything, as the key of a label.
fn contradiction(item: &Item, date: NaiveDate) -> Option<&'static str> {
    let mut named = Named::of(&item.deadline.text);
    // The day from which an item runs may stand there too.
    if let Some(start) = &item.start {
        named.days.retain(|day| !day.is(start.value));
    }
    // What comes back every year may be due in a later one.
    let is_yearly = item.deadline.every == Some(Recurrence::Year);
    named.contradicts(date, is_yearly)
}

/// The days and years that a text names, without those of documents it cites.
#[derive(Default)]
struct Named {
    days: Vec<NamedDay>,
    years: Vec<RangeInclusive<i32>>,
}

/// A day as written; the calendar need not have it.
struct NamedDay {
    day: u32,
    month: u32,
    year: i32,
    /// "Before" this day.
    is_before: bool,
}

impl NamedDay {
    fn is(&self, date: NaiveDate) -> bool {
        (self.day, self.month, self.year) == (date.day(), date.month(), date.year())
    }

    /// Whether `date` can be what is meant: "before" a day can be up to it, or up to the day before it.
    fn allows(&self, date: NaiveDate) -> bool {
        self.is(date) || (self.is_before && date.succ_opt().is_some_and(|next| self.is(next)))
    }
}

impl Named {
    fn of(text: &str) -> Self {
        let mut named = Self::default();
        let numbers = numbers(text);
        let mut rest = numbers.as_slice();
        while let Some((number, after)) = rest.split_first() {
            if let Some(day) = day(text, rest) {
                if day.is_before || !is_cited(&text[..number.start]) {
                    named.days.push(day);
                }
                rest = &rest[3..];
            } else if let Some(years) = years(text, rest) {
                named.years.push(years);
                rest = &rest[2..];
            } else {
                named.years.extend(year(text, number).map(|year| year..=year));
                rest = after;
            }
        }
        named
    }

    /// The key of a label, where `date` is none of the days named or, without any, in none of the years.
    fn contradicts(&self, date: NaiveDate, is_yearly: bool) -> Option<&'static str> {
        if !self.days.is_empty() {
            let is_named = self.days.iter().any(|day| day.allows(date));
            return (!is_named).then_some("deadline-text-date.day");
        }
        let is_in = |years: &RangeInclusive<i32>| {
            years.contains(&date.year()) || (is_yearly && *years.start() < date.year())
        };
        let is_named = self.years.is_empty() || self.years.iter().any(is_in);
        (!is_named).then_some("deadline-text-date.year")
    }
}

/// Where the digits of each number stand.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let mut numbers: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices(|c: char| c.is_ascii_digit()) {
        match numbers.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => numbers.push(at..at + 1),
        }
    }
    numbers
}

/// The day that the first three numbers make: 30/6/2022, 30-6-2022 or 30.6.2022.
fn day(text: &str, numbers: &[Range<usize>]) -> Option<NamedDay> {
    let [first, second, third, ..] = numbers else { return None };
    let mark = &text[first.end..second.start];
    let is_day = matches!(mark, "/" | "-" | ".")
        && text[second.end..third.start] == *mark
        && first.len() <= 2
        && second.len() <= 2;
    if !is_day {
        return None;
    }
    let mut before = text[..first.start].split_whitespace().rev().map(text::fold).peekable();
    before.next_if(|word| word == DAY);
    Some(NamedDay {
        day: text[first.clone()].parse().ok()?,
        month: text[second.clone()].parse().ok()?,
        year: year(text, third)?,
        is_before: before.next().is_some_and(|word| word == BEFORE),
    })
}

/// The years from the first number to the second: 2021-2025, or with words between.
fn years(text: &str, numbers: &[Range<usize>]) -> Option<RangeInclusive<i32>> {
    let [first, last, ..] = numbers else { return None };
    let (from, to) = (year(text, first)?, year(text, last)?);
    let joint = text[first.end..last.start].trim();
    let folded = text::fold(joint);
    let mut words = folded.split(' ');
    let is_to = words.next() == Some(TO) && words.all(|word| TO_END_OF_YEAR.contains(&word));
    (is_to || DASHES.contains(&joint)).then_some(from..=to)
}

/// The year that a number is, unless it belongs to the number of a document or to another name: 61/2018/TT-BNV, ISO
/// 9001:2015.
fn year(text: &str, number: &Range<usize>) -> Option<i32> {
    let is_named = text[..number.start].ends_with(|c: char| c == ':' || c.is_alphanumeric());
    if number.len() != 4 || is_named || is_symbol(&text[number.end..]) {
        return None;
    }
    text[number.clone()].parse().ok().filter(|year| YEARS.contains(year))
}

/// Whether a text goes on as the number of a document does after its figures: a slash, then capitals.
fn is_symbol(text: &str) -> bool {
    let after = text.strip_prefix('/').unwrap_or_default();
    after.chars().take(2).filter(|c| c.is_uppercase()).count() == 2
}

/// Whether a day after this text is that of a document whose number stands in the same clause.
fn is_cited(before: &str) -> bool {
    let clause = before.rsplit([',', ';']).next().unwrap_or_default();
    clause.match_indices('/').any(|(at, _)| is_symbol(&clause[at..]))
}

#[cfg(test)]
mod tests {
    use super::Named;

    #[track_caller]
    fn case(text: &str, date: &str, expected: Option<&str>) {
        let label = Named::of(text).contradicts(date.parse().unwrap(), false);
        let label = label.map(|label| label.trim_start_matches("deadline-text-date."));
        assert_eq!(label, expected, "{text:?}, {date}");
    }

    #[test]
    fn a_year_holds_its_days() {
        case("Trong năm 2022", "2022-01-01", None);
        case("Trong năm 2022", "2022-12-31", None);
        case("Trong năm 2022", "2023-01-01", Some("year"));
        case("Quý III/2022", "2021-12-31", Some("year"));
        case("Năm 2021, 2023", "2022-06-30", Some("year"));
        case("Năm 2021 và năm 2023", "2022-06-30", Some("year"));
        case("Thường xuyên", "2022-06-30", None);
        case("", "2022-06-30", None);
    }

    #[test]
    fn several_years_hold_those_between() {
        for text in ["2021-2025", "Giai đoạn 2021 – 2025", "từ năm 2021 đến hết năm 2025"] {
            case(text, "2023-06-30", None);
            case(text, "2025-12-31", None);
            case(text, "2026-01-01", Some("year"));
        }
    }

    #[test]
    fn a_day_is_that_day() {
        case("Xong ngày 30/6/2022", "2022-06-30", None);
        case("30-06-2022", "2022-06-30", None);
        case("Xong ngày 30/6/2022", "2022-06-29", Some("day"));
        case("Từ 01/3/2022 đến 30.6.2022", "2022-06-30", None);
        case("31/6/2022", "2022-06-30", Some("day"));
        case("99/99/9999", "2022-06-30", None);
    }

    #[test]
    fn before_a_day_is_up_to_it() {
        case("Trước ngày 01/7/2022", "2022-07-01", None);
        case("Trước 01/7/2022", "2022-06-30", None);
        case("Trước ngày 01/7/2022", "2022-06-29", Some("day"));
        case("Sau ngày 01/7/2022", "2022-06-30", Some("day"));
    }

    #[test]
    fn documents_have_their_own_days() {
        case("Theo Thông tư số 01/2018/TT-VPCP ngày 23/11/2018", "2022-06-30", None);
        case("Theo Kế hoạch số 2126/KH-UBND", "2022-06-30", None);
        case("Theo TCVN ISO 9001:2015", "2022-06-30", None);
        case("Theo Kế hoạch số 05/KH-UBND ngày 10/01/2022, xong ngày 30/6/2022", "2022-06-30", None);
        case("Trước ngày 30/6/2022 theo Kế hoạch số 05/KH-UBND", "2022-07-31", Some("day"));
        case("Trong năm 2022/Sau khi có quyết định", "2023-06-30", Some("year"));
    }
}
