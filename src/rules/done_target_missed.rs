//! Work reported as done while the last value measured misses its target.

use chrono::NaiveDate;

use super::{Case, Rule, measured_above_100};
use crate::assess::ledger::Ledger;
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::{Arg, Message};
use crate::model::{Bound, Item, Measurement, Target};
use crate::text;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "done-target-missed",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/done-target-missed.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    if plan.reports.is_empty() {
        return;
    }
    let ledger = Ledger::new(plan, NaiveDate::MAX);
    for (at, item) in plan.items.iter().enumerate() {
        let account = ledger.account(at);
        if item.targets.is_empty() || account.done().is_none() {
            continue;
        }
        // A target of a day of its own, or of a round, may well hold by then.
        for target in item.targets.iter().filter(|target| target.term.is_none()) {
            let key = text::fold(&target.metric);
            let entries = account.postings.iter().rev().map(|posting| posting.entry);
            let mut measured = entries.flat_map(|entry| entry.measured.iter().rev());
            let last = measured.find(|it| text::fold(&it.metric) == key);
            let missed = last.filter(|last| {
                is_missed(target, last.value) && !measured_above_100::is_impossible(target, last.value)
            });
            found.extend(missed.map(|last| finding(rule, item, target, last)));
        }
    }
}

fn finding(rule: &'static RuleInfo, item: &Item, target: &Target, last: &Measurement) -> Diagnostic {
    let message = Message::new("done-target-missed.message")
        .with("item", item.id.value.as_str())
        .with("metric", target.metric.as_str())
        .with("value", Arg::Decimal(last.value, 6));
    Diagnostic::new(rule, last.place, message)
        .also(target.span, Message::new("done-target-missed.target"))
        .help(Message::new("done-target-missed.help"))
}

/// Whether a value misses a target. Of one relative to a baseline that is not known nobody can tell.
fn is_missed(target: &Target, value: f64) -> bool {
    let base = target.baseline.as_ref().and_then(|baseline| baseline.value);
    let falls_short = |of: Option<f64>| of.is_some_and(|of| value < of);
    match target.bound {
        Bound::AtLeast(bound) => value < bound,
        Bound::AtMost(bound) => bound < value,
        Bound::Above(bound) => value <= bound,
        Bound::Below(bound) => bound <= value,
        Bound::Equals(bound) => value < bound || bound < value,
        Bound::IncreaseBy(step) => falls_short(base.map(|base| base + step)),
        Bound::Decrease => base.is_some_and(|base| base <= value),
        Bound::Maintain => falls_short(base),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Baseline, TargetKind};
    use crate::source::{SourceId, Span, Spanned};

    #[track_caller]
    fn case(bound: Bound, baseline: Option<f64>, value: f64, expected: bool) {
        let nowhere = Span::new(SourceId(0), &(0..0));
        let target = Target {
            metric: Spanned { value: "m".to_owned(), span: nowhere },
            span: nowhere,
            bound,
            unit: Spanned { value: "%".to_owned(), span: nowhere },
            baseline: Some(Baseline { value: baseline, ..Baseline::default() }),
            kind: TargetKind::default(),
            term: None,
        };
        assert_eq!(is_missed(&target, value), expected, "{bound:?} {value}");
    }

    #[test]
    fn a_bound_is_missed_on_one_side_of_it() {
        case(Bound::AtLeast(98.0), None, 98.0, false);
        case(Bound::AtLeast(98.0), None, 97.9, true);
        case(Bound::AtMost(3.0), None, 3.0, false);
        case(Bound::AtMost(3.0), None, 4.0, true);
        case(Bound::Above(50.0), None, 50.0, true);
        case(Bound::Below(0.5), None, 0.4, false);
        case(Bound::Below(0.5), None, 0.5, true);
        case(Bound::Equals(0.0), None, 0.0, false);
        case(Bound::Equals(0.0), None, 1.0, true);
        case(Bound::IncreaseBy(2.0), Some(80.0), 82.0, false);
        case(Bound::IncreaseBy(2.0), Some(80.0), 81.0, true);
        case(Bound::IncreaseBy(2.0), None, 1.0, false);
        case(Bound::Decrease, Some(80.0), 80.0, true);
        case(Bound::Maintain, Some(80.0), 80.0, false);
        case(Bound::Maintain, None, 0.0, false);
    }
}
