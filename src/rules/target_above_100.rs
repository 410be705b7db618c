//! A target in % that no share can pass, or that lies outside 0 to 100.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::{Arg, Message};
use crate::model::{Bound, Target};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "target-above-100",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/target-above-100.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let targets = case.plan.items.iter().flat_map(|item| &item.targets);
    for target in targets {
        let Some((key, value)) = fault(target) else { continue };
        let message =
            Message::new(key).with("bound", target.bound.as_str()).with("value", Arg::Decimal(value, 3));
        found.push(Diagnostic::new(rule, target.span, message).help(Message::new("target-above.help")));
    }
}

/// What is wrong with the number of a target in %, and the number. A change may be of any size.
pub(super) fn fault(target: &Target) -> Option<(&'static str, f64)> {
    let value = match target.bound {
        _ if target.unit.trim() != "%" => None,
        Bound::IncreaseBy(_) | Bound::Decrease | Bound::Maintain => None,
        bound => bound.value(),
    }?;
    let is_never = match target.bound {
        Bound::Above(value) => 100.0 <= value,
        Bound::Below(value) => value <= 0.0,
        _ => false,
    };
    match (0.0..=100.0).contains(&value) {
        true if is_never => Some(("target-above.never", value)),
        true => None,
        false => Some(("target-above.message", value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TargetKind;
    use crate::source::{SourceId, Span, Spanned};

    #[track_caller]
    fn case(bound: Bound, expected: Option<&str>) {
        let span = Span::new(SourceId(0), &(0..0));
        let text = |value: &str| Spanned { value: value.to_owned(), span };
        let target = Target {
            metric: text("m"),
            span,
            bound,
            unit: text("%"),
            baseline: None,
            kind: TargetKind::Stock,
            term: None,
        };
        assert_eq!(fault(&target).map(|(key, _)| key), expected, "{bound:?}");
    }

    #[test]
    fn a_share_lies_from_0_to_100() {
        case(Bound::AtLeast(100.0), None);
        case(Bound::AtLeast(100.5), Some("target-above.message"));
        case(Bound::Equals(0.0), None);
        case(Bound::AtMost(-1.0), Some("target-above.message"));
        case(Bound::IncreaseBy(120.0), None);
    }

    #[test]
    fn nothing_is_above_all_or_below_none() {
        case(Bound::Above(99.9), None);
        case(Bound::Above(100.0), Some("target-above.never"));
        case(Bound::Below(0.5), None);
        case(Bound::Below(0.0), Some("target-above.never"));
        case(Bound::Above(101.0), Some("target-above.message"));
    }
}
