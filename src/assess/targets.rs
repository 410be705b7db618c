//! Measured values against targets: on the line from the baseline to where they should arrive, or past saving.

use chrono::NaiveDate;

use super::Reason;
use crate::model::{Bound, Target};

/// What the last measured value says of its target on a day between `start` and `due`. A value that meets its target is
/// never behind; without a baseline nobody knows where it should be by now.
pub(super) fn judge(
    target: &Target,
    value: f64,
    (start, due): (NaiveDate, NaiveDate),
    as_of: NaiveDate,
) -> Option<Reason> {
    if is_past_saving(target, value) {
        return Some(Reason::TargetOutOfReach {
            metric: target.metric.value.clone(),
            value,
            unit: target.unit.value.clone(),
            bound: target.bound,
        });
    }
    let expected = expected(target, (start, due), as_of)?;
    let is_behind = if falls(target)? { expected < value } else { value < expected };
    is_behind.then(|| Reason::BehindTarget {
        metric: target.metric.value.clone(),
        value,
        expected,
        unit: target.unit.value.clone(),
    })
}

/// Where a value should be on a day between `start` and `due`: on the line from its baseline to its target. None without a
/// baseline value.
pub fn expected(target: &Target, (start, due): (NaiveDate, NaiveDate), on: NaiveDate) -> Option<f64> {
    let base = target.baseline.as_ref()?.value?;
    let goal = goal(target.bound, base);
    let expected = base + (goal - base) * share(start, due, on)?;
    // From beyond the goal it has nowhere to go.
    Some(if falls(target)? { expected.max(goal) } else { expected.min(goal) })
}

/// Whether a value has to fall. None without a baseline value.
fn falls(target: &Target) -> Option<bool> {
    let base = target.baseline.as_ref()?.value?;
    Some(match target.bound {
        Bound::AtMost(_) | Bound::Below(_) | Bound::Decrease => true,
        Bound::Equals(_) => goal(target.bound, base) < base,
        Bound::AtLeast(_) | Bound::Above(_) | Bound::IncreaseBy(_) | Bound::Maintain => false,
    })
}

/// The value that meets the target.
const fn goal(bound: Bound, base: f64) -> f64 {
    match bound {
        Bound::IncreaseBy(step) => base + step,
        Bound::Decrease | Bound::Maintain => base,
        Bound::AtLeast(goal)
        | Bound::AtMost(goal)
        | Bound::Above(goal)
        | Bound::Below(goal)
        | Bound::Equals(goal) => goal,
    }
}

/// What was to happen not once, and has: a count of things that were to stay at zero cannot go back.
fn is_past_saving(target: &Target, value: f64) -> bool {
    let is_count = !matches!(target.unit.as_str(), "%" | "pp");
    is_count && target.bound == Bound::Equals(0.0) && 0.0 < value
}

#[expect(clippy::cast_precision_loss, reason = "day counts are far below 2^52")]
fn share(from: NaiveDate, due: NaiveDate, as_of: NaiveDate) -> Option<f64> {
    let whole = (due - from).num_days();
    (whole > 0).then(|| ((as_of - from).num_days() as f64 / whole as f64).clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Baseline, TargetKind};
    use crate::source::{SourceId, Span, Spanned};

    #[track_caller]
    fn case(bound: Bound, unit: &str, baseline: Option<f64>, value: f64, expected: Option<&str>) {
        let nowhere = Span::new(SourceId(0), &(0..0));
        let target = Target {
            metric: Spanned { value: "m".to_owned(), span: nowhere },
            span: nowhere,
            bound,
            unit: Spanned { value: unit.to_owned(), span: nowhere },
            baseline: baseline.map(|value| Baseline { year: Some(2021), value: Some(value), source: None }),
            kind: TargetKind::Stock,
            term: None,
        };
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let found = judge(&target, value, (day("2022-01-01"), day("2022-01-11")), day("2022-01-06"));
        assert_eq!(found.map(|reason| reason.code()), expected);
    }

    #[test]
    fn a_value_below_the_line_is_behind() {
        // From 80 to 82 in ten days: 81 on the fifth.
        case(Bound::IncreaseBy(2.0), "pp", Some(80.0), 81.0, None);
        case(Bound::IncreaseBy(2.0), "pp", Some(80.0), 80.9, Some("behind_target"));
        case(Bound::Maintain, "%", Some(80.0), 80.0, None);
        case(Bound::Maintain, "%", Some(80.0), 79.9, Some("behind_target"));
        case(Bound::Decrease, "đồng", Some(80.0), 80.1, Some("behind_target"));
        case(Bound::Below(0.0), "%", Some(10.0), 5.0, None);
        case(Bound::Below(0.0), "%", Some(10.0), 5.1, Some("behind_target"));
    }

    #[test]
    fn a_value_that_meets_its_target_is_never_behind() {
        case(Bound::AtLeast(90.0), "%", Some(98.0), 92.0, None);
        case(Bound::AtMost(2.0), "%", Some(0.1), 1.9, None);
        case(Bound::Equals(3.0), "hoạt động", Some(0.0), 3.0, None);
    }

    #[test]
    fn without_a_baseline_there_is_no_line() {
        case(Bound::AtLeast(100.0), "%", None, 20.0, None);
        case(Bound::IncreaseBy(2.0), "pp", None, 10.0, None);
    }

    #[test]
    fn what_was_never_to_happen_cannot_be_undone() {
        case(Bound::Equals(0.0), "sai phạm", None, 1.0, Some("target_out_of_reach"));
        case(Bound::Equals(0.0), "%", None, 1.0, None);
        case(Bound::AtMost(3.0), "ngày", None, 4.0, None);
    }
}
