//! What a commit changed in a plan, as sentences.

use chrono::NaiveDate;

use crate::assess::changes::{Change, Field, Subject, Value};
use crate::i18n::Words;
use crate::message::{Arg, Message};
use crate::model::Deadline;
use crate::views::held::texts;
use crate::views::{field, phrase};

/// What changed, a line a statement.
pub(super) fn said(words: Words, change: &Change) -> Vec<String> {
    match change {
        Change::Begun { items } => {
            vec![words.say(&Message::new("event.begun").with("count", items.len()))]
        }
        Change::Added { subject, name } => vec![came(words, subject, name, ["event.added", "event.put-in"])],
        Change::Removed { subject, name } => {
            vec![came(words, subject, name, ["event.removed", "event.taken-out"])]
        }
        Change::Edited { subject, name, field, before, after } => {
            let lines = edited(words, *field, before, after);
            lines.into_iter().map(|line| about(words, subject, name, line)).collect()
        }
    }
}

/// That something came or went: an item, or what has to be said to be something else.
fn came(words: Words, subject: &Subject, name: &str, [item, other]: [&'static str; 2]) -> String {
    words.say(&match subject {
        Subject::Item(_) => Message::new(item).with("name", name),
        _ => Message::new(other).with("field", Arg::Key(field::subject_key(subject))).with("text", name),
    })
}

/// A sentence about a part of the plan, with its name where it has no id that stands beside the sentence.
fn about(words: Words, subject: &Subject, name: &str, said: String) -> String {
    let name = match subject {
        Subject::Plan | Subject::Section(_) | Subject::Item(_) | Subject::Duty(_) => return said,
        Subject::Agency(_) | Subject::Group(_) => name,
        Subject::Erratum(at, _) => at,
        Subject::Amendment(number) => number,
    };
    let message = Message::new("event.of").with("subject", Arg::Key(field::subject_key(subject)));
    words.say(&message.with("name", name).with("said", said))
}

fn edited(words: Words, field: Field, before: &Value, after: &Value) -> Vec<String> {
    match (before, after) {
        (Value::Deadline(before, from), Value::Deadline(after, to)) => {
            vec![words.say(&moved(words, (before, *from), (after, *to)))]
        }
        _ => exchanged(words, field, &texts(words, before), &texts(words, after)),
    }
}

/// A deadline that moved, or that only is worded otherwise. Where its words stay, the days say it all.
fn moved(
    words: Words,
    (before, from): (&Deadline, Option<NaiveDate>),
    (after, to): (&Deadline, Option<NaiveDate>),
) -> Message {
    let phrase = |deadline: &Deadline, due| {
        let meaning = phrase::deadline_meaning(words, deadline, due);
        Message::new("event.phrase").with("text", deadline.text.as_str()).with("meaning", meaning)
    };
    let has_moved = from != to;
    let (before, after): (Arg, Arg) = match (from, to) {
        (Some(from), Some(to)) if has_moved && before.text.value == after.text.value => {
            (from.into(), to.into())
        }
        _ => (phrase(before, from).into(), phrase(after, to).into()),
    };
    let key = if has_moved { "event.deadline-moved" } else { "event.deadline-worded" };
    Message::new(key).with("before", before).with("after", after)
}

/// What was taken out and put in; one for one where it can be said so.
fn exchanged(words: Words, field: Field, before: &[String], after: &[String]) -> Vec<String> {
    let lacks = |lines: &[String], other: &[String]| -> Vec<String> {
        lines.iter().filter(|line| !other.contains(line)).cloned().collect()
    };
    let (gone, new) = (lacks(before, after), lacks(after, before));
    let about = |key| Message::new(key).with("field", field::name(words, field));
    match (&gone[..], &new[..]) {
        ([], []) => vec![words.say(&about("event.reordered"))],
        ([gone], [new]) => {
            let message = about("event.changed").with("before", gone.as_str()).with("after", new.as_str());
            vec![words.say(&message)]
        }
        _ => {
            let gone = gone.iter().map(|text| about("event.taken-out").with("text", text.as_str()));
            let new = new.iter().map(|text| about("event.put-in").with("text", text.as_str()));
            gone.chain(new).map(|message| words.say(&message)).collect()
        }
    }
}
