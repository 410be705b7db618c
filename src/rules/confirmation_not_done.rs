//! A confirmation of work that nobody had reported as done by then.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Case, Rule};
use crate::assess::ledger::{Account, Ledger};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{ItemId, State};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "confirmation-not-done",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/confirmation-not-done.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    if plan.reports.iter().all(|report| report.confirmations.is_empty()) {
        return;
    }
    let ledger = Ledger::new(plan, NaiveDate::MAX);
    let accounts: BTreeMap<&ItemId, &Account<'_>> =
        plan.items.iter().enumerate().map(|(at, item)| (&item.id.value, ledger.account(at))).collect();
    for confirmation in plan.reports.iter().flat_map(|report| &report.confirmations) {
        let Some(account) = accounts.get(&confirmation.item.value) else { continue };
        let on = confirmation.on.value;
        let before = account.postings.iter().rev().find(|posting| posting.entry.on.value <= on);
        if before.is_some_and(|posting| posting.state == Some(State::Done)) {
            continue;
        }
        let message = Message::new("confirmation-not-done.message")
            .with("item", confirmation.item.value.as_str())
            .with("on", on);
        found.push(
            Diagnostic::new(rule, confirmation.on.span, message)
                .help(Message::new("confirmation-not-done.help")),
        );
    }
}
