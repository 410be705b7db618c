//! What has changed with the report of an agency, a line each: states, cases, what it names as difficult and proposes.

use std::collections::BTreeMap;

use super::{report, whole};
use crate::assess::ReportRound;
use crate::message::{Arg, Message};
use crate::model::{AgencyId, ItemId, Occurrence, State};
use crate::query::brought::{Brought, Change};
use crate::text;
use crate::views::{Basis, wording};

/// How many characters of a text a list shows; the whole stands in the JSON.
const LONGEST: usize = 80;

/// What an agency's report for a round brings; none where it is not there.
pub fn brought<'a>(basis: &Basis<'a>, round: &ReportRound<'_>, agency: &AgencyId) -> Option<Brought<'a>> {
    report(basis, round, agency).map(|report| Brought::new(basis.plan(), report, basis.as_of()))
}

/// What it changes, a line each, and how it begins to say what it names as difficult and proposes.
pub fn lines(basis: &Basis<'_>, round: &ReportRound<'_>, agency: &AgencyId) -> Vec<String> {
    let (difficulties, proposals) = whole(basis, round, agency);
    let whole = [("reports.difficulties", difficulties), ("reports.proposals", proposals)];
    let whole = whole.into_iter().filter_map(|(key, said)| Some(basis.words.say(&of_whole(key, said?))));
    states_and_cases(basis, round, agency).into_iter().chain(whole).collect()
}

/// The states that it changes, and the cases that arose or were dealt with, a line each.
pub fn states_and_cases(basis: &Basis<'_>, round: &ReportRound<'_>, agency: &AgencyId) -> Vec<String> {
    let Some(brought) = brought(basis, round, agency) else { return Vec::new() };
    let mut messages = changes(&brought.changes);
    let cases = [("reports.arose", &brought.arose), ("reports.dealt-with", &brought.dealt_with)];
    messages.extend(cases.into_iter().filter_map(|(key, cases)| of_cases(key, cases)));
    if messages.is_empty() && !brought.items.is_empty() {
        messages.push(Message::new("reports.as-before"));
    }
    messages.iter().map(|message| basis.words.say(message)).collect()
}

/// The items whose state has changed, those that changed alike in one line; what is stuck first, then what is done.
fn changes(changes: &[Change<'_>]) -> Vec<Message> {
    let rank = |state: State| match state {
        State::Blocked => 0,
        State::Done => 1,
        State::InProgress => 2,
        State::NotStarted => 3,
        State::Suspended | State::Dropped => 4,
    };
    let mut alike: BTreeMap<_, (State, Option<State>, Vec<&ItemId>)> = BTreeMap::new();
    for it in changes {
        let key = (rank(it.now), it.before.map(rank));
        let (.., items) = alike.entry(key).or_insert_with(|| (it.now, it.before, Vec::new()));
        if items.last() != Some(&it.item) {
            items.push(it.item);
        }
    }
    let line = |(now, before, items): (State, Option<State>, Vec<&ItemId>)| {
        let key = if before.is_some() { "reports.changed" } else { "reports.first" };
        Message::new(key)
            .with("before", Arg::Key(before.map_or("state.unsaid", wording::state_key)))
            .with("now", Arg::Key(wording::state_key(now)))
            .with("items", joined(items))
    };
    alike.into_values().map(line).collect()
}

fn of_cases(key: &'static str, cases: &[&Occurrence]) -> Option<Message> {
    let items = joined(cases.iter().map(|case| &case.item.value));
    (!cases.is_empty()).then(|| Message::new(key).with("count", cases.len()).with("items", items))
}

fn of_whole(key: &'static str, said: &str) -> Message {
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    Message::new(key).with("said", wording::shortened(&said, LONGEST))
}

/// Items in one line, each once.
fn joined<'a>(items: impl IntoIterator<Item = &'a ItemId>) -> String {
    let mut ids: Vec<&str> = items.into_iter().map(ItemId::as_str).collect();
    ids.dedup();
    text::joined_runs(ids.into_iter())
}
