//! What stands in the cells that were filled in: states, shares, measured values, days and words. A blank cell says nothing.

use chrono::NaiveDate;

use super::evidence::{self, Document};
use super::numbers::{self, NumberFault};
use super::shown::as_text;
use crate::dates::dates;
use crate::message::{Arg, Message};
use crate::model::{Bound, State, Target};
use crate::text;
use crate::workbook::Value;

/// A fault that shows what stands in the cell.
fn about(key: &'static str, value: &Value) -> Message {
    Message::new(key).with("now", as_text(value))
}

/// What is wrong with a cell whatever is wanted there; none where it says something.
fn unread(value: &Value) -> Option<Message> {
    match value {
        Value::Uncomputed => Some(Message::new("take.uncomputed")),
        Value::Fault(_) => Some(about("take.cell-fault", value)),
        Value::Truth(_) | Value::Time => Some(about("take.odd-cell", value)),
        Value::Text(_) | Value::Number(_) | Value::Day(_) => None,
    }
}

/// How far the work is. What stops it is decided by others.
pub(super) fn state(value: &Value) -> Result<State, Message> {
    if let Some(fault) = unread(value) {
        return Err(fault);
    }
    let Value::Text(text) = value else { return Err(about("take.no-state", value)) };
    match State::read(text) {
        Some(state) if state.is_halt() => Err(about("take.halt", value)),
        Some(state) => Ok(state),
        None => {
            let near = text::nearest(text, State::spoken().map(|(spoken, _)| spoken));
            let message = about(if near.is_some() { "take.state-near" } else { "take.no-state" }, value);
            Err(message.with("near", near.unwrap_or_default()))
        }
    }
}

/// A share of the work, 0–100.
pub(super) fn percent(value: &Value) -> Result<f64, Message> {
    let percent = share(value)?;
    if (0.0..=100.0).contains(&percent) { Ok(percent) } else { Err(about("take.not-a-share", value)) }
}

/// A number of hundredths. A spreadsheet keeps 45 % as 0,45 and shows nobody which was meant: between 0 and 1 it has to be
/// said, and 1 itself may be all of it.
fn share(value: &Value) -> Result<f64, Message> {
    let (number, has_sign) = number(value)?;
    let is_cell_number = matches!(value, Value::Number(_));
    let is_unsure = !has_sign && 0.0 < number && (number < 1.0 || (is_cell_number && number <= 1.0));
    if is_unsure {
        let message = about("take.fraction", value).with("small", Arg::Decimal(number, 4));
        return Err(message.with("large", Arg::Decimal(number * 100.0, 2)));
    }
    Ok(number)
}

/// A number, and whether a percent sign stands behind it.
fn number(value: &Value) -> Result<(f64, bool), Message> {
    if let Some(fault) = unread(value) {
        return Err(fault);
    }
    match value {
        Value::Number(number) => Ok((*number, false)),
        Value::Text(text) => numbers::read(text).map_err(|fault| match fault {
            NumberFault::None => about("take.no-number", value),
            NumberFault::TwoReadings => about("take.two-readings", value),
        }),
        _ => Err(about("take.day-not-number", value)),
    }
}

/// A value measured of a target, in its unit.
pub(super) fn measured(value: &Value, target: &Target) -> Result<f64, Message> {
    let unit = target.unit.trim();
    if unit == "%" {
        let number = share(value)?;
        let is_relative = matches!(target.bound, Bound::IncreaseBy(_) | Bound::Decrease | Bound::Maintain);
        let is_share = is_relative || (0.0..=100.0).contains(&number);
        return if is_share { Ok(number) } else { Err(about("take.not-a-share", value)) };
    }
    // People write the unit behind the number.
    let bare = match value {
        Value::Text(text) => without_unit(text, unit).map(|text| Value::Text(text.to_owned())),
        _ => None,
    };
    match number(bare.as_ref().unwrap_or(value))? {
        (number, false) => Ok(number),
        (_, true) if unit == "pp" => number(value).map(|(number, _)| number),
        (_, true) => Err(about("take.other-unit", value).with("unit", unit)),
    }
}

/// A text without the unit at its end, however that is written.
fn without_unit<'a>(text: &'a str, unit: &str) -> Option<&'a str> {
    let digits = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (number, rest) = text.split_at(digits);
    (!rest.trim().is_empty() && text::fold(rest) == text::fold(unit)).then_some(number)
}

/// A day.
pub(super) fn day(value: &Value) -> Result<NaiveDate, Message> {
    if let Some(fault) = unread(value) {
        return Err(fault);
    }
    match value {
        Value::Day(day) => Ok(*day),
        Value::Text(text) => written_day(text).ok_or_else(|| about("take.no-day", value)),
        _ => Err(about("take.no-day", value)),
    }
}

/// The day that a text names and nothing else.
fn written_day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    match &dates(text)[..] {
        [(place, day)] => {
            let before = text::fold(&text[..place.start]);
            (matches!(before.trim(), "" | "ngay") && text[place.end..].trim().is_empty()).then_some(*day)
        }
        _ => text.parse().ok(),
    }
}

/// Words.
pub(super) fn words(value: &Value) -> Result<String, Message> {
    unread(value).map_or_else(|| Ok(as_text(value)), Err)
}

/// Documents that show that work was done.
pub(super) fn evidence(value: &Value) -> Result<Vec<Document>, Message> {
    if let Some(fault) = unread(value) {
        return Err(fault);
    }
    match value {
        Value::Text(text) => evidence::read(text),
        _ => Err(Message::new("take.evidence-number").with("text", as_text(value))),
    }
}
