//! Two ids that only zeros tell apart.

use std::collections::BTreeMap;

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::ItemId;
use crate::source::Spanned;
use crate::text;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "id-alike",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/id-alike.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    let sections = plan.sections.iter().map(|section| &section.id);
    let items = plan.items.iter().map(|item| &item.id);
    let duties = plan.duties.iter().map(|duty| &duty.id);
    let (mut of_sections, mut of_others) = (BTreeMap::new(), BTreeMap::new());
    for id in sections {
        found.extend(alike(rule, id, &mut of_sections));
    }
    for id in items.chain(duties) {
        found.extend(alike(rule, id, &mut of_others));
    }
}

/// A finding where an id is like one before it, and another.
fn alike<'a>(
    rule: &'static RuleInfo,
    id: &'a Spanned<ItemId>,
    first: &mut BTreeMap<String, &'a Spanned<ItemId>>,
) -> Option<Diagnostic> {
    let before = *first.entry(key(id.value.as_str())).or_insert(id);
    if before.value == id.value {
        return None;
    }
    let message =
        Message::new("id-alike.message").with("id", id.value.as_str()).with("other", before.value.as_str());
    let finding = Diagnostic::new(rule, id.span, message).also(before.span, Message::new("id-alike.other"));
    Some(finding.help(Message::new("id-alike.help")))
}

/// An id without the zeros that its numbers begin with.
fn key(id: &str) -> String {
    let part = |part: &str| {
        let digits = part.trim_start_matches('0');
        let is_number = digits.starts_with(|c: char| c.is_ascii_digit());
        text::id_key(if is_number { digits } else { part })
    };
    id.split('.').map(part).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_before_numbers_are_left_out() {
        assert_eq!(key("II.01.002"), key("ii.1.2"));
        assert_eq!(key("I.0"), key("i.0"));
        assert_ne!(key("I.10"), key("I.1"));
        assert_ne!(key("I.0a"), key("I.a"));
    }
}
