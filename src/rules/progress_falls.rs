//! Progress below what was reported before, with nothing said about it.

use std::collections::BTreeSet;

use super::{Case, Rule, same_as_unlike};
use crate::assess::account::Account;
use crate::assess::strand::Strand;
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::{Arg, Message};
use crate::model::{Entry, Plan, State};
use crate::source::Spanned;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "progress-falls",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/progress-falls.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let ledger = case.ledger();
    let mut told = BTreeSet::new();
    for strand in ledger.accounts().flat_map(Account::strands) {
        let stated = stated(strand);
        let steps = stated.windows(2).filter(|step| step[1].1.value < step[0].1.value);
        for step in
            steps.filter(|step| step[1].0.note.is_none() && is_one_thing(case.plan, step[0].0, step[1].0))
        {
            // What is said of the whole falls in every part.
            if told.insert(step[1].1.span) {
                found.push(fall(rule, step[0], step[1]));
            }
        }
    }
}

/// What was stated of progress. What is done and below 100 is a finding of its own, before and after it was done.
fn stated<'p>(strand: &Strand<'p>) -> Vec<(&'p Entry, Spanned<f64>)> {
    let mut before: Option<State> = None;
    let mut stated = Vec::new();
    for posting in &strand.postings {
        let said = posting.entry.state.map(|state| state.value).or(before);
        let percent = posting.entry.percent;
        let percent = percent.filter(|percent| said != Some(State::Done) || 100.0 <= percent.value);
        stated.extend(percent.map(|percent| (posting.entry, percent)));
        before = said;
    }
    stated
}

/// Whether two entries are of one item, or of two that may well be one thing: of others that is a finding of its own.
fn is_one_thing(plan: &Plan, before: &Entry, entry: &Entry) -> bool {
    let items = plan.item(&before.item.value).zip(plan.item(&entry.item.value));
    before.item.value == entry.item.value
        || items.is_none_or(|(before, item)| !same_as_unlike::are_unlike(item, before))
}

fn fall(
    rule: &'static RuleInfo,
    (before, more): (&Entry, Spanned<f64>),
    (entry, less): (&Entry, Spanned<f64>),
) -> Diagnostic {
    let message = Message::new("progress-falls.message")
        .with("item", entry.item.value.as_str())
        .with("before", Arg::Decimal(more.value, 6))
        .with("percent", Arg::Decimal(less.value, 6));
    Diagnostic::new(rule, less.span, message)
        .also(more.span, Message::new("progress-falls.before").with("day", before.on.value))
        .help(Message::new("progress-falls.help"))
}
