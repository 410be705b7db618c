//! The events of a history as sentences: what was reported, confirmed and judged.

use super::{change, short};
use crate::assess::changes::Revision;
use crate::assess::history::{Event, Fact};
use crate::i18n::Words;
use crate::message::{Arg, Message};
use crate::model::{
    AgencyId, Amendment, Confirmation, Entry, Evidence, Occurrence, Override, ProgressReport, Rating,
    RoundId, Scope,
};
use crate::query::moves::DeadlineHistory;
use crate::text;
use crate::views::{Basis, amendments, moves, wording};

/// The key of the label of a kind of event.
pub(super) const fn kind_key(fact: &Fact<'_>) -> &'static str {
    match fact {
        Fact::Changed(..) => "event.change",
        Fact::Amended(_) => "event.amendment",
        Fact::Arose(..) | Fact::Handled(..) => "event.occurrence",
        Fact::Reported(..) => "event.entry",
        Fact::Confirmed(..) => "event.confirmation",
        Fact::Judged(..) => "event.override",
        Fact::Corrected(..) => "event.correction",
    }
}

/// The row of a commit beneath what it changed: its id, and once for several changes what its author said of it.
pub(super) fn commit(words: Words, revision: &Revision, is_met: bool) -> String {
    let said = Some(revision.subject.as_str()).filter(|subject| !is_met && !subject.is_empty());
    let key = if said.is_some() { "event.commit-subject" } else { "event.commit" };
    let message = Message::new(key).with("id", short(&revision.id));
    words.say(&message.with("subject", said.unwrap_or_default()))
}

/// What happened, a line a statement.
pub(super) fn said(basis: &Basis<'_>, event: &Event<'_>) -> Vec<String> {
    let words = basis.words;
    match event.fact {
        Fact::Changed(_, change) => change::said(words, change),
        Fact::Amended(amendment) => amended(basis, event, amendment),
        Fact::Arose(_, case) => {
            vec![words.say(&Message::new("event.arose").with("due", case.due.value))]
        }
        Fact::Handled(_, case) => vec![words.say(&handled(case))],
        Fact::Reported(report, entry) => reported(basis, report, entry),
        Fact::Confirmed(_, it) => confirmed(basis, it),
        Fact::Judged(_, it) => judged(words, it),
        Fact::Corrected(report, at) => corrected(words, report, at),
    }
}

/// What a decision changes of an item, or of the rest of the plan; of a deadline that moves, from where to where.
fn amended(basis: &Basis<'_>, event: &Event<'_>, amendment: &Amendment) -> Vec<String> {
    let (words, plan) = (basis.words, basis.plan());
    let Some(id) = event.item else {
        let places = amendment.places().filter(|place| plan.place(place).is_none());
        let places: Vec<&str> = places.map(|place| place.as_str()).collect();
        let cited = amendments::cited_with(basis, amendment, &[]);
        let message = Message::new("amendment.changes").with("cited", cited);
        return vec![words.say(&message.with("fields", places.join(", ")))];
    };
    let mut of_item = plan.amendments_of(id);
    let fields = of_item.find(|(it, _)| std::ptr::eq(*it, amendment)).map(|(_, fields)| fields);
    let mut lines = vec![amendments::cited_with(basis, amendment, &fields.unwrap_or_default())];
    if let Some(history) = DeadlineHistory::new(basis.survey, id)
        && let Some(at) = history.moves.iter().position(|it| it.from == event.on)
    {
        let before = at.checked_sub(1).map_or(history.first, |before| history.moves[before].to);
        let moved = Message::new("event.deadline-moved").with("before", moves::dated(words, before));
        lines.push(words.say(&moved.with("after", moves::dated(words, history.moves[at].to))));
    }
    lines
}

/// That another day of handing in was recorded, and why.
fn corrected(words: Words, report: &ProgressReport, at: usize) -> Vec<String> {
    let correction = &report.corrections[at];
    let message = Message::new("event.corrected")
        .with("period", wording::period_message(report.period.value))
        .with("was", correction.was);
    let now = report.corrected_to(at).map_or_else(|| "–".into(), Arg::from);
    vec![words.say(&message.with("now", now)), quoted(words, "event.reason", &correction.why)]
}

fn confirmed(basis: &Basis<'_>, confirmation: &Confirmation) -> Vec<String> {
    let words = basis.words;
    let part = confirmation.part.iter().map(|part| of_part(basis, &part.value));
    let round = confirmation.round.iter().map(|round| of_round(words, &round.value));
    let note = confirmation.note.iter().map(|note| quoted(words, "show.note", note));
    std::iter::once(words.text("event.confirmed").to_owned()).chain(part).chain(round).chain(note).collect()
}

fn judged(words: Words, judgement: &Override) -> Vec<String> {
    let rated = match judgement.rating {
        Rating::OnTrack => Some("standing.on-track"),
        Rating::AtRisk => Some("standing.at-risk"),
        Rating::AtRiskHigh => Some("standing.at-risk-high"),
        Rating::Computed => None,
    };
    let message = match (rated, &judgement.until) {
        (None, _) => Message::new("event.lifted"),
        (Some(rating), None) => Message::new("event.rated").with("rating", Arg::Key(rating)),
        (Some(rating), Some(until)) => {
            Message::new("event.rated-until").with("rating", Arg::Key(rating)).with("until", until.value)
        }
    };
    vec![words.say(&message), quoted(words, "event.reason", &judgement.reason)]
}

fn quoted(words: Words, key: &'static str, text: &str) -> String {
    words.say(&Message::new(key).with("text", text))
}

fn handled(case: &Occurrence) -> Message {
    let (arose, due) = (case.on.value, case.due.value);
    let days = case.done.map_or(0, |done| (done.value - due).num_days());
    let key = if 0 < days { "event.handled-late" } else { "event.handled" };
    Message::new(key).with("arose", arose).with("due", due).with("days", days)
}

fn reported(basis: &Basis<'_>, report: &ProgressReport, entry: &Entry) -> Vec<String> {
    let words = basis.words;
    let period = wording::period_message(report.period.value);
    let state = entry.state.map(|state| words.text(wording::state_key(state.value)).to_owned());
    let percent = entry.percent.map(|percent| {
        words.say(&Message::new("event.percent").with("percent", Arg::Decimal(percent.value, 1)))
    });
    let stated: Vec<String> = [state, percent].into_iter().flatten().collect();
    let key = if stated.is_empty() { "event.report" } else { "event.reported" };
    let message = Message::new(key).with("period", period).with("stated", stated.join(", "));
    let mut lines = vec![words.say(&message)];
    lines.extend(reach(basis, entry));
    for it in &entry.measured {
        let value = wording::measured(it.value, unit(basis, entry, &it.metric));
        let message = Message::new("event.measured").with("metric", it.metric.as_str()).with("value", value);
        lines.push(words.say(&message));
    }
    for (key, text) in [("show.note", &entry.note), ("show.cause", &entry.cause)] {
        lines.extend(text.as_ref().map(|text| quoted(words, key, text)));
    }
    if !entry.evidence.is_empty() {
        let names: Vec<&str> = entry.evidence.iter().map(evidence_name).collect();
        let message = Message::new("event.evidence").with("count", names.len());
        lines.push(words.say(&message.with("names", names.join("; "))));
    }
    lines
}

/// Of how much of the item an entry speaks, where its author's share would not say so, and by what decision.
fn reach(basis: &Basis<'_>, entry: &Entry) -> Vec<String> {
    let words = basis.words;
    let scope = match &entry.scope {
        Scope::Own => None,
        Scope::Whole(_) => Some(words.text("event.whole").to_owned()),
        Scope::Part(part) => Some(of_part(basis, &part.value)),
    };
    let round = entry.round.as_ref().map(|round| of_round(words, &round.value));
    let decision = entry.decision.as_ref().map(|it| quoted(words, "event.decision", &it.value));
    scope.into_iter().chain(round).chain(decision).collect()
}

fn of_part(basis: &Basis<'_>, agency: &AgencyId) -> String {
    let name = basis.plan().agencies.name(agency);
    basis.words.say(&Message::new("event.part").with("agency", name))
}

fn of_round(words: Words, round: &RoundId) -> String {
    words.say(&Message::new("event.round").with("round", round.as_str()))
}

/// The unit of a target that has this metric.
fn unit<'a>(basis: &Basis<'a>, entry: &Entry, metric: &str) -> &'a str {
    let targets = basis.plan().item(&entry.item.value).map(|item| &item.targets);
    let key = text::fold(metric);
    let target = targets.into_iter().flatten().find(|target| text::fold(&target.metric) == key);
    target.map_or("", |target| &target.unit)
}

fn evidence_name(evidence: &Evidence) -> &str {
    let path = evidence.path.as_ref().map(|path| path.as_str());
    evidence.number.as_deref().or(path).unwrap_or_default()
}
