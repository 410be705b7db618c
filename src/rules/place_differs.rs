//! An item whose `section` or `part_of` is another than the one that its id begins with.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{Item, ItemId, Plan};
use crate::source::Spanned;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "place-differs",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/place-differs.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for item in &case.plan.items {
        let keys = [("section", &item.section), ("part_of", &item.part_of)];
        for (key, named) in keys.into_iter().filter_map(|(key, named)| Some((key, named.as_ref()?))) {
            let Some(own) = own(case.plan, item, key).filter(|own| *own != named.value) else { continue };
            let message = Message::new("place-differs.message")
                .with("id", item.id.as_str())
                .with("own", own.as_str())
                .with("key", key)
                .with("named", named.value.as_str());
            found.push(
                Diagnostic::new(rule, named.span, message)
                    .also(item.id.span, Message::new("place-differs.id"))
                    .help(Message::new("place-differs.help").with("key", key)),
            );
        }
    }
}

/// The section or the item that the id of an item begins with, where there is one.
fn own(plan: &Plan, item: &Item, key: &str) -> Option<ItemId> {
    let outer = item.id.value.outer()?;
    let is_same = |id: &&Spanned<ItemId>| id.value == outer;
    let declared = if key == "section" {
        plan.sections.iter().map(|section| &section.id).find(is_same)
    } else {
        plan.items.iter().map(|item| &item.id).find(is_same)
    };
    declared.map(|id| id.value.clone())
}
