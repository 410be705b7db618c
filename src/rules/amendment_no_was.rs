//! An amendment that names a place and does not say what it held before, so that no day before it can be computed.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "amendment-no-was",
        severity: Severity::Note,
        page: include_str!("../../docs/rules/amendment-no-was.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for amendment in &case.plan.amendments {
        let Some(first) = amendment.recorded.first() else { continue };
        let message = Message::new("amendment-no-was.message")
            .with("number", amendment.number.as_str())
            .with("count", amendment.recorded.len());
        let help = Message::new("amendment-no-was.help").with("at", first.as_str());
        found.push(Diagnostic::new(rule, first.span, message).help(help));
    }
}
