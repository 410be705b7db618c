//! A confirmation of work that nobody had reported as done by then.

use super::{Case, Rule};
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
    let mut confirmations = plan.reports.iter().flat_map(|report| &report.confirmations).peekable();
    if confirmations.peek().is_none() {
        return;
    }
    let ledger = case.ledger();
    for confirmation in confirmations {
        let on = confirmation.on.value;
        let Some(account) = ledger.account_of(&confirmation.item.value) else { continue };
        if account.strands().any(|strand| strand.was_done(on)) {
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
