//! Two rounds of one item with one id.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "duplicate-round",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/duplicate-round.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for item in &case.plan.items {
        for (at, round) in item.rounds.iter().enumerate() {
            let Some(first) = item.rounds[..at].iter().find(|before| before.id.value == round.id.value)
            else {
                continue;
            };
            let message = Message::new("duplicate-round.message")
                .with("id", round.id.as_str())
                .with("item", item.id.as_str());
            found.push(
                Diagnostic::new(rule, round.id.span, message)
                    .also(first.id.span, Message::new("duplicate-round.first"))
                    .help(Message::new("duplicate-round.help")),
            );
        }
    }
}
