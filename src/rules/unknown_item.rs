//! A reference to an item that no file declares.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{Amendment, Item, ItemId, Plan};
use crate::source::{Span, Spanned};
use crate::text;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "unknown-item",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/unknown-item.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    let mut refer = |id: &Spanned<ItemId>| {
        if plan.item(&id.value).is_none() && !plan.unread.may_hold(id.value.as_str()) {
            found.push(unknown(rule, plan, id.value.as_str(), id.span));
        }
    };
    plan.items.iter().flat_map(Item::items).for_each(&mut refer);
    for report in plan.reports.iter() {
        let entries = report.entries.iter().map(|entry| &entry.item);
        let occurrences = report.occurrences.iter().map(|it| &it.item);
        let confirmations = report.confirmations.iter().map(|it| &it.item);
        let overrides = report.overrides.iter().map(|it| &it.item);
        entries.chain(occurrences).chain(confirmations).chain(overrides).for_each(&mut refer);
    }
    let errata = plan.errata.iter().map(|erratum| &erratum.at);
    for place in errata.chain(plan.amendments.iter().flat_map(Amendment::places)) {
        let is_unread = plan.unread.is_unbounded
            || plan.unread.ids.iter().any(|id| text::id_key(&place.value).starts_with(id));
        if !is_unread && !is_place(plan, &place.value) && !plan.unread.may_hold(&place.value) {
            found.push(unknown(rule, plan, &place.value, place.span));
        }
    }
}

/// Whether `place` is an item, a section, a duty, an agency or the head, alone or followed by a field.
fn is_place(plan: &Plan, place: &str) -> bool {
    let begins = |id: &str| {
        place.get(..id.len()).is_some_and(|head| text::same_id(head, id))
            && matches!(place.as_bytes().get(id.len()), None | Some(b'.'))
    };
    let sections = plan.sections.iter().map(|section| section.id.value.as_str());
    let mut ids = plan
        .items
        .iter()
        .map(|item| item.id.value.as_str())
        .chain(plan.duties.iter().map(|duty| duty.id.value.as_str()));
    let mut agencies = plan.agencies.iter();
    ids.any(begins)
        || begins("plan")
        || sections
            .into_iter()
            .any(|id| place.strip_prefix(id).is_some_and(|rest| matches!(rest, "" | ".title" | ".text")))
        || agencies.any(|agency| {
            begins(&format!("agency.{}", agency.id.value)) || begins(&format!("group.{}", agency.id.value))
        })
}

fn unknown(rule: &'static RuleInfo, plan: &Plan, id: &str, span: Span) -> Diagnostic {
    let known = plan.items.iter().map(|item| item.id.value.as_str());
    let help = match text::nearest(id, known) {
        Some(nearest) => Message::new("did-you-mean").with("name", nearest),
        None => Message::new("unknown-item.help"),
    };
    Diagnostic::new(rule, span, Message::new("unknown-item.message").with("id", id)).help(help)
}
