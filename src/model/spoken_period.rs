//! Reporting periods as people write them: "Quý I/2026", "Q1/2026", "6 tháng đầu năm 2026", "tháng 3/2026", "năm 2026".
//!
//! Letters count without tones and case, marks between words are all the same. What is not known is never guessed.

use super::year::{self, HALVES, MONTHS, QUARTERS, WHOLE, YearPart};
use crate::text;

/// A part of a year in people's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpokenPeriod {
    /// None where it was not said.
    pub year: Option<i32>,
    pub part: YearPart,
}

/// Words that change nothing: "kỳ báo cáo quý I năm 2026", "cả năm 2026".
const FILLERS: &[&str] = &["bao", "ca", "cao", "cua", "ky", "nam", "of", "the"];

impl SpokenPeriod {
    /// Reads a text; none where it calls no period.
    pub fn read(text: &str) -> Option<Self> {
        let folded = text::fold(text);
        let words = words(&folded);
        let years: Vec<i32> = words.iter().filter_map(|word| read_year(word)).collect();
        let year = match years[..] {
            [] => None,
            [year] => Some(year),
            _ => return None,
        };
        let says_year = year.is_some() || words.contains(&"nam") || words.contains(&"year");
        let is_said = |word: &&str| !FILLERS.contains(word) && read_year(word).is_none();
        let said: Vec<&str> = words.into_iter().filter(is_said).collect();
        let part = match said[..] {
            [] | ["year"] if says_year => YearPart::Year,
            ["quy" | "qui" | "q" | "quarter", number] => YearPart::Quarter(quarter(number)?),
            ["6" | "sau", "thang"]
            | ["6" | "sau", "thang", "dau"]
            | ["first", "six", "months"]
            | ["h", "1"] => YearPart::Half(1),
            ["6" | "sau", "thang", "cuoi"] | ["last", "six", "months"] | ["h", "2"] => YearPart::Half(2),
            ["thang" | "t" | "month", number] => YearPart::Month(month(number)?),
            [number] if year.is_some() => YearPart::Month(month(number)?),
            _ => return None,
        };
        Some(Self { year, part })
    }

    /// The key of that part of the year, such as `2026-Q1`; none where the year was not said.
    pub fn key(self) -> Option<String> {
        let mut parts = [MONTHS, QUARTERS, HALVES, WHOLE].into_iter().flatten();
        let (word, _) = parts.find(|(_, part)| *part == self.part)?;
        Some(year::key(self.year?, word))
    }
}

/// The words of a folded text; a number ends a word and begins one: "2026q1" is three.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let mut rest = word;
        while let Some(first) = rest.chars().next() {
            let end = rest.find(|c: char| c.is_ascii_digit() != first.is_ascii_digit());
            let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
            words.push(word);
            rest = after;
        }
    }
    words
}

fn read_year(word: &str) -> Option<i32> {
    word.parse().ok().filter(|year| word.len() == 4 && (1900..3000).contains(year))
}

fn quarter(word: &str) -> Option<u32> {
    const ROMAN: [&str; 4] = ["i", "ii", "iii", "iv"];
    let roman = (1..).zip(ROMAN).find(|(_, roman)| *roman == word).map(|(number, _)| number);
    roman.or_else(|| word.parse().ok().filter(|number| (1..=4).contains(number)))
}

fn month(word: &str) -> Option<u32> {
    word.parse().ok().filter(|number| word.len() <= 2 && (1..=12).contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, year: impl Into<Option<i32>>, part: YearPart) {
        assert_eq!(SpokenPeriod::read(text), Some(SpokenPeriod { year: year.into(), part }), "{text}");
    }

    #[test]
    fn periods_are_read_as_people_write_them() {
        for text in
            ["Q1/2026", "Quý I/2026", "quy 1/2026", "Quí I năm 2026", "2026Q1", "2026 - q1", "QUÝ 1-2026"]
        {
            case(text, 2026, YearPart::Quarter(1));
        }
        case("kỳ báo cáo quý IV năm 2022", 2022, YearPart::Quarter(4));
        case("quý III", None, YearPart::Quarter(3));
        case("6 tháng đầu năm 2026", 2026, YearPart::Half(1));
        case("6 tháng/2026", 2026, YearPart::Half(1));
        case("sáu tháng cuối năm", None, YearPart::Half(2));
        case("H1", None, YearPart::Half(1));
        case("Tháng 3/2026", 2026, YearPart::Month(3));
        case("03/2026", 2026, YearPart::Month(3));
        case("2026-3", 2026, YearPart::Month(3));
        case("T12", None, YearPart::Month(12));
        case("Năm 2026", 2026, YearPart::Year);
        case("2026", 2026, YearPart::Year);
        case("cả năm", None, YearPart::Year);
        case("2022-year", 2022, YearPart::Year);
        case("quarter II of 2026", 2026, YearPart::Quarter(2));
        case("the first six months of 2026", 2026, YearPart::Half(1));
    }

    #[test]
    fn a_period_has_a_key_where_its_year_is_said() {
        let key = |text| SpokenPeriod::read(text).unwrap().key();
        let keys = ["Quý I/2026", "tháng 3/2026", "6 tháng cuối năm 2026", "năm 2026", "quý I"].map(key);
        let keys: Vec<Option<&str>> = keys.iter().map(Option::as_deref).collect();
        assert_eq!(keys, [Some("2026-Q1"), Some("2026-03"), Some("2026-H2"), Some("2026"), None]);
    }

    #[test]
    fn what_calls_no_period_is_not_read() {
        for text in [
            "",
            "3",
            "quý",
            "quý 5",
            "quý V/2026",
            "tháng 13/2026",
            "9 tháng 2026",
            "2025-2026",
            "26",
            "I/2026",
        ] {
            assert_eq!(SpokenPeriod::read(text), None, "{text}");
        }
    }
}
