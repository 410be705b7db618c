//! Progress below what was reported before, with nothing said about it.

use std::collections::BTreeMap;

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::{Arg, Message};
use crate::model::{Entry, ItemId, State};
use crate::source::Spanned;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "progress-falls",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/progress-falls.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let mut by_item: BTreeMap<&ItemId, Vec<(&Entry, Spanned<f64>)>> = BTreeMap::new();
    for entry in case.plan.reports.iter().flat_map(|report| &report.entries) {
        // What is done and below 100 is a finding of its own.
        if let Some(percent) = entry.percent
            && (entry.state.value != State::Done || percent.value >= 100.0)
        {
            by_item.entry(&entry.item.value).or_default().push((entry, percent));
        }
    }
    for entries in by_item.values_mut() {
        entries.sort_by_key(|(entry, _)| entry.on.value);
        let steps = entries.windows(2).filter(|step| step[1].1.value < step[0].1.value);
        found.extend(steps.filter(|step| step[1].0.note.is_none()).map(|step| fall(rule, step[0], step[1])));
    }
}

fn fall(
    rule: &'static RuleInfo,
    (before, more): (&Entry, Spanned<f64>),
    (entry, less): (&Entry, Spanned<f64>),
) -> Diagnostic {
    let message = Message::new("progress-falls.message")
        .with("item", entry.item.value.as_str())
        .with("before", Arg::Decimal(more.value, 6))
        .with("percent", Arg::Decimal(less.value, 6));
    Diagnostic::new(rule, less.span, message)
        .also(more.span, Message::new("progress-falls.before").with("day", before.on.value))
        .help(Message::new("progress-falls.help"))
}
