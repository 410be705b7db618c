//! A value measured of something that the item has no target for.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{ItemId, Plan};
use crate::text;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "unknown-metric",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/unknown-metric.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    let entries = || plan.reports.iter().flat_map(|report| &report.entries);
    if entries().all(|entry| entry.measured.is_empty()) {
        return;
    }
    for entry in entries().filter(|entry| !entry.measured.is_empty()) {
        let Some(at) = plan.index.position(&entry.item.value) else { continue };
        // What is measured of an item holds for those that are the same.
        let same = || plan.index.same(at).map(|at| &plan.items[at]);
        if same().any(|item| item.has_faulty_targets) {
            continue;
        }
        let known: Vec<&str> = same().flat_map(|item| &item.targets).map(|it| it.metric.as_str()).collect();
        for measured in &entry.measured {
            let key = text::fold(&measured.metric);
            let is_known = known.iter().any(|metric| text::fold(metric) == key);
            if is_known || was_target(plan, &entry.item.value, &key) {
                continue;
            }
            let item = entry.item.value.as_str();
            let message = Message::new("unknown-metric.message")
                .with("item", item)
                .with("metric", measured.metric.as_str());
            let help = match (text::nearest(&measured.metric, known.iter().copied()), &known[..]) {
                (Some(nearest), _) => Message::new("did-you-mean").with("name", nearest),
                (None, []) => Message::new("unknown-metric.none").with("item", item),
                (None, known) => Message::new("unknown-metric.known").with("metrics", known.join("; ")),
            };
            found.push(Diagnostic::new(rule, measured.metric.span, message).help(help));
        }
    }
}

/// Whether an item, or one of its doubles, had a target of this metric before the plan was changed.
fn was_target(plan: &Plan, item: &ItemId, key: &str) -> bool {
    plan.eras().filter(|era| !std::ptr::eq(*era, plan)).any(|era| {
        let same = era.index.position(item).into_iter().flat_map(|at| era.index.same(at));
        let mut targets = same.into_iter().flat_map(|at| &era.items[at].targets);
        targets.any(|target| text::fold(&target.metric) == key)
    })
}
