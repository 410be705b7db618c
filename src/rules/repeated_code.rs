//! A criterion code that several items carry.

use std::collections::BTreeMap;

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{Item, Plan};
use crate::text;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "repeated-code",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/repeated-code.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let mut carriers: BTreeMap<String, Vec<&Item>> = BTreeMap::new();
    for item in &case.plan.items {
        let Some(code) = &item.code else { continue };
        let key = text::fold(code);
        // A dash stands for no code.
        if key.is_empty() {
            continue;
        }
        let group = carriers.entry(key).or_default();
        // A copy of an item, or the same thing printed elsewhere, carries its code by right.
        if !is_double(case.plan, item) && group.iter().all(|other| other.id.value != item.id.value) {
            group.push(item);
        }
    }
    for group in carriers.values().filter(|group| group.len() > 1) {
        found.extend(finding(rule, group));
    }
}

/// Whether `item` is, by `same_as`, an item of the same code.
fn is_double(plan: &Plan, item: &Item) -> bool {
    let code = |item: &Item| item.code.as_ref().map(|code| text::fold(code));
    let other = item.same_as.as_ref().and_then(|id| plan.item(&id.value));
    other.is_some_and(|other| code(other) == code(item))
}

/// One finding for all who carry a code: at the second, pointing at the others.
fn finding(rule: &'static RuleInfo, group: &[&Item]) -> Option<Diagnostic> {
    let code = group.get(1)?.code.as_ref()?;
    let message =
        Message::new("repeated-code.message").with("code", code.as_str()).with("count", group.len());
    let finding = Diagnostic::new(rule, code.span, message)
        .label(Message::new("repeated-code.label"))
        .help(Message::new("repeated-code.help"));
    let others = group.iter().enumerate().filter(|(at, _)| *at != 1).filter_map(|(_, it)| it.code.as_ref());
    Some(others.fold(finding, |finding, code| finding.also(code.span, Message::new("repeated-code.other"))))
}
