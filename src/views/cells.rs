//! Values as cells: as people read them in a language, or bare for a spreadsheet, and always the value itself.

use chrono::NaiveDate;

use crate::assess::Rate;
use crate::document::{Cell, Tone};
use crate::i18n::Words;

/// A day as people write it.
pub fn day(words: Words, day: NaiveDate) -> Cell {
    Cell::date(words.date(day), day)
}

/// Likewise, or nothing.
pub fn day_if(words: Words, it: Option<NaiveDate>) -> Cell {
    it.map_or_else(|| Cell::from(""), |it| day(words, it))
}

/// A day in ISO form, or nothing.
pub fn iso_day(day: Option<NaiveDate>) -> Cell {
    day.map_or_else(|| Cell::from(""), |day| Cell::date(day.to_string(), day))
}

/// An id, or nothing.
pub fn id_if(id: Option<&str>) -> Cell {
    id.map_or_else(|| Cell::from(""), Cell::id)
}

/// A count as people write it.
pub fn count(words: Words, count: usize) -> Cell {
    Cell::number(words.total(count), float(count))
}

/// Likewise, with a tone; none is a dash, so that what there is stands out.
pub fn count_or_dash(words: Words, it: usize, tone: Tone) -> Cell {
    match it {
        0 => Cell::number("–", 0.0).with_tone(Tone::Muted),
        it => count(words, it).with_tone(tone),
    }
}

/// A rate with its two decimals.
pub fn rate(words: Words, rate: Rate) -> Cell {
    Cell::percent(words.percent(rate.percent(), 2), rate.percent())
}

/// A share in percent under a head that says so; none is a dash.
pub fn percent_or_dash(words: Words, percent: Option<f64>) -> Cell {
    percent.map_or_else(|| Cell::from("–"), |it| Cell::percent(words.decimal(it, 1), it))
}

/// Days as people write them, or nothing.
#[expect(clippy::cast_precision_loss, reason = "no two days are 2^53 days apart")]
pub fn days(words: Words, days: Option<i64>) -> Cell {
    days.map_or_else(|| Cell::from(""), |it| Cell::number(words.count(it), it as f64))
}

/// A share in percent in bare digits, or nothing.
pub fn bare_percent(percent: Option<f64>) -> Cell {
    percent.map_or_else(|| Cell::from(""), |it| Cell::percent(it.to_string(), it))
}

/// Days in bare digits, negative for days gone, or nothing.
#[expect(clippy::cast_precision_loss, reason = "no two days are 2^53 days apart")]
pub fn bare_days(days: Option<i64>) -> Cell {
    days.map_or_else(|| Cell::from(""), |it| Cell::number(it.to_string(), it as f64))
}

/// A count in bare digits.
pub fn bare(count: usize) -> Cell {
    Cell::number(count.to_string(), float(count))
}

#[expect(clippy::cast_precision_loss, reason = "nobody counts past 2^53 items")]
const fn float(count: usize) -> f64 {
    count as f64
}
