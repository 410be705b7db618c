//! An item that is, by `part_of`, a part of itself.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::Item;

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
    for item in &plan.items {
        let Some(part_of) = &item.part_of else { continue };
        let mut circle: Vec<&Item> = vec![item];
        while let Some(above) = plan.parent_of(circle[circle.len() - 1])
            && !circle.iter().any(|seen| seen.id.value == above.id.value)
        {
            circle.push(above);
        }
        let above = plan.parent_of(circle[circle.len() - 1]);
        let is_closed = above.is_some_and(|above| above.id.value == item.id.value);
        // A circle is reported once, at the first of its items that says what it is part of.
        let says = |it: &&&Item| it.part_of.is_some();
        if is_closed && circle.iter().filter(says).all(|it| item.id.span <= it.id.span) {
            let message = Message::new("part-of-cycle.message").with("id", item.id.as_str());
            found.push(Diagnostic::new(rule, part_of.span, message).help(Message::new("part-of-cycle.help")));
        }
    }
}
