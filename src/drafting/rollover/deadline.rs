//! When an item of the next plan is due: its phrase moved by what it means, and left to a person where that is not clear.

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::turn::{Turn, moved};
use crate::message::Message;
use crate::model::{Deadline, Head, Item, Phrase};
use crate::source::Spanned;

/// The deadline of the next plan.
pub(super) struct Next {
    pub(super) deadline: Deadline,
    /// It is the same day as before, which is still to come: the item is the work of the old year.
    pub(super) is_same: bool,
    /// What somebody has to decide about it.
    pub(super) decisions: Vec<Message>,
}

/// What becomes of the deadline of an item.
pub(super) fn next(item: &Item, head: &Head, turn: Turn) -> Next {
    let old = &item.deadline;
    let due = old.resolve(&head.period, item.begins(head));
    let is_open = due.is_none() || old.every().is_some() || old.is_continuous();
    match due {
        // A day that is still ahead stays the day it is.
        Some(due) if !is_open && turn.is_ahead(due) => {
            let is_after = turn.period.to < due;
            let key = if is_after { "rollover.due-later" } else { "rollover.still-due" };
            let decisions = vec![Message::new(key).with("due", due)];
            Next { deadline: old.clone(), is_same: true, decisions }
        }
        Some(due) if !is_open && spans_years(old) => blank(old, "rollover.span-over", due),
        _ => match turn.years().or_else(|| since(old, turn)) {
            Some(years) => moved_by(old, years, turn),
            None => kept(old, due.filter(|_| !is_open)),
        },
    }
}

/// How many years before the next plan work begins that comes back from a year on, in a plan over several years.
fn since(old: &Deadline, turn: Turn) -> Option<i32> {
    let due = old.phrase.as_ref().ok()?.due.filter(|due| due.first.year == due.last.year)?;
    old.every()?;
    Some(turn.period.from.year() - due.last.year?)
}

/// Whether the phrase goes from one year into another.
fn spans_years(deadline: &Deadline) -> bool {
    let named = deadline.phrase.as_ref().ok().and_then(|phrase| phrase.due);
    named.is_some_and(|due| due.first.year != due.last.year)
}

/// Nothing is said of the day: what was printed stands in the question.
fn blank(old: &Deadline, key: &'static str, due: NaiveDate) -> Next {
    let why = Message::new(key).with("text", old.text.as_str()).with("due", due);
    let deadline = Deadline::blank(Spanned { value: String::new(), span: old.text.span });
    Next { deadline, is_same: false, decisions: vec![why] }
}

/// What a plan over several years says of work without an end; of other work the day is over.
fn kept(old: &Deadline, over: Option<NaiveDate>) -> Next {
    match over {
        Some(due) => blank(old, "rollover.due-over", due),
        None => Next { deadline: old.clone(), is_same: false, decisions: Vec::new() },
    }
}

fn moved_by(old: &Deadline, years: i32, turn: Turn) -> Next {
    let mut decisions = Vec::new();
    let is_span = spans_years(old);
    let text = match Phrase::moved(&old.text, years) {
        Some(_) if is_span => {
            decisions.push(Message::new("rollover.span").with("text", old.text.as_str()));
            old.text.value.clone()
        }
        Some(text) => text,
        None => {
            decisions.push(Message::new("rollover.phrase").with("text", old.text.as_str()));
            old.text.value.clone()
        }
    };
    let date = old.date.map(|date| {
        let is_past = !turn.is_ahead(date.value);
        date.map(|day| if is_past { moved(day, years) } else { day })
    });
    let text = Spanned { value: text, span: old.text.span };
    let deadline = Deadline::new(text, date, old.keys.clone());
    decisions.extend(day_off(&deadline));
    Next { deadline, is_same: false, decisions }
}

/// A day that the phrase prints and on which nobody works: it is for a person to say whether it is moved.
fn day_off(deadline: &Deadline) -> Option<Message> {
    let named = deadline.phrase.as_ref().ok()?.due.filter(|due| due.first == due.last)?;
    off(named.last.of(None).ok()?)
}

/// That a day is a Saturday or a Sunday.
pub(super) fn off(day: NaiveDate) -> Option<Message> {
    let is_off = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    is_off.then(|| Message::new("rollover.day-off").with("day", day))
}
