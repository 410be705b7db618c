//! The form for an agency's report: each item it leads, where it stands, and what is expected by the closing day. Always
//! Vietnamese.

use super::{Basis, reason, wording};
use crate::message::{Arg, Message};
use crate::model::{State, Target};
use crate::query::form::{Form, FormItem, LastReport, Wanted};

/// What a form says of itself and how it is filled in, a line each. `basis` speaks Vietnamese.
pub fn about(basis: &Basis<'_>, form: &Form<'_>) -> Vec<String> {
    let (words, plan, period) = (basis.words, basis.plan(), form.period);
    let message = |key| {
        Message::new(key)
            .with("agency", form.agency.name.as_str())
            .with("period", wording::period_message(period))
            .with("title", plan.head.title.as_str())
            .with("opens", period.opens())
            .with("closes", period.closes())
            .with("due", period.due())
            .with("as_of", basis.as_of())
            .with("id", form.agency.id.value.as_str())
            .with("code", period.to_string())
            .with("closed", form.closed)
    };
    let states = State::WORDS.iter().map(|(_, state)| words.text(wording::state_key(*state)));
    let mut lines = vec![
        words.say(&message("form.title")),
        words.say(&message("form.plan")),
        words.say(&message("form.window")),
    ];
    lines.extend((0 < form.closed).then(|| words.say(&message("form.closed"))));
    lines.push(String::new());
    lines.push(words.text("form.open").to_owned());
    lines.push(words.text("form.numbers").to_owned());
    lines.push(words.say(&Message::new("form.states").with("states", states.collect::<Vec<_>>().join("; "))));
    lines.push(words.text("form.fields").to_owned());
    lines.push(words.text("form.evidence").to_owned());
    lines.push(words.say(&message("form.after")));
    lines
}

/// What an item is, where it stands, and what is expected, a line each. `basis` speaks Vietnamese.
pub fn about_item(basis: &Basis<'_>, it: &FormItem<'_>) -> Vec<String> {
    let (words, item) = (basis.words, it.now.item);
    let code = item.code.as_ref().map(|code| format!("{code} – ")).unwrap_or_default();
    let mut lines = vec![format!("{}. {code}{}", item.id.value, item.name)];
    if !it.others.is_empty() {
        let others: Vec<&str> = it.others.iter().map(|other| other.id.value.as_str()).collect();
        lines.push(words.say(&Message::new("form.same").with("items", others.join(", "))));
    }
    let due = it.now.due.map(|due| words.say(&Message::new("deadline.due").with("due", due)));
    let text = item.deadline.text.as_str();
    let deadline = due.map_or_else(|| text.to_owned(), |due| format!("{text} ({due})"));
    lines.push(words.say(&Message::new("form.deadline").with("deadline", deadline)));
    lines.push(last(basis, it.last.as_ref()));
    lines.push(words.say(&wanted(&it.wanted)));
    lines.extend(it.targets.iter().map(|(target, value)| target_line(basis, target, *value)));
    lines
}

/// What the agency reported last.
fn last(basis: &Basis<'_>, last: Option<&LastReport>) -> String {
    let Some(last) = last else { return basis.words.text("form.no-report").to_owned() };
    let message = Message::new(if last.percent.is_some() { "form.last" } else { "form.last-state" })
        .with("on", last.on)
        .with("state", Arg::Key(last.state.map_or("state.unsaid", wording::state_key)))
        .with("percent", Arg::Decimal(last.percent.unwrap_or_default(), 1));
    basis.words.say(&message)
}

/// How far the item has to be by the closing day to be on schedule.
fn wanted(wanted: &Wanted) -> Message {
    match wanted {
        Wanted::Share(pace) => reason::paced("form.wanted", pace),
        Wanted::Ongoing => Message::new("form.wanted-ongoing"),
        Wanted::All => Message::new("form.wanted-all"),
        Wanted::Nothing => Message::new("form.wanted-nothing"),
        Wanted::NoDay => Message::new("form.no-day"),
    }
}

/// What a value has to come to, and where it should be by the closing day.
fn target_line(basis: &Basis<'_>, target: &Target, value: Option<f64>) -> String {
    let about = about_target(basis, target, value);
    basis.words.say(&Message::new("form.target").with("target", about))
}

/// What is measured, what its value has to come to, and where it should be by the closing day, if that can be told.
pub(super) fn about_target(basis: &Basis<'_>, target: &Target, value: Option<f64>) -> String {
    let words = basis.words;
    let line = wording::metric_and_target(words, target);
    let Some(value) = value else { return line };
    let wanted = Message::new("form.target-now").with("value", wording::measured(value, &target.unit));
    format!("{line}; {}", words.say(&wanted))
}
