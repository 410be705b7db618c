//! A section that holds nothing.

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
    let (plan, filled) = (case.plan, filled(case.plan));
    let is_filled = |section: &Section| plan.index.section(&section.id.value).is_some_and(|at| filled[at]);
    for section in plan.sections.iter().filter(|it| it.text.is_none() && !is_filled(it)) {
        let message = Message::new("empty-section.message").with("id", section.id.value.as_str());
        found.push(Diagnostic::new(rule, section.id.span, message).help(Message::new("empty-section.help")));
    }
}

/// For each section, whether an item, a duty or a section stands below it.
fn filled(plan: &Plan) -> Vec<bool> {
    let mut filled = vec![false; plan.sections.len()];
    let mut fill = |inmost: Option<ItemId>| {
        let ids = std::iter::successors(inmost, ItemId::outer);
        for at in ids.filter_map(|id| plan.index.section(&id)) {
            // What is above it was filled with it.
            if std::mem::replace(&mut filled[at], true) {
                break;
            }
        }
    };
    let duties = plan.duties.iter().map(|duty| &duty.id.value);
    let sections = plan.sections.iter().map(|section| &section.id.value);
    plan.items
        .iter()
        .map(|item| &item.id.value)
        .chain(duties)
        .chain(sections)
        .for_each(|id| fill(id.outer()));
    // By their keys items may stand elsewhere than their ids say.
    let own = plan.items.iter().filter_map(|item| plan.section_of(item));
    own.for_each(|section| fill(Some(section.id.value.clone())));
    filled
}
