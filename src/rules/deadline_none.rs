//! A deadline without a day, and without anything that sets one.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::Why;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "deadline-none",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/deadline-none.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let head = &case.plan.head;
    let faults = case.faults(found);
    for item in &case.plan.items {
        let deadline = &item.deadline;
        let is_set = item.due(head).is_some() || deadline.trigger().is_some();
        // Words that are not read are a finding of their own.
        let is_unread = deadline.fault(&head.period).is_some_and(|fault| fault.why != Why::Blank);
        if is_set || is_unread || faults.touch(deadline.text.span) {
            continue;
        }
        let message = Message::new("deadline-none.message").with("id", item.id.value.as_str());
        found.push(
            Diagnostic::new(rule, deadline.text.span, message).help(Message::new("deadline-none.help")),
        );
    }
}
