//! Measured values against targets: on the line from where they started to where they should arrive, or past saving.

use chrono::NaiveDate;

use super::{Reason, ledger::Line};
use crate::model::{Bound, Target};

/// What a measured value says of its target on a day between `start` and `due`.
pub(super) fn judge(
    target: &Target,
    line: &Line,
    (start, due): (NaiveDate, NaiveDate),
    as_of: NaiveDate,
) -> Option<Reason> {
    let (_, value) = *line.points.last()?;
    if is_out_of_reach(target, value) {
        return Some(Reason::TargetOutOfReach {
            metric: target.metric.value.clone(),
            value,
            unit: target.unit.value.clone(),
            bound: target.bound,
        });
    }
    let (from, base) = origin(target, line, start)?;
    let goal = match target.bound {
        Bound::IncreaseBy(step) => base + step,
        Bound::Decrease | Bound::Maintain => base,
        Bound::AtLeast(goal)
        | Bound::AtMost(goal)
        | Bound::Above(goal)
        | Bound::Below(goal)
        | Bound::Equals(goal) => goal,
    };
    let expected = base + (goal - base) * share(from, due, as_of)?;
    // An exact value may lie above or below where it started.
    let is_falling = match target.bound {
        Bound::AtMost(_) | Bound::Below(_) | Bound::Decrease => true,
        Bound::Equals(_) => goal < base,
        Bound::AtLeast(_) | Bound::Above(_) | Bound::IncreaseBy(_) | Bound::Maintain => false,
    };
    let is_behind = if is_falling { expected < value } else { value < expected };
    is_behind.then(|| Reason::BehindTarget {
        metric: target.metric.value.clone(),
        value,
        expected,
        unit: target.unit.value.clone(),
    })
}

/// A count only grows: once over its ceiling it stays over. A percentage may come back.
fn is_out_of_reach(target: &Target, value: f64) -> bool {
    let is_count = !matches!(target.unit.as_str(), "%" | "pp");
    is_count
        && match target.bound {
            Bound::AtMost(most) | Bound::Equals(most) => value > most,
            Bound::Below(limit) => value >= limit,
            _ => false,
        }
}

/// Where the line begins: the baseline at the start, or the first of several measurements. A target whose baseline
/// nobody knows and that was measured once has no line.
fn origin(target: &Target, line: &Line, start: NaiveDate) -> Option<(NaiveDate, f64)> {
    let baseline = target.baseline.as_ref().and_then(|baseline| baseline.value);
    match baseline {
        Some(value) => Some((start, value)),
        None if line.points.len() > 1 && target.bound.value().is_some() && !is_relative(target) => {
            line.points.first().copied()
        }
        None => None,
    }
}

const fn is_relative(target: &Target) -> bool {
    matches!(target.bound, Bound::IncreaseBy(_) | Bound::Decrease | Bound::Maintain)
}

#[expect(clippy::cast_precision_loss, reason = "day counts are far below 2^52")]
fn share(from: NaiveDate, due: NaiveDate, as_of: NaiveDate) -> Option<f64> {
    let whole = (due - from).num_days();
    (whole > 0).then(|| ((as_of - from).num_days() as f64 / whole as f64).clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Baseline;
    use crate::source::{SourceId, Span, Spanned};

    #[track_caller]
    fn case(bound: Bound, unit: &str, baseline: Option<f64>, values: &[f64], expected: Option<&str>) {
        let nowhere = Span::new(SourceId(0), &(0..0));
        let target = Target {
            metric: Spanned { value: "m".to_owned(), span: nowhere },
            span: nowhere,
            bound,
            unit: Spanned { value: unit.to_owned(), span: nowhere },
            baseline: baseline.map(|value| Baseline { year: Some(2021), value: Some(value), source: None }),
        };
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let points = values
            .iter()
            .enumerate()
            .map(|(at, value)| (day("2022-01-02") + chrono::Days::new(at as u64), *value));
        let line = Line { points: points.collect() };
        let found = judge(&target, &line, (day("2022-01-01"), day("2022-01-11")), day("2022-01-06"));
        assert_eq!(found.map(|reason| reason.code()), expected);
    }

    #[test]
    fn a_value_below_the_line_is_behind() {
        // From 80 to 82 in ten days: 81 on the fifth.
        case(Bound::IncreaseBy(2.0), "pp", Some(80.0), &[81.0], None);
        case(Bound::IncreaseBy(2.0), "pp", Some(80.0), &[80.9], Some("behind_target"));
        case(Bound::Maintain, "%", Some(80.0), &[80.0], None);
        case(Bound::Maintain, "%", Some(80.0), &[79.9], Some("behind_target"));
        case(Bound::Decrease, "đồng", Some(80.0), &[80.1], Some("behind_target"));
        case(Bound::Below(0.0), "%", Some(10.0), &[5.0], None);
        case(Bound::Below(0.0), "%", Some(10.0), &[5.1], Some("behind_target"));
    }

    #[test]
    fn without_a_baseline_the_first_of_several_values_is_the_start() {
        case(Bound::AtLeast(100.0), "%", None, &[20.0], None);
        case(Bound::AtLeast(100.0), "%", None, &[20.0, 30.0], Some("behind_target"));
        case(Bound::IncreaseBy(2.0), "pp", None, &[20.0, 10.0], None);
    }

    #[test]
    fn a_count_over_its_ceiling_stays_over() {
        case(Bound::AtMost(2.0), "người", None, &[2.0], None);
        case(Bound::AtMost(2.0), "người", None, &[3.0], Some("target_out_of_reach"));
        case(Bound::Equals(0.0), "sai phạm", None, &[1.0], Some("target_out_of_reach"));
        case(Bound::Below(0.5), "%", None, &[0.7], None);
    }
}
