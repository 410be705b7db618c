//! Days and years in the words of a document.

use chrono::{Datelike as _, NaiveDate};

use super::raw::Raw;
use super::remark::{Remark, What};
use crate::dates::dates;
use crate::model::IssueDate;
use crate::text::fold;

/// Turns days that are written month first, as sheets from abroad have them, where one leaves no doubt.
pub(super) fn us_days(raw: &mut Raw) {
    let parts = |text: &str| {
        let parts: Vec<u32> = text.split('/').map(str::parse).collect::<Result<_, _>>().ok()?;
        <[u32; 3]>::try_from(parts).ok()
    };
    let all: Vec<[u32; 3]> =
        raw.items.iter().flat_map(|item| [&item.start, &item.deadline]).filter_map(|it| parts(it)).collect();
    let is_us = all.iter().any(|[_, second, _]| 12 < *second) && all.iter().all(|[first, ..]| *first <= 12);
    if !is_us {
        return;
    }
    for item in &mut raw.items {
        for text in [&mut item.start, &mut item.deadline] {
            if let Some([month, day, year]) = parts(text) {
                let turned = format!("{day:02}/{month:02}/{year}");
                let words = format!("{text} → {turned}");
                raw.remarks.push(Remark { what: What::MonthFirst, words, place: item.place.clone() });
                *text = turned;
            }
        }
    }
}

/// The years that a title names: one, or the first and the last.
pub(super) fn years(title: &str) -> Option<(i32, i32)> {
    let words: Vec<&str> =
        title.split(|c: char| !c.is_ascii_digit()).filter(|word| !word.is_empty()).collect();
    let years: Vec<i32> = words.iter().filter(|it| it.len() == 4).filter_map(|it| it.parse().ok()).collect();
    let years: Vec<i32> = years.into_iter().filter(|year| (2000..2100).contains(year)).collect();
    let key = fold(title);
    match years[..] {
        [.., from, to]
            if from < to && (key.contains("giai doan") || key.contains(&format!("{from} {to}"))) =>
        {
            Some((from, to))
        }
        [.., year] => Some((year, year)),
        [] => None,
    }
}

/// The day or the month beside the place: "ngày … tháng 9 năm 2022".
pub(super) fn issued(text: &str) -> Option<IssueDate> {
    if let Some((_, day)) = dates(text).first() {
        return Some(IssueDate::Day(*day));
    }
    let key = fold(text);
    let number = |word: &str| {
        let (_, rest) = key.split_once(word)?;
        rest.trim_start().split(' ').next()?.parse::<u32>().ok()
    };
    let (month, year) = (number("thang ")?, number("nam ")?);
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, 1)
        .map(IssueDate::Month)
        .filter(|it| it.start().year() > 1990)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_and_days_of_issue_are_read() {
        assert_eq!(years("Cải cách hành chính năm 2026"), Some((2026, 2026)));
        assert_eq!(years("giai đoạn 2026 - 2030"), Some((2026, 2030)));
        assert_eq!(years("Đề án 06"), None);
        let shown = |text: &str| issued(text).map(|it| it.to_string());
        assert_eq!(shown("ngày       tháng 9 năm 2022").as_deref(), Some("2022-09"));
        assert_eq!(shown("ngày 05 tháng 01 năm 2026").as_deref(), Some("2026-01-05"));
        assert_eq!(shown("ngày … tháng … năm 2026"), None);
    }
}
