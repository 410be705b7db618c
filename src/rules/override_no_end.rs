//! A judgement of a rating that does not say until when it holds.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::Rating;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "override-no-end",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/override-no-end.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for judgement in case.plan.reports.iter().flat_map(|report| &report.overrides) {
        // What lifts an earlier one has no end to set.
        if judgement.until.is_some() || judgement.rating == Rating::Computed {
            continue;
        }
        let message = Message::new("override-no-end.message")
            .with("item", judgement.item.value.as_str())
            .with("until", judgement.holds_until(case.plan.calendar()));
        found.push(
            Diagnostic::new(rule, judgement.on.span, message).help(Message::new("override-no-end.help")),
        );
    }
}
