//! What the morning view says below its rows: reports that are late and to come, and what the focal point has to do itself.

use crate::assess::{ReportRound, Standing};
use crate::message::Message;
use crate::model::{AgencyId, ItemId};
use crate::query::attention;
use crate::text;
use crate::views::{Basis, wording};

/// This many agencies are named.
const NAMED: usize = 5;
/// This many items are named.
const ITEMS: usize = 4;

/// A line each.
pub(super) fn lines(basis: &Basis<'_>) -> Vec<String> {
    let mut late: Vec<_> = attention::late_rounds(basis.survey).collect();
    let newest = late.pop().map(|round| late_round(basis, round));
    let older: usize = late.iter().map(|round| attention::silent(basis.survey, round).len()).sum();
    let older = Message::new("status.older-reports").with("count", late.len()).with("missing", older);
    let older = (!late.is_empty()).then(|| basis.words.say(&older));
    let next = attention::next_round(basis.survey).map(|round| next_round(basis, round));
    [newest, older, next, own_hand(basis)].into_iter().flatten().collect()
}

/// How many reports are missing whose day has passed.
pub(super) fn missing(basis: &Basis<'_>) -> usize {
    attention::late_rounds(basis.survey).map(|round| attention::silent(basis.survey, round).len()).sum()
}

fn late_round(basis: &Basis<'_>, round: &ReportRound<'_>) -> String {
    let silent = attention::silent(basis.survey, round);
    let message = Message::new("status.late-report")
        .with("period", wording::period_message(round.period))
        .with("days", (basis.as_of() - round.due).num_days())
        .with("missing", silent.len())
        .with("asked", round.asked.len())
        .with("names", named(basis, &silent));
    basis.words.say(&message)
}

/// The first few by their short names, and how many more there are.
fn named(basis: &Basis<'_>, agencies: &[&AgencyId]) -> String {
    let names: Vec<&str> = agencies.iter().map(|id| basis.plan().agencies.brief(id)).collect();
    let Some(more) = names.len().checked_sub(NAMED).filter(|more| 0 < *more) else {
        return names.join(", ");
    };
    let message = Message::new("status.and-more").with("names", names[..NAMED].join(", "));
    basis.words.say(&message.with("count", more))
}

fn next_round(basis: &Basis<'_>, round: &ReportRound<'_>) -> String {
    let (words, as_of) = (basis.words, basis.as_of());
    let message = Message::new("status.coming-report")
        .with("period", wording::period_message(round.period))
        .with("due", round.due)
        .with("left", wording::days_left(words, Some((round.due - as_of).num_days())))
        .with("received", round.answers(as_of).received())
        .with("asked", round.asked.len());
    words.say(&message)
}

/// What waits for the focal point: items to confirm, and those of which nothing says by when or by whom.
fn own_hand(basis: &Basis<'_>) -> Option<String> {
    let words = basis.words;
    let part = |key, standing| {
        let items = attention::at(basis.survey, standing);
        let message = Message::new(key).with("count", items.len()).with("items", listed(&items));
        (!items.is_empty()).then(|| words.say(&message))
    };
    let parts = [
        part("status.to-confirm", Standing::AwaitingConfirmation),
        part("status.to-clear", Standing::Unknown),
        part("status.without-case", Standing::NotTriggered),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let head = basis.plan().head.focal_point.as_ref().map(|id| basis.plan().agencies.brief(&id.value));
    let message = match head {
        Some(head) => Message::new("status.own-hand").with("agency", head),
        None => Message::new("status.own-hand-unnamed"),
    };
    (!parts.is_empty()).then(|| words.say(&message.with("what", parts.join("; "))))
}

/// The first few ids, and that there are more.
fn listed(items: &[&ItemId]) -> String {
    let ids = text::joined_runs(items.iter().take(ITEMS).map(|id| id.as_str()));
    if items.len() <= ITEMS { ids } else { format!("{ids}; …") }
}
