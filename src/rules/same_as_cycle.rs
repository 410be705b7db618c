//! An item that is, by `same_as`, the same as itself.

use super::{Case, Rule, circles};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "same-as-cycle",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/same-as-cycle.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    let next = |at: usize| plan.index.position(&plan.items[at].same_as.as_ref()?.value);
    for circle in circles(plan.items.len(), |at| next(at).into_iter().collect()) {
        let items = circle.into_iter().map(|at| &plan.items[at]);
        // A circle is reported once, at its first item in reading order.
        let Some(item) = items.min_by_key(|item| item.id.span) else { continue };
        let Some(same_as) = &item.same_as else { continue };
        let message = Message::new("same-as-cycle.message").with("id", item.id.value.as_str());
        found.push(Diagnostic::new(rule, same_as.span, message).help(Message::new("same-as-cycle.help")));
    }
}
