//! A confirmation of work that nobody had reported as done by then.

use super::{Case, Rule};
use crate::assess::ledger::Ledger;
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "confirmation-not-done",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/confirmation-not-done.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    for confirmation in plan.reports.iter().flat_map(|report| &report.confirmations) {
        let on = confirmation.on.value;
        let at = plan.items.iter().position(|item| item.id.value == confirmation.item.value);
        if at.is_none_or(|at| Ledger::new(plan, on).account(at).done().is_some()) {
            continue;
        }
        let message = Message::new("confirmation-not-done.message")
            .with("item", confirmation.item.value.as_str())
            .with("on", on);
        found.push(
            Diagnostic::new(rule, confirmation.on.span, message)
                .help(Message::new("confirmation-not-done.help")),
        );
    }
}
