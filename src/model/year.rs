//! The parts of a year, and the keys by which periods of time are called: `2026-02`, `2026-Q2`, `2026-H1`, `2026`.

use chrono::NaiveDate;

/// A month, a quarter, a half, or the whole of a year; numbers count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearPart {
    Month(u32),
    Quarter(u32),
    Half(u32),
    Year,
}

/// The parts of a year that some rhythm asks for, in order, each with what follows the year in its key.
pub(super) type YearParts = &'static [(&'static str, YearPart)];

/// Every month.
pub(super) const MONTHS: YearParts = &[
    ("01", YearPart::Month(1)),
    ("02", YearPart::Month(2)),
    ("03", YearPart::Month(3)),
    ("04", YearPart::Month(4)),
    ("05", YearPart::Month(5)),
    ("06", YearPart::Month(6)),
    ("07", YearPart::Month(7)),
    ("08", YearPart::Month(8)),
    ("09", YearPart::Month(9)),
    ("10", YearPart::Month(10)),
    ("11", YearPart::Month(11)),
    ("12", YearPart::Month(12)),
];

/// Every quarter.
pub(super) const QUARTERS: YearParts = &[
    ("Q1", YearPart::Quarter(1)),
    ("Q2", YearPart::Quarter(2)),
    ("Q3", YearPart::Quarter(3)),
    ("Q4", YearPart::Quarter(4)),
];

/// Both halves.
pub(super) const HALVES: YearParts = &[("H1", YearPart::Half(1)), ("H2", YearPart::Half(2))];

/// The year itself, whose key is its number.
pub(super) const WHOLE: YearParts = &[("", YearPart::Year)];

impl YearPart {
    /// Its last month, from 1.
    pub const fn last_month(self) -> u32 {
        self.months().1
    }

    /// The month before its first, from 0 for December of the year before, and its last month.
    pub const fn months(self) -> (u32, u32) {
        match self {
            Self::Month(month) => (month - 1, month),
            Self::Quarter(quarter) => (3 * (quarter - 1), 3 * quarter),
            Self::Half(half) => (6 * (half - 1), 6 * half),
            Self::Year => (0, 12),
        }
    }
}

/// The key of a part of a year, from the word that stands for it in its list.
pub(super) fn key(year: i32, word: &str) -> String {
    if word.is_empty() { year.to_string() } else { format!("{year}-{word}") }
}

/// The year and the place in `parts` of what a key calls, case ignored.
pub(super) fn read_key(text: &str, parts: YearParts) -> Option<(i32, usize)> {
    let (year, word) = text.split_once('-').unwrap_or((text, ""));
    if year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let at = parts.iter().position(|(known, _)| known.eq_ignore_ascii_case(word))?;
    // A year is a key alone, without a hyphen.
    (text.contains('-') != word.is_empty()).then_some((year.parse().ok()?, at))
}

/// A day of a month, where month 0 is December of the year before and 13 January of the year after; of a day past the
/// month's end, its last.
pub(super) fn day_of(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    let (year, month) = match month {
        0 => (year - 1, 12),
        13 => (year + 1, 1),
        month => (year, month),
    };
    (1..=day.min(31)).rev().find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, parts: YearParts, expected: Option<(i32, YearPart)>) {
        assert_eq!(read_key(text, parts).map(|(year, at)| (year, parts[at].1)), expected, "{text}");
        if let Some((year, at)) = read_key(text, parts) {
            assert!(key(year, parts[at].0).eq_ignore_ascii_case(text));
        }
    }

    #[test]
    fn a_key_is_read_in_its_rhythm_alone() {
        case("2026-02", MONTHS, Some((2026, YearPart::Month(2))));
        case("2026-q4", QUARTERS, Some((2026, YearPart::Quarter(4))));
        case("2026-H1", HALVES, Some((2026, YearPart::Half(1))));
        case("2026", WHOLE, Some((2026, YearPart::Year)));
        for (text, parts) in [
            ("2026-2", MONTHS),
            ("2026-13", MONTHS),
            ("2026-Q5", QUARTERS),
            ("2026-Q1", MONTHS),
            ("2026", QUARTERS),
            ("2026-", WHOLE),
            ("26", WHOLE),
            ("+026", WHOLE),
            ("", WHOLE),
        ] {
            case(text, parts, None);
        }
    }

    #[test]
    fn a_day_past_the_end_of_a_month_is_its_last() {
        let day = |year, month, day| day_of(year, month, day).unwrap().to_string();
        assert_eq!(day(2026, 2, 31), "2026-02-28");
        assert_eq!(day(2024, 2, 30), "2024-02-29");
        assert_eq!(day(2026, 4, 14), "2026-04-14");
        assert_eq!(day(2026, 0, 14), "2025-12-14");
        assert_eq!(day(2026, 13, 5), "2027-01-05");
    }
}
