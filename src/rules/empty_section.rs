//! A section that holds nothing.

use std::collections::HashSet;

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{ItemId, Plan, Section};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "empty-section",
        severity: Severity::Note,
        page: include_str!("../../docs/rules/empty-section.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let filled = filled(case.plan);
    let is_empty = |it: &&Section| it.text.is_none() && !filled.contains(&it.id.value);
    for section in case.plan.sections.iter().filter(is_empty) {
        let message = Message::new("empty-section.message").with("id", section.id.value.as_str());
        found.push(Diagnostic::new(rule, section.id.span, message).help(Message::new("empty-section.help")));
    }
}

/// The ids of sections below which an item, a duty or a section stands.
fn filled(plan: &Plan) -> HashSet<ItemId> {
    let above = |id: &ItemId| std::iter::successors(id.outer(), ItemId::outer);
    let items = plan.items.iter().flat_map(|item| {
        let own = plan.section_of(item).map(|section| &section.id.value);
        above(&item.id.value).chain(own.cloned()).chain(own.into_iter().flat_map(above))
    });
    let duties = plan.duties.iter().map(|duty| &duty.id.value);
    let sections = plan.sections.iter().map(|section| &section.id.value);
    items.chain(duties.chain(sections).flat_map(above)).collect()
}
