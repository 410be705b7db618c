//! What an edit of a `cchc.toml` did to the rules.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::catalogue::settable_rules;
use crate::assess::changes::Value;
use crate::assess::edits::{Content, Edit, Effect, Kind, Place};
use crate::diagnostic::{RuleInfo, Severity};
use crate::lint::Level;
use crate::load::LoadedConfig;
use crate::source::Span;

/// The rules that are looked at less closely, or more.
pub(super) fn edits(before: &LoadedConfig, after: &LoadedConfig) -> Vec<Edit<'static>> {
    let (before, after) = (levels(before), levels(after));
    let edit = |rule: &'static RuleInfo| {
        let (from, to) = (before.get(rule.id), after.get(rule.id));
        let (old, new) = (weight(rule, from), weight(rule, to));
        let (kind, effect) = match old.cmp(&new) {
            Ordering::Less => (Kind::RuleOn, Effect::Stronger),
            Ordering::Equal => return None,
            Ordering::Greater => (Kind::RuleOff, Effect::Weaker),
        };
        let word = |level: Option<&(Level, Span)>| {
            let level = level.map(|(level, _)| *level);
            let word = Level::WORDS.iter().find(|(_, it)| Some(*it) == level);
            Content::Value(Value::Text(word.map(|(word, _)| (*word).to_owned())))
        };
        Some(Edit {
            place: Place::Rule(rule.id),
            former: None,
            kind,
            effect,
            before: word(from),
            after: word(to),
            span: to.map(|(_, span)| *span),
            amendment: None,
        })
    };
    settable_rules().filter_map(edit).collect()
}

/// The level that each rule was given, and where.
fn levels(config: &LoadedConfig) -> BTreeMap<&str, (Level, Span)> {
    config.config.levels.iter().map(|(id, level)| (id.as_str(), (*level, id.span))).collect()
}

/// How much a rule's findings count.
fn weight(rule: &RuleInfo, level: Option<&(Level, Span)>) -> u8 {
    let of_severity = |severity| match severity {
        Severity::Note => 1,
        Severity::Warning => 2,
        Severity::Error => 3,
    };
    match level.map(|(level, _)| level) {
        None => of_severity(rule.severity),
        Some(Level::Allow) => 0,
        Some(Level::Warn) => of_severity(Severity::Warning),
        Some(Level::Deny) => of_severity(Severity::Error),
    }
}
