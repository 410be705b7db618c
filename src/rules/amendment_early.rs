//! An amendment that holds from a day before it was issued.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "amendment-early",
        severity: Severity::Note,
        page: include_str!("../../docs/rules/amendment-early.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for amendment in &case.plan.amendments {
        let Some(from) = amendment.from.filter(|from| from.value < amendment.issued) else { continue };
        let message = Message::new("amendment-early.message")
            .with("number", amendment.number.as_str())
            .with("from", from.value)
            .with("issued", amendment.issued);
        found.push(Diagnostic::new(rule, from.span, message).help(Message::new("amendment-early.help")));
    }
}
