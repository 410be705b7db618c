//! A value measured of a share that lies outside 0 to 100 %.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::{Arg, Message};
use crate::model::{Bound, Target};
use crate::text;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "measured-above-100",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/measured-above-100.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    for entry in plan.reports.iter().flat_map(|report| &report.entries) {
        let Some(at) = plan.index.position(&entry.item.value) else { continue };
        for measured in &entry.measured {
            let key = text::fold(&measured.metric);
            let mut targets = plan.index.same(at).flat_map(|at| &plan.items[at].targets);
            let target =
                targets.find(|it| is_impossible(it, measured.value) && text::fold(&it.metric) == key);
            if target.is_none() {
                continue;
            }
            let message = Message::new("measured-above-100.message")
                .with("metric", measured.metric.as_str())
                .with("value", Arg::Decimal(measured.value, 6));
            found.push(
                Diagnostic::new(rule, measured.place, message).help(Message::new("measured-above-100.help")),
            );
        }
    }
}

/// Whether no share in % can have a value. What is measured against a baseline may be a change, of any size.
pub(super) fn is_impossible(target: &Target, value: f64) -> bool {
    let is_relative = matches!(target.bound, Bound::IncreaseBy(_) | Bound::Decrease | Bound::Maintain);
    !is_relative && target.unit.trim() == "%" && !(0.0..=100.0).contains(&value)
}
