//! An agency that is, through those that succeed it, its own successor.

use super::{Case, Rule, of_agencies};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "successor-cycle",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/successor-cycle.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    // A circle is reported once, at the first of its agencies in reading order.
    for (agency, successor) in of_agencies(&case.plan.agencies, |agency| &agency.life.successors) {
        let message = Message::new("successor-cycle.message").with("agency", agency.name.as_str());
        found.push(Diagnostic::new(rule, successor.span, message).help(Message::new("successor-cycle.help")));
    }
}
