//! An item in no declared section.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{Item, ItemId, Plan};
use crate::source::Span;
use crate::text;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "unknown-section",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/unknown-section.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    for item in plan.items.iter().filter(|item| plan.section_of(item).is_none()) {
        if let Some(section) = &item.section {
            found.extend(undeclared(rule, plan, item, (section.as_str(), section.span)));
        } else if plan.parent_of(item).is_some() || item.part_of.is_some() {
            // It stands where the item does that it is a part of.
        } else if let Some(section) = item.id.section() {
            found.extend(undeclared(rule, plan, item, (section, item.id.span)));
        } else if !stands_alone(plan, &item.id) {
            found.push(unsaid(rule, plan, item));
        }
    }
}

/// An item names a section that nothing declares.
fn undeclared(
    rule: &'static RuleInfo,
    plan: &Plan,
    item: &Item,
    (section, span): (&str, Span),
) -> Option<Diagnostic> {
    if plan.unread.may_hold(section) {
        return None;
    }
    let known = plan.sections.iter().map(|section| section.id.as_str());
    let help = match text::nearest(section, known) {
        Some(nearest) => Message::new("did-you-mean").with("name", nearest),
        None => Message::new("unknown-section.help"),
    };
    let message =
        Message::new("unknown-section.message").with("id", item.id.as_str()).with("section", section);
    Some(Diagnostic::new(rule, span, message).help(help))
}

/// Whether an id without a point says all there is to say: the plan has no sections, some that are numbered in the same
/// way, as where rows 1 and 2 have rows below them and row 3 has none, or some that could not be read.
fn stands_alone(plan: &Plan, id: &ItemId) -> bool {
    let is_number = |id: &ItemId| id.as_str().starts_with(|c: char| c.is_ascii_digit());
    let outermost = plan.sections.iter().map(|section| &section.id.value).filter(|it| it.section().is_none());
    plan.sections.is_empty()
        || outermost.into_iter().any(|section| is_number(section) == is_number(id))
        || plan.unread.is_unbounded
}

fn unsaid(rule: &'static RuleInfo, plan: &Plan, item: &Item) -> Diagnostic {
    let sections: Vec<&str> = plan.sections.iter().map(|section| section.id.as_str()).collect();
    let message = Message::new("unknown-section.unsaid").with("id", item.id.as_str());
    let help = Message::new("unknown-section.help-unsaid").with("sections", sections.join(", "));
    Diagnostic::new(rule, item.id.span, message).help(help)
}
