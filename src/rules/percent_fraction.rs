//! A percent between 0 and 1 where no other of the item is more: perhaps a share of one.

use std::collections::BTreeMap;

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::{Arg, Message};
use crate::model::Entry;
use crate::source::Spanned;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "percent-fraction",
        severity: Severity::Note,
        page: include_str!("../../docs/rules/percent-fraction.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    let mut stated: BTreeMap<usize, Vec<(&Entry, Spanned<f64>)>> = BTreeMap::new();
    for entry in plan.reports.iter().flat_map(|report| &report.entries) {
        if let (Some(percent), Some(at)) = (entry.percent, plan.index.position(&entry.item.value)) {
            stated.entry(plan.index.root(at)).or_default().push((entry, percent));
        }
    }
    for entries in stated.values() {
        let is_fraction = |percent: f64| 0.0 < percent && percent < 1.0;
        // More than one per cent shows that per cent are meant; 1 may be either.
        if entries.iter().any(|(_, percent)| 1.0 < percent.value) {
            continue;
        }
        let Some((entry, percent)) = entries.iter().find(|(_, percent)| is_fraction(percent.value)) else {
            continue;
        };
        let message = Message::new("percent-fraction.message")
            .with("item", entry.item.value.as_str())
            .with("percent", Arg::Decimal(percent.value, 6));
        let share = (percent.value * 1e8).round() / 1e6;
        let help = Message::new("percent-fraction.help").with("form", share.to_string());
        found.push(Diagnostic::new(rule, percent.span, message).help(help));
    }
}
