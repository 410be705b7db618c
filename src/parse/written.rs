//! Numbers, days and flags as people write them in Vietnam, turned into the form that TOML wants.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::quotes::quoted;
use super::tree::Value;
use crate::text::fold;

/// The form of a value that is written as another type than is wanted; `text` is how it stands in the file.
pub(super) fn form(wanted: &str, found: &Value<'_>, text: &str) -> Option<String> {
    match (wanted, found) {
        ("type.string", Value::Integer(..) | Value::Float(_) | Value::Datetime(_)) => Some(quoted(text)),
        ("type.date", Value::String(value)) => date(value),
        ("type.number" | "type.integer", Value::String(value)) => number(value),
        ("type.boolean", Value::String(value)) => flag(value).map(str::to_owned),
        // The head of a table as well as what a list holds.
        ("type.array", Value::String(_) | Value::Table) => Some(format!("[{text}]")),
        _ => None,
    }
}

/// The TOML form of a number: `60%`, `12,5`, `1.234,5`, `1 234`. None for what is no number, or may be two.
pub(super) fn number(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_suffix('%').unwrap_or(text).trim_end();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, fraction) = match (digits.split_once(','), digits.split_once('.')) {
        // A comma ends the whole part; points before it group thousands.
        (Some((whole, fraction)), _) => (grouped(whole, &['.', ' '])?, Some(fraction)),
        (None, Some((_, rest))) if rest.contains('.') => (grouped(digits, &['.'])?, None),
        (None, Some((whole, fraction))) => (whole.to_owned(), Some(fraction)),
        (None, None) => (grouped(digits, &[' '])?, None),
    };
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    match fraction {
        Some(fraction) if is_number(whole) && is_number(fraction) => {
            Some(format!("{sign}{whole}.{fraction}"))
        }
        None if is_number(whole) && !digits.is_empty() => Some(format!("{sign}{whole}")),
        _ => None,
    }
}

/// A whole part without the marks between its thousands; none where those are not every three digits.
fn grouped(text: &str, marks: &[char]) -> Option<String> {
    let mut parts = text.split(marks);
    let first = parts.next()?;
    let rest: Vec<&str> = parts.collect();
    let is_grouped = (1..=3).contains(&first.len()) && rest.iter().all(|part| part.len() == 3);
    (rest.is_empty() || is_grouped).then(|| [first].into_iter().chain(rest).collect())
}

/// The TOML form of a day: `15/10/2022`, `5-9-2022`, `5.9.22`, `2022/10/15`, `ngày 15/10/2022`. None for what is no
/// day of the calendar.
pub(super) fn date(text: &str) -> Option<String> {
    let [first, month, last] = date_parts(text)?;
    // The part that can only be a year tells which end the day is at.
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let year = match year.len() {
        2 => format!("20{year}"),
        _ => year.to_owned(),
    };
    let day = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    Some(day.to_string())
}

/// The TOML form of a month: `9/2022`, `tháng 9/2022`, `09-2022`.
pub(super) fn month(text: &str) -> Option<String> {
    let text = text.trim();
    let rest = text.split_once(' ').filter(|(word, _)| fold(word) == "thang").map_or(text, |(_, rest)| rest);
    let (month, year) = rest.trim_start().split_once(['/', '-'])?;
    let is_month = is_digits(month, 1..=2) && is_digits(year, 4..=4);
    let day = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, 1).filter(|_| is_month)?;
    Some(day.format("%Y-%m").to_string())
}

/// Whether a text is written as a day is, be there such a day or not, its year given or not.
pub(super) fn is_like_date(text: &str) -> bool {
    let is_short = |(day, month): (&str, &str)| is_digits(day, 1..=2) && is_digits(month, 1..=2);
    date_parts(text).is_some() || without_word(text).split_once('/').is_some_and(is_short)
}

/// The three numbers of a day, as they are written.
fn date_parts(text: &str) -> Option<[&str; 3]> {
    let text = without_word(text);
    let mark = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '/' | '-' | '.'))?;
    let parts: Vec<&str> = text.split(mark).collect();
    let [first, month, last] = parts[..] else { return None };
    let is_small = |part: &str| is_digits(part, 1..=2);
    let is_year_first = is_digits(first, 4..=4) && is_small(last);
    let is_year_last = is_small(first) && (is_digits(last, 4..=4) || is_digits(last, 2..=2));
    (is_small(month) && (is_year_first || is_year_last)).then_some([first, month, last])
}

/// A text without the word that says it is a day.
fn without_word(text: &str) -> &str {
    let text = text.trim();
    let rest = text.split_once(' ').filter(|(word, _)| fold(word) == "ngay");
    rest.map_or(text, |(_, rest)| rest.trim_start())
}

fn is_digits(text: &str, len: RangeInclusive<usize>) -> bool {
    len.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The TOML form of a flag: `Có`, `yes`, `TRUE`.
pub(super) fn flag(text: &str) -> Option<&'static str> {
    match fold(text).as_str() {
        "true" | "yes" | "co" | "dung" => Some("true"),
        "false" | "no" | "khong" | "sai" => Some("false"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_with_a_point() {
        #[track_caller]
        fn case(text: &str, wanted: Option<&str>) {
            assert_eq!(number(text).as_deref(), wanted, "{text}");
        }
        case("60%", Some("60"));
        case("62,5 %", Some("62.5"));
        case("12,5", Some("12.5"));
        case("-0,5", Some("-0.5"));
        case("05", Some("5"));
        case("1.234,5", Some("1234.5"));
        case("1.234.567", Some("1234567"));
        case("12 345", Some("12345"));
        case("96.4%", Some("96.4"));
        case("1.23,5", None);
        case("1,2,3", None);
        case("12 34", None);
        case("5/8", None);
        case("%", None);
        case("", None);
        case("mười", None);
    }

    #[test]
    fn days_are_written_year_first() {
        #[track_caller]
        fn case(text: &str, wanted: Option<&str>) {
            assert_eq!(date(text).as_deref(), wanted, "{text}");
        }
        case("15/10/2022", Some("2022-10-15"));
        case("5-9-2022", Some("2022-09-05"));
        case("5.9.22", Some("2022-09-05"));
        case("2022/10/5", Some("2022-10-05"));
        case("2022-6-30", Some("2022-06-30"));
        case("ngày 15/10/2022", Some("2022-10-15"));
        case("29/2/2022", None);
        case("29/2/2024", Some("2024-02-29"));
        case("15/10", None);
        case("15/10-2022", None);
        case("105/10/2022", None);
        case("", None);
    }

    #[test]
    fn a_day_that_is_none_still_looks_like_one() {
        assert!(is_like_date("31/6/2026") && is_like_date("30/6") && is_like_date("2026-02-30"));
        assert!(!is_like_date("123/BC-VP") && !is_like_date("5/8/") && !is_like_date("0.5"));
    }
}
