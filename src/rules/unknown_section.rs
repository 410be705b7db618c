//! An item whose id begins with no declared section.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::text;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "unknown-section",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/unknown-section.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    for item in plan.items.iter().filter(|item| plan.section_of(item).is_none()) {
        let section = item.id.value.section().unwrap_or_default();
        if plan.unread.may_hold(section) {
            continue;
        }
        let known = plan.sections.iter().map(|section| section.id.value.as_str());
        let help = match text::nearest(section, known) {
            Some(nearest) => Message::new("did-you-mean").with("name", nearest),
            None => Message::new("unknown-section.help"),
        };
        let message = Message::new("unknown-section.message")
            .with("id", item.id.value.as_str())
            .with("section", section);
        found.push(Diagnostic::new(rule, item.id.span, message).help(help));
    }
}
