//! A lesser percent after "done", with no state of its own.

use std::collections::BTreeSet;

use super::{Case, Rule};
use crate::assess::account::Account;
use crate::assess::strand::Strand;
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::{Arg, Message};
use crate::model::{Entry, State};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "less-after-done",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/less-after-done.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let ledger = case.ledger();
    let mut told = BTreeSet::new();
    for (entry, done) in ledger.accounts().flat_map(Account::strands).flat_map(lesser) {
        // What a group says is said of each of its members.
        if told.insert(entry.item.span) {
            found.extend(finding(rule, entry, done));
        }
    }
}

/// The entries of less than 100 % behind one of `done`, as long as no state follows, each with that one.
fn lesser<'p>(strand: &Strand<'p>) -> Vec<(&'p Entry, &'p Entry)> {
    let mut done: Option<&Entry> = None;
    let mut lesser = Vec::new();
    for entry in strand.postings.iter().map(|posting| posting.entry) {
        match (entry.state, entry.percent, done) {
            (Some(state), ..) => done = (state.value == State::Done).then_some(entry),
            (None, Some(percent), Some(done)) if percent.value < 100.0 => lesser.push((entry, done)),
            _ => {}
        }
    }
    lesser
}

fn finding(rule: &'static RuleInfo, entry: &Entry, done: &Entry) -> Option<Diagnostic> {
    let (percent, state) = (entry.percent?, done.state?);
    let message = Message::new("less-after-done.message")
        .with("item", entry.item.value.as_str())
        .with("percent", Arg::Decimal(percent.value, 6))
        .with("done", done.on.value);
    let finding = Diagnostic::new(rule, percent.span, message);
    Some(
        finding
            .also(state.span, Message::new("less-after-done.done"))
            .help(Message::new("less-after-done.help")),
    )
}
