//! An item with entries whose id was given to another: what was reported of the one would count for the other.

use std::collections::BTreeSet;

use super::{Case, Rule};
use crate::assess::edits::Kind;
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{ItemId, Plan};
use crate::source::Span;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "item-renumbered",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/item-renumbered.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let Some(review) = case.review else { return };
    let reported: BTreeSet<&ItemId> = entries(review.base).map(|(id, _)| id).collect();
    for edit in review.edits.iter().filter(|edit| edit.kind == Kind::ItemRenumbered) {
        let (Some(former), Some(id), Some(span)) = (edit.former, edit.place.item(), edit.span) else {
            continue;
        };
        if !reported.contains(former) {
            continue;
        }
        let name = case.plan.item(id).map_or("", |item| item.name.as_str());
        let message = Message::new("item-renumbered.message")
            .with("former", former.as_str())
            .with("id", id.as_str())
            .with("name", name);
        let mut finding = Diagnostic::new(rule, span, message).help(Message::new("item-renumbered.help"));
        if let Some(entry) = entries(case.plan).find(|(it, _)| *it == former).map(|(_, span)| span) {
            finding = finding.also(entry, Message::new("item-renumbered.entry"));
        }
        found.push(finding);
    }
}

/// The items that entries speak of, each with where the entry names it.
fn entries(plan: &Plan) -> impl Iterator<Item = (&ItemId, Span)> {
    let entries = plan.reports.iter().flat_map(|report| &report.entries);
    entries.map(|entry| (&entry.item.value, entry.item.span))
}
