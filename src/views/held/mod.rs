//! What a key of a plan held in one of its states, as text.

pub(super) mod entry;
pub(super) mod json;

use super::{phrase, wording};
use crate::assess::changes::{RoundState, Value};
use crate::i18n::Words;

/// A value as a list of what can come and go on its own.
pub(super) fn texts(words: Words, value: &Value) -> Vec<String> {
    let labels =
        |keys: &mut dyn Iterator<Item = &'static str>| keys.map(|key| words.text(key).to_owned()).collect();
    match value {
        Value::Text(text) => text.iter().cloned().collect(),
        Value::Lines(lines) => lines.clone(),
        Value::Day(day) => day.iter().map(|day| words.date(*day)).collect(),
        Value::Issued(issued) => vec![wording::issue_date(words, *issued)],
        Value::Days(days) => days.iter().map(|days| words.count(*days)).collect(),
        Value::Number(number) => vec![words.decimal(*number, 2)],
        Value::Flag(is_open) => {
            labels(&mut std::iter::once(if *is_open { "members.open" } else { "members.complete" }))
        }
        Value::YesOrNo(is_so) => {
            labels(&mut std::iter::once(if *is_so { "answer.yes" } else { "answer.no" }))
        }
        Value::Spans(spans) => spans.iter().map(|(from, to)| wording::days(words, *from, *to)).collect(),
        Value::Rounds(rounds) => rounds.iter().map(|it| round(words, it)).collect(),
        Value::Level(level) => labels(&mut level.iter().map(|it| wording::level_key(*it))),
        Value::SupportRole(role) => labels(&mut role.iter().map(|it| wording::support_role_key(*it))),
        Value::Every(every) => labels(&mut every.iter().map(|it| phrase::every_key(*it))),
        Value::Clarity(respects) => labels(&mut respects.iter().map(|it| wording::clarity_key(*it))),
        Value::Agencies(agencies) => agencies.iter().map(|it| it.name.clone()).collect(),
        Value::Deadline(deadline, _) => vec![deadline.text.value.clone()],
        Value::Targets(targets) => targets.iter().map(|it| wording::metric_and_target(words, it)).collect(),
    }
}

/// A round by its id and day, and what is to be done by then.
fn round(words: Words, round: &RoundState) -> String {
    let what = round.what.as_ref().map(|what| format!(": {what}")).unwrap_or_default();
    format!("{} ({}){what}", round.id, words.date(round.due))
}
