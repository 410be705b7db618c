//! What a deadline's phrase means, in the reader's own words: in Vietnamese, words that are read as the same again.

use chrono::NaiveDate;

use crate::i18n::Words;
use crate::message::{Arg, Message};
use crate::model::{Day, Deadline, Due, Offset, OffsetUnit, Phrase, Recurrence, Trigger};

/// What a deadline's phrase means, for readers who want more than the phrase.
pub fn deadline_meaning(words: Words, deadline: &Deadline, due: Option<NaiveDate>) -> String {
    let mut parts = Vec::new();
    let due = due.map(|due| {
        let key = if deadline.every().is_some() && deadline.date.is_none() {
            "deadline.first-due"
        } else {
            "deadline.due"
        };
        words.say(&Message::new(key).with("due", due))
    });
    let is_set = due.is_some() || deadline.trigger().is_some();
    if let (true, Ok(read)) = (deadline.is_text_alone(), &deadline.phrase) {
        parts.push(phrase(words, read));
        parts.extend(due);
    } else {
        parts.extend(deadline.is_continuous().then(|| words.text("deadline.continuous").to_owned()));
        parts.extend(due);
        parts.extend(deadline.every().map(|every| words.text(every_key(every)).to_owned()));
        parts.extend(deadline.trigger().map(|trigger| words.text(trigger_key(trigger)).to_owned()));
    }
    if !is_set {
        parts.push(words.text("deadline.none").to_owned());
    }
    parts.join("; ")
}

/// A phrase in plain words, one part after the other.
pub fn phrase(words: Words, phrase: &Phrase) -> String {
    let mut parts = Vec::new();
    parts.extend(phrase.is_continuous.then(|| Message::new("deadline.continuous")));
    parts.extend(days(phrase));
    parts.extend(phrase.every.map(|every| Message::new(every_key(every))));
    parts.extend(phrase.day.map(|day| Message::new("phrase.by-day").with("day", day.to_string())));
    // An offset runs from an event.
    let is_told = phrase.offset.is_some() && phrase.trigger == Some(Trigger::Event);
    let trigger = phrase.trigger.filter(|_| !is_told);
    parts.extend(trigger.map(|trigger| Message::new(trigger_key(trigger))));
    parts.extend(phrase.offset.map(offset));
    let said = parts.iter().map(|part| words.say(part));
    said.chain(phrase.condition.clone()).collect::<Vec<_>>().join(", ")
}

/// The start and the days that are named, in as few words as they have.
fn days(phrase: &Phrase) -> Option<Message> {
    match (phrase.start, phrase.due) {
        (Some(start), Some(due)) => {
            let key = if due.is_before { "phrase.until-before" } else { "phrase.until" };
            Some(Message::new(key).with("first", day(start)).with("last", day(due.last)))
        }
        (Some(start), None) => Some(Message::new("phrase.from").with("first", day(start))),
        (None, Some(due)) => Some(named(due)),
        (None, None) => None,
    }
}

/// Days that have a name of their own: a day, a month, a quarter, the first or the last months of a year, a year.
fn named(due: Due) -> Message {
    let (first, last) = (due.first.month, due.last.month);
    let of = |key: &'static str, alone: &'static str| match due.last.year {
        // A year is a name, not a quantity: no mark between its thousands.
        Some(year) => Message::new(key).with("year", year.to_string()),
        None => Message::new(alone),
    };
    if due.first == due.last {
        let key = if due.is_before { "phrase.before" } else { "phrase.on" };
        return Message::new(key).with("day", day(due.last));
    }
    match (first, last) {
        (1, 12) => of("phrase.year", "phrase.the-year"),
        _ if first == last => of("phrase.month", "phrase.the-month").with("month", last.to_string()),
        _ if Recurrence::Quarter.holds(due.first, due.last) && first + 2 == last => {
            of("phrase.quarter", "phrase.the-quarter")
                .with("quarter", ["I", "II", "III", "IV"][last as usize / 3 - 1])
        }
        (1, count) => of("phrase.first-months", "phrase.the-first-months").with("count", i64::from(count)),
        (first, _) => of("phrase.last-months", "phrase.the-last-months").with("count", i64::from(13 - first)),
    }
}

/// A day as a date, where it has a year.
fn day(day: Day) -> Arg {
    match day.of(None) {
        Ok(date) => date.into(),
        Err(_) if day.is_last() && day.month == 2 => {
            Message::new("phrase.end").with("month", day.month.to_string()).into()
        }
        Err(_) => Message::new("phrase.day")
            .with("day", day.day.to_string())
            .with("month", day.month.to_string())
            .into(),
    }
}

fn offset(offset: Offset) -> Message {
    let key = match offset.unit {
        OffsetUnit::Day => "phrase.days-after",
        OffsetUnit::WorkingDay => "phrase.working-days-after",
        OffsetUnit::Month => "phrase.months-after",
    };
    Message::new(key).with("count", i64::from(offset.count))
}

/// The key of a recurrence's words.
pub const fn every_key(every: Recurrence) -> &'static str {
    match every {
        Recurrence::Year => "every.year",
        Recurrence::HalfYear => "every.half-year",
        Recurrence::Quarter => "every.quarter",
        Recurrence::Month => "every.month",
    }
}

/// The key of a trigger's words.
pub const fn trigger_key(trigger: Trigger) -> &'static str {
    match trigger {
        Trigger::Plan => "trigger.plan",
        Trigger::Rule => "trigger.rule",
        Trigger::Request => "trigger.request",
        Trigger::Event => "trigger.event",
    }
}
