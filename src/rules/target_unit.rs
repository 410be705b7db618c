//! A ratio that is not counted in %, or percentage points that are not an increase.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{Bound, Target};
use crate::text;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "target-unit",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/target-unit.md"),
    },
    check,
};

/// How the name of a ratio begins, folded, in both spellings.
const RATIOS: &[[&str; 2]] = &[["ty", "le"], ["ti", "le"]];

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for target in case.plan.items.iter().flat_map(|item| &item.targets) {
        let unit = target.unit.trim();
        let (message, help) = if unit == "pp" && !matches!(target.bound, Bound::IncreaseBy(_)) {
            let message = Message::new("target-unit.points").with("bound", target.bound.as_str());
            (message, "target-unit.use-percent")
        } else if unit != "pp" && !unit.starts_with('%') && is_ratio(target) {
            (Message::new("target-unit.message").with("unit", target.unit.as_str()), "target-unit.help")
        } else {
            continue;
        };
        let finding = Diagnostic::new(rule, target.unit.span, message).help(Message::new(help));
        found.push(match help {
            "target-unit.help" => finding.also(target.metric.span, Message::new("target-unit.metric")),
            _ => finding.also(target.span, Message::new("target-unit.bound")),
        });
    }
}

fn is_ratio(target: &Target) -> bool {
    let name = text::fold(&target.metric);
    let mut words = name.split(' ');
    let beginning = [words.next(), words.next()].map(Option::unwrap_or_default);
    RATIOS.contains(&beginning)
}
