//! An entry that names no round and speaks of that of its day, while an earlier one is still to be done.

use super::{Case, Rule};
use crate::assess::voice::Extent;
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "round-unsaid",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/round-unsaid.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let ledger = case.ledger();
    for (report, entry, _) in ledger.heard() {
        let says_how_far = entry.state.is_some_and(|state| !state.value.is_halt()) || entry.percent.is_some();
        if entry.round.is_some() || !says_how_far {
            continue;
        }
        let Some(account) = ledger.account_of(&entry.item.value) else { continue };
        let (author, on) = (&report.agency.value, entry.on.value);
        let earlier = account.earlier_round(author, Extent::from(&entry.scope), on);
        let Some(round) = earlier else { continue };
        let message = Message::new("round-unsaid.message")
            .with("item", entry.item.value.as_str())
            .with("on", on)
            .with("round", round.as_str());
        found.push(
            Diagnostic::new(rule, entry.item.span, message)
                .help(Message::new("round-unsaid.help").with("round", round.as_str())),
        );
    }
}
