//! A plan that rests on itself, or carries on its own items.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{Basis, Plan};
use crate::source::Span;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "names-itself",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/names-itself.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    let own = plan.head.id.as_str();
    for (key, id, span) in named(plan).filter(|(_, id, _)| !own.is_empty() && id.eq_ignore_ascii_case(own)) {
        let message = Message::new("names-itself.message").with("key", key).with("id", id);
        found.push(
            Diagnostic::new(rule, span, message)
                .also(plan.head.id.span, Message::new("names-itself.plan"))
                .help(Message::new("names-itself.help")),
        );
    }
}

/// Every place of a plan that names another plan.
fn named(plan: &Plan) -> impl Iterator<Item = (&'static str, &str, Span)> {
    let basis = plan.head.basis.iter().filter_map(|basis| match basis {
        Basis::Document(document) => document.plan.as_ref(),
        Basis::Text(_) => None,
    });
    let carried = plan.items.iter().filter_map(|item| item.carried_from.as_ref());
    let basis = basis.map(|id| ("basis", id.as_str(), id.span));
    basis.chain(carried.map(|it| ("carried_from", it.value.plan.as_str(), it.span)))
}
