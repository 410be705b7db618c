//! Days and years in the words of a document.

use chrono::{Datelike as _, NaiveDate};

use super::raw::{Raw, RawItem};
use super::remark::{Remark, What};
use crate::dates::dates;
use crate::model::IssueDate;
use crate::text::fold;

/// Turns days that are written month first, as sheets from abroad have them: where one day, or the head of its column, leaves
/// no doubt, or where items would else end before they begin. What stays doubtful is said.
pub(super) fn us_days(raw: &mut Raw) {
    let both = |item: &RawItem| Some((parts(&item.start)?, parts(&item.deadline)?));
    let all: Vec<[u32; 3]> =
        raw.items.iter().flat_map(|item| [&item.start, &item.deadline]).filter_map(|it| parts(it)).collect();
    if all.iter().any(|[first, ..]| 12 < *first) {
        return;
    }
    let pairs: Vec<([u32; 3], [u32; 3])> = raw.items.iter().filter_map(both).collect();
    let are_ordered =
        |key: fn([u32; 3]) -> [u32; 3]| pairs.iter().all(|(start, due)| key(*start) <= key(*due));
    let day_first = are_ordered(|[day, month, year]| [year, month, day]);
    let month_first = are_ordered(|[month, day, year]| [year, month, day]);
    let is_said = raw.day_heads.iter().any(|head| fold(head).contains("m d y"));
    let is_us = all.iter().any(|[_, second, _]| 12 < *second) || is_said || !day_first && month_first;
    let is_foreign =
        raw.day_heads.iter().any(|head| matches!(fold(head).as_str(), "start" | "due" | "deadline"));
    if !is_us && !is_foreign {
        return;
    }
    for item in &mut raw.items {
        for text in [&mut item.start, &mut item.deadline] {
            let Some([first, second, year]) = parts(text) else { continue };
            let (what, words) = if is_us {
                let turned = format!("{second:02}/{first:02}/{year}");
                let words = format!("{text} → {turned}");
                *text = turned;
                (What::MonthFirst, words)
            } else if first == second {
                continue;
            } else {
                (What::DayOrMonth, text.clone())
            };
            raw.remarks.push(Remark { what, words, place: item.place.clone() });
        }
    }
}

/// The three numbers of a day in figures.
fn parts(text: &str) -> Option<[u32; 3]> {
    let parts: Vec<u32> = text.split('/').map(str::parse).collect::<Result<_, _>>().ok()?;
    parts.try_into().ok()
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
    fn the_order_of_day_and_month_is_told_by_the_days() {
        #[track_caller]
        fn case(heads: &[&str], days: &[(&str, &str)], expected: &[&str], said: Option<What>) {
            let item = |(start, due): &(&str, &str)| RawItem {
                start: (*start).to_owned(),
                deadline: (*due).to_owned(),
                ..RawItem::default()
            };
            let mut raw = Raw {
                items: days.iter().map(item).collect(),
                day_heads: heads.iter().map(|head| (*head).to_owned()).collect(),
                ..Raw::default()
            };
            us_days(&mut raw);
            let due: Vec<&str> = raw.items.iter().map(|item| item.deadline.as_str()).collect();
            assert_eq!((&due[..], raw.remarks.first().map(|it| it.what)), (expected, said));
        }
        case(&["Due"], &[("1/5/2026", "3/31/2026")], &["31/03/2026"], Some(What::MonthFirst));
        case(&["Due (m/d/yyyy)"], &[("", "3/4/2026")], &["04/03/2026"], Some(What::MonthFirst));
        // The fifth of January, or the first of May: the end tells.
        case(&["Hạn"], &[("1/5/2026", "2/2/2026")], &["02/02/2026"], Some(What::MonthFirst));
        case(&["Due"], &[("", "3/4/2026")], &["3/4/2026"], Some(What::DayOrMonth));
        case(&["Hạn"], &[("", "3/4/2026")], &["3/4/2026"], None);
        case(&["Due"], &[("1/5/2026", "31/5/2026")], &["31/5/2026"], None);
    }

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
