//! What letters say of how an agency stands.

use super::tables;
use crate::assess::{ReportRound, Standing};
use crate::message::Message;
use crate::query::reminder::Reminder;
use crate::views::{Basis, wording};

/// A sentence about an agency.
pub(super) fn named(reminder: &Reminder<'_>, key: &'static str) -> Message {
    Message::new(key).with("agency", reminder.agency.name.as_str())
}

/// How many items it was given, and how they stand.
pub(super) fn state(basis: &Basis<'_>, reminder: &Reminder<'_>) -> String {
    let (words, tally) = (basis.words, &reminder.tally);
    let (total, distinct) = (tally.total, reminder.distinct);
    if total == 0 {
        return words.say(&named(reminder, "remind.given-none"));
    }
    let key = if distinct == total { "remind.given" } else { "remind.given-distinct" };
    let given = named(reminder, key).with("total", total).with("distinct", distinct);
    let mut sentences = vec![words.say(&given)];
    let through = reminder.through_groups();
    if 0 < through {
        let key = if through == total { "remind.given-all-through" } else { "remind.given-through" };
        sentences.push(words.say(&Message::new(key).with("count", through)));
    }
    sentences.push(words.say(&wording::tally_message(tally)));
    let counted = [
        ("remind.unconfirmed", reminder.awaiting_late()),
        ("remind.suspended", tally.suspended),
        ("remind.dropped", tally.count(Standing::Dropped)),
    ];
    for (key, count) in counted.into_iter().filter(|(_, count)| 0 < *count) {
        sentences.push(words.say(&Message::new(key).with("count", count)));
    }
    sentences.join(" ")
}

/// How many items it has to see to, and that they stand in the appendix; nothing where there are none.
pub(super) fn counted(basis: &Basis<'_>, reminder: &Reminder<'_>) -> Option<String> {
    let words = basis.words;
    let counts = [
        ("remind.count-overdue", reminder.count(|standing| standing == Standing::Overdue)),
        ("remind.count-risk", reminder.count(Standing::is_at_risk)),
        ("remind.count-figures", reminder.figures.len()),
        ("remind.count-awaiting", reminder.awaiting.len()),
    ];
    let counts = counts.into_iter().filter(|(_, count)| 0 < *count);
    let counts: Vec<String> =
        counts.map(|(key, count)| words.say(&Message::new(key).with("count", count))).collect();
    let has_doubles = tables::has_doubles(basis, reminder);
    let key = if has_doubles { "remind.see-appendix-doubles" } else { "remind.see-appendix" };
    let message = Message::new(key).with("counts", counts.join("; "));
    tables::has_any(reminder).then(|| words.say(&message))
}

/// The reports that it has not sent, and since when they are due, a line each.
pub(super) fn missing(basis: &Basis<'_>, reminder: &Reminder<'_>) -> Vec<String> {
    let line = |(round, days): &(&ReportRound<'_>, i64)| {
        let message = Message::new("remind.report")
            .with("period", wording::period_message(round.period))
            .with("due", round.due)
            .with("days", *days);
        basis.words.say(&message)
    };
    reminder.missing.iter().map(line).collect()
}
