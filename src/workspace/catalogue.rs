//! The rules there are, wherever they are looked for.

use crate::diagnostic::{RuleInfo, Severity};
use crate::{load, parse, rules};

/// A level set for a rule that does not exist.
pub(super) static UNKNOWN_RULE: RuleInfo = RuleInfo {
    id: "unknown-rule",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/unknown-rule.md"),
};

/// Two plans with one id.
pub(super) static DUPLICATE_PLAN: RuleInfo = RuleInfo {
    id: "duplicate-plan",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/duplicate-plan.md"),
};

/// Every rule, by id.
pub fn catalogue() -> Vec<&'static RuleInfo> {
    let read = parse::RULES.iter().chain(load::RULES).copied().chain([&DUPLICATE_PLAN, &UNKNOWN_RULE]);
    let mut rules: Vec<_> = read.chain(rules::RULES.iter().map(|rule| &rule.info)).collect();
    rules.sort_by_key(|rule| rule.id);
    rules
}

/// The ids of the rules whose level can be set: what cannot be read is never let through.
pub fn settable() -> impl Iterator<Item = &'static str> {
    rules::RULES.iter().map(|rule| rule.info.id)
}
