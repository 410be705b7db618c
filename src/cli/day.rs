//! A day as people type it: `15/11/2022`, `15-11-2022`, `2022-11-15`, `hôm nay`, `hôm qua`, `+7`.

use chrono::{Datelike as _, Days, NaiveDate};

use crate::i18n::{Lang, Words};
use crate::message::Message;
use crate::text::fold;

/// The keys of the words for days near today, and how many days away they are.
const NEAR: [(&str, i64); 3] = [("day.today", 0), ("day.yesterday", -1), ("day.tomorrow", 1)];

/// The day that a text means.
///
/// # Errors
/// When it means none; the message says what is wrong with it, or what a day looks like.
pub(super) fn read(text: &str, today: NaiveDate) -> Result<NaiveDate, Message> {
    let key = fold(text);
    let is_called =
        |word: &'static str| Lang::CODES.iter().any(|(_, lang)| fold(Words::new(*lang).text(word)) == key);
    if let Some((_, days)) = NEAR.into_iter().find(|(word, _)| is_called(word)) {
        return away(today, days);
    }
    if let Some(days) = offset(text.trim(), &key) {
        return away(today, days);
    }
    let numbers: Vec<&str> = key.split(' ').filter(|word| !["ngay", "thang", "nam"].contains(word)).collect();
    if numbers.iter().any(|word| !word.bytes().all(|byte| byte.is_ascii_digit())) {
        return Err(Message::new("cli.date-form"));
    }
    match numbers[..] {
        [year, month, day] if year.len() == 4 => calendar(day, month, year),
        [day, month, year] => calendar(day, month, year),
        [day, month] if day.len() <= 2 && month.len() <= 2 => {
            let whole = calendar(day, month, &today.year().to_string())?;
            Err(Message::new("cli.no-year").with("day", typed(whole)))
        }
        _ => Err(Message::new("cli.date-form")),
    }
}

/// `+7`, `-3`, `+7 ngày`.
fn offset(text: &str, key: &str) -> Option<i64> {
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let number = key.trim_end_matches(" ngay").trim_end_matches(" days");
    number.parse::<u32>().ok().map(|days| sign * i64::from(days))
}

fn away(today: NaiveDate, days: i64) -> Result<NaiveDate, Message> {
    let span = Days::new(days.unsigned_abs());
    let day = if days < 0 { today.checked_sub_days(span) } else { today.checked_add_days(span) };
    day.ok_or_else(|| Message::new("cli.date-form"))
}

/// A day of the calendar, or why there is no such day.
fn calendar(day: &str, month: &str, year: &str) -> Result<NaiveDate, Message> {
    let number = |text: &str| text.parse::<u32>().map_err(|_| Message::new("cli.date-form"));
    let (day, month, number_of_year) = (number(day)?, number(month)?, number(year)?);
    if year.len() != 4 {
        let whole = i32::try_from(2000 + number_of_year % 100).ok();
        let whole = whole.and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
        let message = whole.map(|whole| Message::new("cli.short-year").with("day", typed(whole)));
        return Err(message.unwrap_or_else(|| Message::new("cli.date-form")));
    }
    let year = i32::try_from(number_of_year).map_err(|_| Message::new("cli.date-form"))?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| no_such_day(day, month, year))
}

/// Why a day is not in the calendar: the month is too short, or there is no such month.
fn no_such_day(day: u32, month: u32, year: i32) -> Message {
    if let Some(swapped) = NaiveDate::from_ymd_opt(year, day, month).filter(|_| 12 < month) {
        return Message::new("cli.day-before-month")
            .with("month", month.to_string())
            .with("day", typed(swapped));
    }
    let last = (28..=31).rev().find_map(|last| NaiveDate::from_ymd_opt(year, month, last));
    match last {
        Some(last) => Message::new("cli.no-such-day")
            .with("day", format!("{day}/{month}/{year}"))
            .with("last", typed(last)),
        None => Message::new("cli.no-such-month").with("month", month.to_string()),
    }
}

/// A day in the form that people type most, which is read in every language.
fn typed(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: &str = "2022-11-15";

    #[track_caller]
    fn case(text: &str, expected: Result<&str, &str>) {
        let found = read(text, TODAY.parse().unwrap());
        let found = found.map(|day| day.to_string()).map_err(|message| message.key);
        assert_eq!(found, expected.map(str::to_owned), "{text}");
    }

    #[test]
    fn days_are_read_as_people_type_them() {
        for text in [
            "15/11/2022",
            "15-11-2022",
            "15.11.2022",
            "2022-11-15",
            "2022/11/15",
            "ngày 15/11/2022",
            "ngày 15 tháng 11 năm 2022",
            "hôm nay",
            "HOM NAY",
            "+0",
        ] {
            case(text, Ok("2022-11-15"));
        }
        case("5/1/2022", Ok("2022-01-05"));
        case("hôm qua", Ok("2022-11-14"));
        case("ngày mai", Ok("2022-11-16"));
        case("+7", Ok("2022-11-22"));
        case("+7 ngày", Ok("2022-11-22"));
        case("-15", Ok("2022-10-31"));
    }

    #[test]
    fn what_is_no_day_is_told_why() {
        case("31/11/2022", Err("cli.no-such-day"));
        case("29/2/2022", Err("cli.no-such-day"));
        case("29/2/2024", Ok("2024-02-29"));
        case("32/11/2022", Err("cli.no-such-day"));
        case("0/11/2022", Err("cli.no-such-day"));
        case("11/15/2022", Err("cli.day-before-month"));
        case("15/13/2022", Err("cli.no-such-month"));
        case("15/0/2022", Err("cli.no-such-month"));
        case("15/11/22", Err("cli.short-year"));
        case("15/11", Err("cli.no-year"));
        case("31/11", Err("cli.no-such-day"));
        case("11/2022", Err("cli.date-form"));
        case("", Err("cli.date-form"));
        case("+", Err("cli.date-form"));
        case("+99999999999", Err("cli.date-form"));
        case("thứ hai", Err("cli.date-form"));
        case("2022-11-15-16", Err("cli.date-form"));
    }
}
