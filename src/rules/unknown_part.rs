//! An entry or a confirmation of the part of an agency that leads no part of the item.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{AgencyId, Item, ItemId, Plan, Scope};
use crate::source::Spanned;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "unknown-part",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/unknown-part.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    for (item, part) in parts(plan) {
        // An agency or an item that nothing declares is a finding of its own.
        let Some(at) = plan.index.position(&item.value) else { continue };
        if plan.agencies.find(&part.value).is_none()
            || plan.eras().any(|era| is_led(era, &item.value, &part.value))
        {
            continue;
        }
        let message = Message::new("unknown-part.message")
            .with("agency", plan.agencies.name(&part.value))
            .with("item", item.as_str());
        found.push(
            Diagnostic::new(rule, part.span, message)
                .also(plan.items[at].id.span, Message::new("unknown-part.item"))
                .help(Message::new("unknown-part.help")),
        );
    }
}

/// Every part that is named, with its item.
fn parts(plan: &Plan) -> impl Iterator<Item = (&Spanned<ItemId>, &Spanned<AgencyId>)> {
    plan.reports.iter().flat_map(|report| {
        let entries = report.entries.iter().filter_map(|entry| match &entry.scope {
            Scope::Part(part) => Some((&entry.item, part)),
            Scope::Own | Scope::Whole(_) => None,
        });
        let confirmations = report.confirmations.iter();
        entries.chain(confirmations.filter_map(|it| Some((&it.item, it.part.as_ref()?))))
    })
}

/// Whether an agency leads an item or one of its doubles, as the plan was in an era.
fn is_led(era: &Plan, item: &ItemId, agency: &AgencyId) -> bool {
    let same = era.index.position(item).into_iter().flat_map(|at| era.index.same(at));
    same.into_iter().any(|at| leads(era, &era.items[at], agency))
}

/// Whether an agency leads an item, itself, through a group, or as one of those that a group does not list.
fn leads(plan: &Plan, item: &Item, agency: &AgencyId) -> bool {
    item.lead.iter().any(|lead| {
        let group = plan.agencies.find(&lead.value).and_then(|lead| lead.group.as_ref());
        plan.agencies.belongs(agency, &lead.value) || group.is_some_and(|group| group.is_open)
    })
}
