//! An item that is, by `same_as`, the same as itself.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{Item, Plan};

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
    for item in &plan.items {
        let Some(same_as) = &item.same_as else { continue };
        let mut circle = vec![item];
        while let Some(next) = next(plan, circle[circle.len() - 1])
            && !circle.iter().any(|seen| seen.id.value == next.id.value)
        {
            circle.push(next);
        }
        let is_closed = next(plan, circle[circle.len() - 1]).is_some_and(|it| it.id.value == item.id.value);
        // A circle is reported once, at its first item in reading order.
        if is_closed && circle.iter().all(|it| item.id.span <= it.id.span) {
            let message = Message::new("same-as-cycle.message").with("id", item.id.value.as_str());
            found.push(Diagnostic::new(rule, same_as.span, message).help(Message::new("same-as-cycle.help")));
        }
    }
}

fn next<'a>(plan: &'a Plan, item: &Item) -> Option<&'a Item> {
    plan.item(&item.same_as.as_ref()?.value)
}
