//! A confirmation by an agency that is not the focal point.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "confirmation-by-other",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/confirmation-by-other.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    let focal_point = plan.head.focal_point.as_ref();
    for report in &plan.reports {
        if focal_point.is_some_and(|id| id.value == report.agency.value) {
            continue;
        }
        for confirmation in &report.confirmations {
            let message = Message::new("confirmation-by-other.message")
                .with("item", confirmation.item.value.as_str())
                .with("agency", plan.agencies.name(&report.agency.value));
            let help = match focal_point {
                Some(id) => Message::new("confirmation-by-other.help").with("agency", id.value.as_str()),
                None => Message::new("confirmation-by-other.none"),
            };
            found.push(Diagnostic::new(rule, confirmation.item.span, message).help(help));
        }
    }
}
