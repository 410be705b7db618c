//! Work reported as done without evidence: it awaits confirmation and is not completed.

use std::collections::BTreeSet;

use super::{Case, Rule};
use crate::assess::account::Account;
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "evidence-missing",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/evidence-missing.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let ledger = case.ledger();
    let mut told = BTreeSet::new();
    for strand in ledger.accounts().flat_map(Account::strands) {
        let is_unproven = strand.done().is_some_and(|done| !done.is_proven);
        let said =
            strand.postings.iter().rev().filter(|_| is_unproven).find_map(|it| Some((it, it.entry.state?)));
        // What was said before an agency split is the word of each that came of it.
        let Some((posting, state)) = said.filter(|(_, state)| told.insert(state.span)) else { continue };
        let message =
            Message::new("evidence-missing.message").with("item", posting.entry.item.value.as_str());
        found.push(
            Diagnostic::new(rule, state.span, message)
                .label(Message::new("evidence-missing.label"))
                .help(Message::new("evidence-missing.help")),
        );
    }
}
