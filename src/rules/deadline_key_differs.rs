//! A key of a deadline that says otherwise than its text, or says nothing beside it.

use std::fmt;

use chrono::Datelike as _;

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{Item, Phrase, PlanPeriod, Trigger};
use crate::source::Span;
use crate::text;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "deadline-key-differs",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/deadline-key-differs.md"),
    },
    check,
};

/// A key, where it stands, and the key that the text would be.
struct Difference {
    key: &'static str,
    span: Span,
    meant: String,
}

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for item in &case.plan.items {
        let deadline = &item.deadline;
        if let Some(day) = deadline.keys.day.as_ref().filter(|_| deadline.every().is_none()) {
            let message = Message::new("deadline-key-differs.day-alone").with("id", item.id.value.as_str());
            let help = Message::new("deadline-key-differs.add-every");
            found.push(Diagnostic::new(rule, day.span, message).help(help));
        }
        let Ok(phrase) = &deadline.phrase else { continue };
        for it in differences(item, phrase, case.plan.head.period) {
            let message = Message::new("deadline-key-differs.message")
                .with("key", it.key)
                .with("text", deadline.text.as_str());
            let means = Message::new("deadline-key-differs.means").with("meant", it.meant);
            let help = Message::new("deadline-key-differs.help").with("key", it.key);
            found.push(Diagnostic::new(rule, it.span, message).also(deadline.text.span, means).help(help));
        }
    }
}

/// The keys that say otherwise than the text. One that says what the text leaves open differs from nothing.
fn differences(item: &Item, phrase: &Phrase, period: PlanPeriod) -> Vec<Difference> {
    let keys = &item.deadline.keys;
    let mut found = Vec::new();
    let mut add = |key, span, meant: Option<String>| {
        found.extend(meant.map(|meant| Difference { key, span, meant }));
    };
    if let Some(start) = &item.start {
        let named = phrase.start_in(Some(period.year().unwrap_or(start.value.year())));
        add("start", start.span, named.filter(|day| *day != start.value).map(|day| written("start", day)));
    }
    if let Some(key) = &keys.continuous {
        let is_other = phrase.is_continuous && !key.value;
        add("continuous", key.span, is_other.then(|| written("continuous", true)));
    }
    if let Some(key) = &keys.every {
        let named = phrase.every.filter(|every| *every != key.value);
        add("every", key.span, named.map(|every| quoted("every", every.as_str())));
    }
    if let Some(key) = &keys.day {
        let named = item.deadline.every().and_then(|every| phrase.round_day(every));
        add("day", key.span, named.filter(|on| on.day != key.value).map(|on| written("day", on.day)));
    }
    if let Some(key) = &keys.trigger {
        // An event may well be somebody's request, or another plan.
        let is_other = |trigger: &Trigger| ![key.value, Trigger::Event].contains(trigger);
        let named = phrase.trigger.filter(is_other);
        add("trigger", key.span, named.map(|trigger| quoted("trigger", trigger.as_str())));
    }
    if let Some(key) = &keys.condition {
        let named = phrase.condition.as_ref().filter(|named| text::fold(named) != text::fold(&key.value));
        add("condition", key.span, named.map(|named| quoted("condition", named)));
    }
    found
}

fn quoted(key: &str, value: &str) -> String {
    format!("{key} = \"{value}\"")
}

fn written(key: &str, value: impl fmt::Display) -> String {
    format!("{key} = {value}")
}
