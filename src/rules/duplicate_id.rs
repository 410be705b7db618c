//! Two items, sections, duties or agencies with one id.

use std::collections::HashMap;
use std::fmt::Display;
use std::hash::Hash;

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::source::{Span, Spanned};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "duplicate-id",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/duplicate-id.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    once(rule, plan.sections.iter().map(|section| &section.id), found);
    let numbered = plan.items.iter().map(|item| &item.id);
    once(rule, numbered.chain(plan.duties.iter().map(|duty| &duty.id)), found);
    once(rule, plan.agencies.iter().map(|agency| &agency.id), found);
}

/// Ids are the same whatever their case.
fn once<'a, T: Display + Eq + Hash + 'a>(
    rule: &'static RuleInfo,
    ids: impl Iterator<Item = &'a Spanned<T>>,
    found: &mut Vec<Diagnostic>,
) {
    let mut first: HashMap<&T, Span> = HashMap::new();
    for id in ids {
        if let Some(before) = first.get(&id.value) {
            found.push(
                Diagnostic::new(
                    rule,
                    id.span,
                    Message::new("duplicate-id.message").with("id", id.value.to_string()),
                )
                .label(Message::new("duplicate-id.label"))
                .also(*before, Message::new("duplicate-id.first"))
                .help(Message::new("duplicate-id.help")),
            );
        } else {
            first.insert(&id.value, id.span);
        }
    }
}
