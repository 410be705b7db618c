//! A state that stops work, given by an agency that may not.

use super::{Case, Rule};
use crate::assess::voice::Void;
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "stop-by-other",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/stop-by-other.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    for (report, entry, _) in case.ledger().heard().filter(|(.., it)| it.void == Some(Void::NotYours)) {
        let Some(state) = &entry.state else { continue };
        let message = Message::new("stop-by-other.message")
            .with("agency", plan.agencies.name(&report.agency.value))
            .with("item", entry.item.value.as_str())
            .with("state", state.value.as_str());
        found.push(
            Diagnostic::new(rule, state.span, message)
                .label(Message::new("stop-by-other.label"))
                .help(Message::new("stop-by-other.help")),
        );
    }
}
