//! A deadline without a day, and without anything that sets one.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "deadline-none",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/deadline-none.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for item in &case.plan.items {
        let deadline = &item.deadline;
        let is_set = deadline.date.is_some() || deadline.is_continuous || deadline.trigger.is_some();
        if is_set || case.is_faulty(deadline.text.span, found) {
            continue;
        }
        let message = Message::new("deadline-none.message").with("id", item.id.value.as_str());
        found.push(
            Diagnostic::new(rule, deadline.text.span, message).help(Message::new("deadline-none.help")),
        );
    }
}
