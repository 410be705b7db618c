//! A section that holds nothing.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{Plan, Section};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "empty-section",
        severity: Severity::Note,
        page: include_str!("../../docs/rules/empty-section.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for section in case.plan.sections.iter().filter(|section| is_empty(case.plan, section)) {
        let message = Message::new("empty-section.message").with("id", section.id.value.as_str());
        found.push(Diagnostic::new(rule, section.id.span, message).help(Message::new("empty-section.help")));
    }
}

/// Whether a section has no text, and no item, duty or section below it.
fn is_empty(plan: &Plan, section: &Section) -> bool {
    let id = &section.id.value;
    section.text.is_none()
        && !plan.items.iter().any(|item| plan.is_in(item, id))
        && !plan.duties.iter().any(|duty| duty.id.value.is_in(id))
        && !plan.sections.iter().any(|section| section.id.value.is_in(id))
}
