//! What stood in a place, in words.

use crate::assess::changes::Value;
use crate::assess::edits::Content;
use crate::i18n::Words;
use crate::message::{Arg, Message};
use crate::model::{Confirmation, Entry, Occurrence, Override, Rating, Scope};
use crate::views::{held, wording};

/// What stood in a place; blank where nothing did.
pub(super) fn text(words: Words, content: &Content<'_>) -> String {
    match content {
        Content::Nothing => String::new(),
        Content::Value(Value::Deadline(deadline, Some(due))) => {
            let message =
                Message::new("diff.deadline").with("text", deadline.text.as_str()).with("due", *due);
            words.say(&message)
        }
        Content::Value(value) => held::texts(words, value).join("\n"),
        Content::Entry(entry) => said(words, entry),
        Content::Occurrence(it) => case(words, it),
        Content::Confirmation(it) => confirmed(words, it),
        Content::Override(it) => judged(words, it),
    }
}

fn said(words: Words, entry: &Entry) -> String {
    let mut parts: Vec<String> = Vec::new();
    match &entry.scope {
        Scope::Own => {}
        Scope::Whole(_) => parts.push(words.text("event.whole").to_owned()),
        Scope::Part(part) => {
            parts.push(words.say(&Message::new("event.part").with("agency", part.value.as_str())));
        }
    }
    let round = entry.round.as_ref().map(|it| Message::new("event.round").with("round", it.value.as_str()));
    let percent =
        entry.percent.map(|it| Message::new("event.percent").with("percent", Arg::Decimal(it.value, 1)));
    parts.extend(round.map(|it| words.say(&it)));
    parts.extend(entry.state.map(|it| words.text(wording::state_key(it.value)).to_owned()));
    parts.extend(percent.map(|it| words.say(&it)));
    parts.extend(entry.measured.iter().map(|it| {
        let value = words.decimal(it.value, 2);
        words.say(&Message::new("event.measured").with("metric", it.metric.as_str()).with("value", value))
    }));
    for (key, text) in [("show.note", &entry.note), ("show.cause", &entry.cause)] {
        parts.extend(text.as_ref().map(|text| words.say(&Message::new(key).with("text", text.as_str()))));
    }
    let decision = entry.decision.as_ref();
    parts.extend(decision.map(|it| words.say(&Message::new("event.decision").with("text", it.as_str()))));
    if !entry.evidence.is_empty() {
        let name = |it: &crate::model::Evidence| {
            let path = it.path.as_ref().map(|path| path.value.clone());
            it.number.clone().or(path).unwrap_or_default()
        };
        let names: Vec<String> = entry.evidence.iter().map(name).collect();
        let message = Message::new("event.evidence").with("count", names.len());
        parts.push(words.say(&message.with("names", names.join("; "))));
    }
    parts.join("\n")
}

fn case(words: Words, case: &Occurrence) -> String {
    let due = Message::new("diff.case").with("arose", case.on.value).with("due", case.due.value);
    match case.done {
        Some(done) => words.say(&Message::new("diff.case-done").with("case", due).with("done", done.value)),
        None => words.say(&due),
    }
}

fn confirmed(words: Words, confirmation: &Confirmation) -> String {
    let by = Message::new("diff.by").with("name", confirmation.by.as_str());
    let note = confirmation.note.as_ref().map(|text| Message::new("show.note").with("text", text.as_str()));
    std::iter::once(by).chain(note).map(|it| words.say(&it)).collect::<Vec<_>>().join("\n")
}

fn judged(words: Words, judgement: &Override) -> String {
    let rating = match judgement.rating {
        Rating::OnTrack => "standing.on-track",
        Rating::AtRisk => "standing.at-risk",
        Rating::AtRiskHigh => "standing.at-risk-high",
        Rating::Computed => "event.lifted",
    };
    let by = Message::new("diff.by").with("name", judgement.by.as_str());
    let reason = Message::new("event.reason").with("text", judgement.reason.as_str());
    let until = judgement.until.map(|day| Message::new("diff.until").with("day", day.value));
    let rest = [by, reason].into_iter().chain(until).map(|it| words.say(&it));
    std::iter::once(words.text(rating).to_owned()).chain(rest).collect::<Vec<_>>().join("\n")
}
