//! Two items, sections, duties or agencies with one id.

use std::collections::HashMap;

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::source::{Span, Spanned};
use crate::text;

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

fn once<'a, T: ToString + 'a>(
    rule: &'static RuleInfo,
    ids: impl Iterator<Item = &'a Spanned<T>>,
    found: &mut Vec<Diagnostic>,
) {
    // Ids are the same whatever their case.
    let mut first: HashMap<String, Span> = HashMap::new();
    for id in ids {
        let key = text::id_key(&id.value.to_string());
        if let Some(before) = first.get(&key) {
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
            first.insert(key, id.span);
        }
    }
}
