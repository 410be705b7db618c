//! A target that nothing can miss.

use super::{Case, Rule, target_above_100};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{Bound, Target};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "target-always-met",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/target-always-met.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for target in case.plan.items.iter().flat_map(|item| &item.targets) {
        // A number outside 0 to 100 % is a finding of its own.
        if !is_always_met(target) || target_above_100::fault(target).is_some() {
            continue;
        }
        let written = format!("{} = {}", target.bound.as_str(), target.bound.value().unwrap_or_default());
        let message = Message::new("target-always-met.message")
            .with("bound", written)
            .with("unit", target.unit.as_str());
        found.push(Diagnostic::new(rule, target.span, message).help(Message::new("target-always-met.help")));
    }
}

/// Whether every value passes: a share lies between 0 and 100, and nothing that is counted is less than 0. A number of
/// percentage points may be.
fn is_always_met(target: &Target) -> bool {
    let is_share = target.unit.trim() == "%";
    match target.bound {
        _ if target.unit.trim() == "pp" => false,
        Bound::AtLeast(bound) => bound <= 0.0,
        Bound::Above(bound) => bound < 0.0,
        Bound::AtMost(bound) => is_share && 100.0 <= bound,
        Bound::Below(bound) => is_share && 100.0 < bound,
        Bound::Equals(_) | Bound::IncreaseBy(_) | Bound::Decrease | Bound::Maintain => false,
    }
}
