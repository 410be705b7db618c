//! Work reported as done without evidence: it awaits confirmation and is not completed.

use std::collections::BTreeMap;

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{Entry, Item, ItemId, Plan, State};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "evidence-missing",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/evidence-missing.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for entries in accounts(case.plan).into_values() {
        let Some(last) = unproven(&entries) else { continue };
        let message = Message::new("evidence-missing.message").with("item", last.item.value.as_str());
        found.push(
            Diagnostic::new(rule, last.state.span, message)
                .label(Message::new("evidence-missing.label"))
                .help(Message::new("evidence-missing.help")),
        );
    }
}

/// What was reported of each thing, by day; items that are the same share one account. Entries of one day stay in
/// the order in which they were read.
fn accounts(plan: &Plan) -> BTreeMap<&ItemId, Vec<&Entry>> {
    let mut accounts: BTreeMap<&ItemId, Vec<&Entry>> = BTreeMap::new();
    for entry in plan.reports.iter().flat_map(|report| &report.entries) {
        if let Some(item) = plan.item(&entry.item.value) {
            accounts.entry(original(plan, item)).or_default().push(entry);
        }
    }
    for entries in accounts.values_mut() {
        entries.sort_by_key(|entry| entry.on.value);
    }
    accounts
}

/// The item that `item` is the same as, in the end.
fn original<'p>(plan: &'p Plan, item: &'p Item) -> &'p ItemId {
    let mut item = item;
    // A circle ends after as many steps as there are items.
    for _ in 0..plan.items.len() {
        match item.same_as.as_ref().and_then(|id| plan.item(&id.value)) {
            Some(further) => item = further,
            None => break,
        }
    }
    &item.id.value
}

/// The last entry, where it says done and no entry of the run of "done" that it ends has evidence.
fn unproven<'p>(entries: &[&'p Entry]) -> Option<&'p Entry> {
    let last = entries.last()?;
    let mut run = entries.iter().rev().take_while(|entry| entry.state.value == State::Done);
    let is_done = last.state.value == State::Done;
    (is_done && run.all(|entry| entry.evidence.is_empty())).then_some(last)
}
