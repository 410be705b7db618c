//! An item that is, by `part_of`, a part of itself.

use super::{Case, Rule, circles};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "part-of-cycle",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/part-of-cycle.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    let above = |at: usize| plan.index.position(&plan.parent_of(&plan.items[at])?.id.value);
    for circle in circles(plan.items.len(), |at| above(at).into_iter().collect()) {
        // A circle is reported once, at the first of its items that says what it is part of.
        let items = circle.into_iter().map(|at| &plan.items[at]);
        let saying = items.filter_map(|item| Some((item, item.part_of.as_ref()?)));
        let Some((item, part_of)) = saying.min_by_key(|(item, _)| item.id.span) else { continue };
        let message = Message::new("part-of-cycle.message").with("id", item.id.as_str());
        found.push(Diagnostic::new(rule, part_of.span, message).help(Message::new("part-of-cycle.help")));
    }
}
