//! A target relative to a baseline that it does not name.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::Bound;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "target-no-baseline",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/target-no-baseline.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for target in case.plan.items.iter().flat_map(|item| &item.targets) {
        let is_relative = matches!(target.bound, Bound::IncreaseBy(_) | Bound::Decrease | Bound::Maintain);
        if is_relative && target.baseline.is_none() {
            let message = Message::new("target-no-baseline.message").with("bound", target.bound.as_str());
            let help = Message::new("target-no-baseline.help");
            found.push(Diagnostic::new(rule, target.span, message).help(help));
        }
    }
}
