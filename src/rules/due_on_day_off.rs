//! Terms that end on a Saturday or Sunday, in a plan that does not say whether they then end with the next working day.

use std::collections::BTreeMap;

use super::{Case, Rule};
use crate::assess::schedule::Schedule;
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "due-on-day-off",
        severity: Severity::Note,
        page: include_str!("../../docs/rules/due-on-day-off.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    if plan.days_off.is_said() {
        return;
    }
    // Each day once, at the first deadline that ends on it.
    let mut days = BTreeMap::new();
    for item in &plan.items {
        for due in Schedule::of(plan, item).due_days().filter(|due| plan.days_off.is_off(*due)) {
            days.entry(due).or_insert(item.deadline.place());
        }
    }
    let Some((day, place)) = days.first_key_value() else { return };
    let key = if days.len() == 1 { "due-on-day-off.message" } else { "due-on-day-off.several" };
    let message = Message::new(key).with("day", *day).with("count", days.len() - 1);
    found.push(
        Diagnostic::new(rule, plan.head.id.span, message)
            .label(Message::new("due-on-day-off.label"))
            .also(*place, Message::new("due-on-day-off.other"))
            .help(Message::new("due-on-day-off.help")),
    );
}
