//! An agency that ends without a successor, and leads what is due after its time: its part ends with it.

use chrono::NaiveDate;

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{Agency, Before, Item, ItemValue, Plan};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "no-successor",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/no-successor.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    for agency in plan.agencies.iter().filter(|it| it.group.is_none() && it.life.successors.is_empty()) {
        let Some(until) = agency.life.until else { continue };
        let items: Vec<&str> = left(plan, agency, until.value).map(|item| item.id.value.as_str()).collect();
        if items.is_empty() {
            continue;
        }
        let message = Message::new("no-successor.message")
            .with("agency", agency.name.as_str())
            .with("until", until.value)
            .with("items", items.join(", "));
        found.push(Diagnostic::new(rule, until.span, message).help(Message::new("no-successor.help")));
    }
}

/// The items that it still leads on the last day of its time, and that are to be done later.
fn left<'a>(plan: &'a Plan, agency: &Agency, until: NaiveDate) -> impl Iterator<Item = &'a Item> {
    let then = plan.on(until);
    let leads = |item: &Item| {
        let mut lead = item.lead.iter();
        lead.any(|id| then.agencies.belongs(&agency.id.value, &id.value))
    };
    let is_later = move |item: &Item| item.due(&then.head).is_none_or(|due| until < due);
    then.items.iter().filter(move |item| leads(item) && is_later(item) && !is_given_away(plan, item, until))
}

/// Whether a decision gives an item to others from the day after.
fn is_given_away(plan: &Plan, item: &Item, until: NaiveDate) -> bool {
    let mut changes = plan.amendments.iter().filter(|it| Some(it.holds_from()) == until.succ_opt());
    let is_lead =
        |before: &Before| matches!(before, Before::Item(id, ItemValue::Lead(_)) if *id == item.id.value);
    changes.any(|it| it.changes.iter().any(|change| is_lead(&change.before)))
}
