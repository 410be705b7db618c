//! What letters ask for.

use crate::assess::Standing;
use crate::i18n::Words;
use crate::query::reminder::Reminder;

/// What is asked of those that are written to, a line each: nobody is asked for what nobody owes.
pub(super) fn lines(words: Words, reminders: &[&Reminder<'_>]) -> Vec<String> {
    let some = |owes: &dyn Fn(&Reminder<'_>) -> bool| reminders.iter().any(|it| owes(it));
    let is_late = |it: &Reminder<'_>| 0 < it.count(|standing| standing == Standing::Overdue);
    let has_done = |it: &Reminder<'_>| {
        !it.awaiting.is_empty() || 0 < it.tally.completed_on_time + it.tally.completed_late
    };
    let asks = [
        ("remind.ask-overdue", some(&is_late)),
        ("remind.ask-risk", some(&|it| 0 < it.count(Standing::is_at_risk))),
        ("remind.ask-figures", some(&|it| !it.figures.is_empty())),
        ("remind.ask-evidence", some(&|it| has_done(it) || is_late(it))),
        ("remind.ask-reports", some(&|it| !it.missing.is_empty())),
    ];
    let asks = asks.into_iter().filter(|(_, is_asked)| *is_asked);
    asks.map(|(key, _)| words.text(key).to_owned()).collect()
}

/// The key of what the letter is about.
pub(super) fn subject(reminders: &[&Reminder<'_>]) -> &'static str {
    let has_items = reminders.iter().any(|it| it.has_items());
    let misses_reports = reminders.iter().any(|it| !it.missing.is_empty());
    match (has_items, misses_reports) {
        (true, false) => "remind.subject-items",
        (true, true) => "remind.subject",
        (false, false) => "remind.subject-figures",
        (false, true) => "remind.subject-reports",
    }
}
