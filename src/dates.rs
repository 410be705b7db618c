//! The days that a text in Vietnamese names in figures.

use std::ops::Range;

use chrono::NaiveDate;

use crate::text::{fold, is_in_word};

/// Each day that a text names, with its place: `19/9/2022`, `19 tháng 9 năm 2022`.
pub fn dates(text: &str) -> Vec<(Range<usize>, NaiveDate)> {
    let words: Vec<(usize, &str)> = words(text).collect();
    (0..words.len()).filter_map(|at| numeric(words[at]).or_else(|| spelled(&words[at..]))).collect()
}

/// Words between blanks, each with its place and without the signs around it.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_sign = |c: char| !is_in_word(c);
    let with_blanks = text.split_inclusive(char::is_whitespace).scan(0, |end, word| {
        *end += word.len();
        Some((*end, word))
    });
    let trimmed = with_blanks.map(move |(end, word)| {
        let word = word.trim_start_matches(is_sign);
        (end - word.len(), word.trim_end_matches(is_sign))
    });
    trimmed.filter(|(_, word)| !word.is_empty())
}

/// `19/9/2022`, with a stroke, a hyphen or a point between.
fn numeric((start, word): (usize, &str)) -> Option<(Range<usize>, NaiveDate)> {
    let mut parts = word.split(['/', '-', '.']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let day = date(day, month, year).filter(|_| parts.next().is_none())?;
    Some((start..start + word.len(), day))
}

/// `19 tháng 9 năm 2022`.
fn spelled(words: &[(usize, &str)]) -> Option<(Range<usize>, NaiveDate)> {
    let [(start, day), (_, thang), (_, month), (_, nam), (last, year), ..] = words else { return None };
    // Few words are a number, and what is asked first is cheap.
    let date = date(day, month, year)?;
    (fold(thang) == "thang" && fold(nam) == "nam").then(|| (*start..last + year.len(), date))
}

/// A year has four digits: with two nobody can tell it from a number of a document.
fn date(day: &str, month: &str, year: &str) -> Option<NaiveDate> {
    if year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &[(&str, &str)]) {
        let found = dates(text);
        let found: Vec<_> =
            found.iter().map(|(range, day)| (&text[range.clone()], day.to_string())).collect();
        let expected: Vec<_> = expected.iter().map(|(text, day)| (*text, (*day).to_owned())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn days_are_read_in_both_forms() {
        case(
            "Kế hoạch số 2126/KH-UBND ngày 19/9/2022 của Ủy ban nhân dân (UBND) tỉnh",
            &[("19/9/2022", "2022-09-19")],
        );
        case(
            "Nghị định ngày 05 tháng 3 năm 2020, Quyết định ngày 9/01/2022;",
            &[("05 tháng 3 năm 2020", "2020-03-05"), ("9/01/2022", "2022-01-09")],
        );
        case("(ngày 31 tháng 12\nnăm 2021).", &[("31 tháng 12\nnăm 2021", "2021-12-31")]);
        case("số 19-NQ/TW “ngày 25-10-2017”", &[("25-10-2017", "2017-10-25")]);
        case("ngày 30/2/2022, 1/2/22, 1/2/2022/3", &[]);
        case("Nghị quyết 76/NQ-CP, giai đoạn 2021 - 2030; tháng 9 năm 2022; 15/7", &[]);
        case("", &[]);
    }
}
