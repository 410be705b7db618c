//! An amendment whose `was` is not what stood there before the edit that brings it.

use std::collections::BTreeSet;

use super::{Case, Rule};
use crate::assess::edits::{self, Kind};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{Amendment, Plan, PlanChange};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "amendment-was",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/amendment-was.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let Some(review) = case.review else { return };
    let known: BTreeSet<(&str, String)> = changes(review.base).map(key).collect();
    let is_new = |amendment: &Amendment, change: &PlanChange| !known.contains(&key((amendment, change)));
    if !changes(case.plan).any(|(amendment, change)| is_new(amendment, change)) {
        return;
    }
    // With what the edit brings undone, the plan is what it was.
    let undone = case.plan.without(is_new);
    // Another id is told by a rule of its own.
    let mut differences = edits::between(review.base, &undone);
    differences.retain(|edit| edit.kind != Kind::ItemRenumbered);
    for (amendment, change) in changes(case.plan).filter(|(amendment, change)| is_new(amendment, change)) {
        if differences.iter().any(|edit| edit.is_named_by(&change.at)) {
            let message = Message::new("amendment-was.message")
                .with("number", amendment.number.as_str())
                .with("at", change.at.as_str());
            let help = Message::new("amendment-was.help");
            found.push(Diagnostic::new(rule, change.at.span, message).help(help));
        }
    }
}

fn changes(plan: &Plan) -> impl Iterator<Item = (&Amendment, &PlanChange)> {
    plan.amendments.iter().flat_map(|it| it.changes.iter().map(move |change| (it, change)))
}

/// What tells a change of an amendment from others.
fn key<'a>((amendment, change): (&'a Amendment, &PlanChange)) -> (&'a str, String) {
    (&amendment.number, change.at.to_lowercase())
}
