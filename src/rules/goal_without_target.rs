//! A number that a goal or an action measures by, and that no target of the item carries.

use super::{Case, Rule, target_above_100};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::figure::{self, Figure};
use crate::model::{Action, Bound, Item, Target};
use crate::source::Spanned;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "goal-without-target",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/goal-without-target.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for item in case.plan.items.iter().filter(|item| !has_faults(item)) {
        for goal in &item.goals {
            found.extend(finding(rule, item, goal, "goal-without-target.message", figure::measures_in_goal));
        }
        for line in item.actions.iter().flat_map(Action::lines) {
            found.extend(finding(rule, item, line, "goal-without-target.action", figure::measures_in_action));
        }
    }
}

/// Whether a target is there that cannot be read, or that cannot be: it may well be the one that is wanted.
fn has_faults(item: &Item) -> bool {
    item.has_faulty_targets || item.targets.iter().any(|target| target_above_100::fault(target).is_some())
}

/// One finding for all the numbers of a text that are in no target.
fn finding(
    rule: &'static RuleInfo,
    item: &Item,
    line: &Spanned<String>,
    key: &'static str,
    measures: fn(&str, &Figure) -> bool,
) -> Option<Diagnostic> {
    let mut open: Vec<String> = Vec::new();
    for number in figure::figures(line) {
        if item.targets.iter().any(|target| carries(target, number.value)) || !measures(line, &number) {
            continue;
        }
        let shown = format!("`{}`", &line[number.range]);
        if !open.contains(&shown) {
            open.push(shown);
        }
    }
    let message = Message::new(key).with("numbers", open.join(", ")).with("item", item.id.value.as_str());
    let help = Message::new("goal-without-target.help");
    (!open.is_empty()).then(|| Diagnostic::new(rule, line.span, message).help(help))
}

/// Whether the number is the target's, or where it starts from, or where an increase leads to.
fn carries(target: &Target, value: f64) -> bool {
    let baseline = target.baseline.as_ref().and_then(|baseline| baseline.value);
    let reached = match target.bound {
        Bound::IncreaseBy(step) => baseline.map(|from| from + step),
        _ => None,
    };
    [target.bound.value(), baseline, reached].iter().flatten().any(|own| (own - value).abs() < 1e-9)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Baseline, TargetKind};
    use crate::source::{SourceId, Span};

    #[test]
    fn an_increase_carries_its_step_and_both_its_ends() {
        let span = Span::new(SourceId(0), &(0..0));
        let text = |value: &str| Spanned { value: value.to_owned(), span };
        let baseline = Some(Baseline { value: Some(83.94), ..Baseline::default() });
        let target = |bound| Target {
            metric: text("m"),
            span,
            bound,
            unit: text("pp"),
            baseline: baseline.clone(),
            kind: TargetKind::Stock,
            term: None,
        };
        for (value, expected) in [(2.0, true), (83.94, true), (85.94, true), (85.0, false)] {
            assert_eq!(carries(&target(Bound::IncreaseBy(2.0)), value), expected, "{value}");
        }
        assert!(!carries(&target(Bound::Decrease), 0.0));
    }
}
