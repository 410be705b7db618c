//! An entry of an agency that the item asks nothing of.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{AgencyId, Item, Plan};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "entry-by-other",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/entry-by-other.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    let head = [&plan.head.focal_point, &plan.head.authority];
    for report in &plan.reports {
        let agency = &report.agency.value;
        // Who collects the reports, and who issued the plan, may speak of every item.
        if head.iter().any(|id| id.as_ref().is_some_and(|id| id.value == *agency)) {
            continue;
        }
        for entry in &report.entries {
            let Some(at) = plan.index.position(&entry.item.value) else { continue };
            // What is reported of an item holds for those that are the same.
            if plan.index.same(at).any(|at| has_part(plan, &plan.items[at], agency)) {
                continue;
            }
            let message = Message::new("entry-by-other.message")
                .with("agency", plan.agencies.name(agency))
                .with("item", entry.item.value.as_str());
            found.push(
                Diagnostic::new(rule, entry.item.span, message)
                    .also(report.agency.span, Message::new("entry-by-other.report"))
                    .help(Message::new("entry-by-other.help")),
            );
        }
    }
}

/// Whether an item names an agency, a group that it belongs to, or one that belongs to it.
fn has_part(plan: &Plan, item: &Item, agency: &AgencyId) -> bool {
    let mut named = item.agencies().map(|id| &id.value);
    named.any(|id| plan.agencies.belongs(agency, id) || plan.agencies.belongs(id, agency))
}
