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

/// An item that carries on one that another plan does not have.
pub(super) static CARRIED_FROM_GONE: RuleInfo = RuleInfo {
    id: "carried-from-gone",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/carried-from-gone.md"),
};

/// What a plan was before an edit is not known, or not all of it.
pub(super) static BASE_UNREAD: RuleInfo = RuleInfo {
    id: "base-unread",
    severity: Severity::Note,
    page: include_str!("../../docs/rules/base-unread.md"),
};

/// A plan that an edit takes away.
pub(super) static PLAN_GONE: RuleInfo = RuleInfo {
    id: "plan-gone",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/plan-gone.md"),
};

/// A rule that an edit makes count for less.
pub(super) static RULE_OFF: RuleInfo = RuleInfo {
    id: "rule-off",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/rule-off.md"),
};

/// Every rule, by id.
pub fn catalogue() -> Vec<&'static RuleInfo> {
    let own = [&BASE_UNREAD, &CARRIED_FROM_GONE, &DUPLICATE_PLAN, &PLAN_GONE, &RULE_OFF, &UNKNOWN_RULE];
    let read = parse::RULES.iter().chain(load::RULES).copied().chain(own);
    let mut rules: Vec<_> = read.chain(rules::RULES.iter().map(|rule| &rule.info)).collect();
    rules.sort_by_key(|rule| rule.id);
    rules
}

/// The ids of the rules whose level can be set: what cannot be read is never let through.
pub fn settable() -> impl Iterator<Item = &'static str> {
    settable_rules().map(|rule| rule.id)
}

/// The rules whose level can be set, by id.
pub(super) fn settable_rules() -> impl Iterator<Item = &'static RuleInfo> {
    rules::RULES.iter().map(|rule| &rule.info)
}
