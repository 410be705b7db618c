//! An agency or group that both leads and supports an item.

use std::collections::BTreeSet;

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "lead-supports",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/lead-supports.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for item in &case.plan.items {
        let mut seen = BTreeSet::new();
        for id in &item.support {
            let Some(lead) = item.lead.iter().find(|lead| lead.value == id.value) else { continue };
            if !seen.insert(&id.value) {
                continue;
            }
            let message = Message::new("lead-supports.message")
                .with("id", id.value.as_str())
                .with("item", item.id.value.as_str());
            found.push(
                Diagnostic::new(rule, id.span, message)
                    .label(Message::new("lead-supports.label"))
                    .also(lead.span, Message::new("lead-supports.lead"))
                    .help(Message::new("lead-supports.help")),
            );
        }
    }
}
