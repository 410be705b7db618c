//! A state that stops work without the decision that does.

use super::{Case, Rule};
use crate::assess::voice::Void;
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "stop-no-decision",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/stop-no-decision.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for (_, entry, _) in case.ledger().heard().filter(|(.., it)| it.void == Some(Void::NoDecision)) {
        let Some(state) = &entry.state else { continue };
        let message = Message::new("stop-no-decision.message")
            .with("item", entry.item.value.as_str())
            .with("state", state.value.as_str());
        found.push(
            Diagnostic::new(rule, state.span, message)
                .label(Message::new("stop-no-decision.label"))
                .help(Message::new("stop-no-decision.help")),
        );
    }
}
