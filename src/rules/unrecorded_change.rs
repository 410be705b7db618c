//! A plan in force that asks for more, or says the same in other words, without a decision that says so.

use super::{Case, Rule};
use crate::assess::edits::{Kind, Need};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "unrecorded-change",
        severity: Severity::Note,
        page: include_str!("../../docs/rules/unrecorded-change.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let edits = case.review.into_iter().flat_map(|review| review.of_decisions(case.as_of));
    for edit in edits.filter(|edit| edit.need() == Need::Remark && edit.kind != Kind::ItemRenumbered) {
        let span = edit.span.unwrap_or(case.plan.head.id.span);
        let at = edit.place.to_string();
        let message = Message::new("unrecorded-change.message").with("at", at.as_str());
        let help = Message::new("unrecorded-change.help").with("at", at);
        found.push(Diagnostic::new(rule, span, message).help(help));
    }
}
