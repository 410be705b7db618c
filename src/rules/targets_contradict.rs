//! Two targets of one item and one metric that cannot both hold.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{Bound, Target};
use crate::text;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "targets-contradict",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/targets-contradict.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for item in case.plan.items.iter().filter(|item| item.targets.len() > 1) {
        for (at, target) in item.targets.iter().enumerate() {
            let Some(other) = item.targets[..at].iter().find(|other| contradict(other, target)) else {
                continue;
            };
            let message = Message::new("targets-contradict.message")
                .with("metric", target.metric.as_str())
                .with("item", item.id.value.as_str());
            found.push(
                Diagnostic::new(rule, target.span, message)
                    .label(Message::new("targets-contradict.label"))
                    .also(other.span, Message::new("targets-contradict.other"))
                    .help(Message::new("targets-contradict.help")),
            );
        }
    }
}

fn contradict(left: &Target, right: &Target) -> bool {
    is_same_measure(left, right)
        && !Reach::of(left.bound).meets(&Reach::of(right.bound))
        && text::fold(&left.metric) == text::fold(&right.metric)
}

/// Whether the two are numbers on one scale: of one unit, or changes from one baseline.
fn is_same_measure(left: &Target, right: &Target) -> bool {
    let is_relative =
        |target: &Target| matches!(target.bound, Bound::IncreaseBy(_) | Bound::Decrease | Bound::Maintain);
    let year = |target: &Target| target.baseline.as_ref().and_then(|it| it.year);
    match (is_relative(left), is_relative(right)) {
        (true, true) => year(left).is_none() || year(right).is_none() || year(left) == year(right),
        (false, false) => left.unit.trim() == right.unit.trim(),
        _ => false,
    }
}

/// The values that pass a bound: between two ends, each in or out.
struct Reach {
    low: (f64, bool),
    high: (f64, bool),
}

impl Reach {
    /// A relative bound is one on the change.
    const fn of(bound: Bound) -> Self {
        let (none, all) = ((f64::NEG_INFINITY, true), (f64::INFINITY, true));
        let (low, high) = match bound {
            Bound::AtLeast(value) | Bound::IncreaseBy(value) => ((value, true), all),
            Bound::AtMost(value) => (none, (value, true)),
            Bound::Above(value) => ((value, false), all),
            Bound::Below(value) => (none, (value, false)),
            Bound::Equals(value) => ((value, true), (value, true)),
            Bound::Decrease => (none, (0.0, false)),
            Bound::Maintain => ((0.0, true), all),
        };
        Self { low, high }
    }

    /// Whether some value passes both.
    fn meets(&self, other: &Self) -> bool {
        let is_in_order =
            |low: (f64, bool), high: (f64, bool)| low.0 < high.0 || (low.0 <= high.0 && low.1 && high.1);
        is_in_order(self.low, other.high) && is_in_order(other.low, self.high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(left: Bound, right: Bound, expected: bool) {
        for (left, right) in [(left, right), (right, left)] {
            assert_eq!(Reach::of(left).meets(&Reach::of(right)), expected, "{left:?} {right:?}");
        }
    }

    #[test]
    fn ends_count_where_both_take_them_in() {
        case(Bound::AtLeast(90.0), Bound::Below(80.0), false);
        case(Bound::AtLeast(80.0), Bound::Below(80.0), false);
        case(Bound::AtLeast(80.0), Bound::AtMost(80.0), true);
        case(Bound::Above(80.0), Bound::AtMost(80.0), false);
        case(Bound::Above(80.0), Bound::Below(80.5), true);
        case(Bound::Above(80.0), Bound::AtLeast(90.0), true);
    }

    #[test]
    fn one_value_passes_where_it_lies_inside() {
        case(Bound::Equals(80.0), Bound::Equals(80.0), true);
        case(Bound::Equals(80.0), Bound::Equals(81.0), false);
        case(Bound::Equals(80.0), Bound::Above(80.0), false);
        case(Bound::Equals(80.0), Bound::AtLeast(80.0), true);
    }

    #[test]
    fn a_change_goes_one_way() {
        case(Bound::IncreaseBy(2.0), Bound::Decrease, false);
        case(Bound::Maintain, Bound::Decrease, false);
        case(Bound::IncreaseBy(2.0), Bound::Maintain, true);
        case(Bound::IncreaseBy(2.0), Bound::IncreaseBy(3.0), true);
    }
}
