//! Measured values against targets: reached or missed, on the line from the baseline to where they should arrive, or past
//! saving.

use chrono::NaiveDate;

use super::Reason;
use super::schedule::{Schedule, Term};
use crate::model::{Bound, Target, TargetKind, TargetTerm};

/// Whether targets are reached. It is another fact than that the work is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TargetStatus {
    /// The last value meets it.
    Met,
    /// Neither met nor missed yet; nothing measured included.
    Open,
    /// It is not met, and the work is done, its day has passed, or what has happened cannot be taken back.
    Missed,
}

impl TargetStatus {
    /// The word of the JSON format.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Open => "open",
            Self::Missed => "missed",
        }
    }

    /// That of a target whose last value is this; `is_over` where the work is done or the target's day has passed.
    pub fn of(target: &Target, value: Option<f64>, is_over: bool) -> Self {
        let is_met = value.and_then(|value| Some((value, is_met(target, value)?)));
        match is_met {
            Some((_, true)) => Self::Met,
            Some((value, false)) if is_over || is_past_saving(target, value) => Self::Missed,
            None | Some((_, false)) => Self::Open,
        }
    }
}

/// By when a target must hold, as it says itself; none where it follows its item.
pub(super) fn due(target: &Target, schedule: &Schedule) -> Option<NaiveDate> {
    match target.term.as_ref()? {
        TargetTerm::Day(day) => Some(day.value),
        TargetTerm::Round(round) => {
            let at = schedule.place(Some(&round.value), NaiveDate::MAX)?;
            schedule.term(at).map(|term| term.due)
        }
    }
}

/// Whether a target says something of a round: its own, where it names one.
pub(super) fn is_of_round(target: &Target, schedule: &Schedule, round: usize) -> bool {
    let Some(TargetTerm::Round(id)) = &target.term else { return true };
    schedule.place(Some(&id.value), NaiveDate::MAX).is_none_or(|at| at == round)
}

/// What the last measured value says of its target on a day of its term. A value that meets its target is never behind;
/// without a baseline nobody knows where it should be by now.
pub(super) fn judge(target: &Target, value: f64, term: Term, as_of: NaiveDate) -> Option<Reason> {
    if is_past_saving(target, value) {
        return Some(Reason::TargetOutOfReach {
            metric: target.metric.value.clone(),
            value,
            unit: target.unit.value.clone(),
            bound: target.bound,
        });
    }
    let expected = expected(target, (term.start, term.due), as_of)?;
    let is_behind = if falls(target)? { expected < value } else { value < expected };
    is_behind.then(|| Reason::BehindTarget {
        metric: target.metric.value.clone(),
        value,
        expected,
        unit: target.unit.value.clone(),
    })
}

/// Whether a value is what the target asks for. None where that hangs on a baseline that nobody knows.
fn is_met(target: &Target, value: f64) -> Option<bool> {
    let base = target.baseline.as_ref().and_then(|baseline| baseline.value);
    Some(match target.bound {
        Bound::AtLeast(goal) => goal <= value,
        Bound::AtMost(goal) => value <= goal,
        Bound::Above(goal) => goal < value,
        Bound::Below(goal) => value < goal,
        Bound::Equals(goal) => (value - goal).abs() < PRECISION,
        Bound::IncreaseBy(step) => base? + step <= value + PRECISION,
        Bound::Decrease => value < base?,
        Bound::Maintain => base? <= value,
    })
}

/// Below this, sums of decimals that are equal on paper differ.
const PRECISION: f64 = 1e-9;

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
        // As with "at most": what is to stay at zero is to stay down.
        Bound::Equals(_) => goal(target.bound, base) <= base,
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

/// Whether events that cannot be taken back are more than the target allows.
fn is_past_saving(target: &Target, value: f64) -> bool {
    let base = target.baseline.as_ref().and_then(|baseline| baseline.value);
    let is_beyond = match target.bound {
        Bound::AtMost(most) | Bound::Equals(most) => most < value,
        Bound::Below(limit) => limit <= value,
        Bound::Decrease => base.is_some_and(|base| base <= value),
        Bound::AtLeast(_) | Bound::Above(_) | Bound::IncreaseBy(_) | Bound::Maintain => false,
    };
    target.kind == TargetKind::Flow && is_beyond
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

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn target(bound: Bound, kind: TargetKind, baseline: Option<f64>) -> Target {
        let nowhere = Span::new(SourceId(0), &(0..0));
        Target {
            metric: Spanned { value: "m".to_owned(), span: nowhere },
            span: nowhere,
            bound,
            unit: Spanned { value: "%".to_owned(), span: nowhere },
            baseline: baseline.map(|value| Baseline { year: Some(2021), value: Some(value), source: None }),
            kind,
            term: None,
        }
    }

    #[track_caller]
    fn case(bound: Bound, kind: TargetKind, baseline: Option<f64>, value: f64, expected: Option<&str>) {
        let term = Term { start: day("2022-01-01"), due: day("2022-01-11") };
        let found = judge(&target(bound, kind, baseline), value, term, day("2022-01-06"));
        assert_eq!(found.map(|reason| reason.code()), expected, "{bound:?} {value}");
    }

    const STOCK: TargetKind = TargetKind::Stock;
    const FLOW: TargetKind = TargetKind::Flow;

    #[test]
    fn a_value_below_the_line_is_behind() {
        // From 80 to 82 in ten days: 81 on the fifth.
        case(Bound::IncreaseBy(2.0), STOCK, Some(80.0), 81.0, None);
        case(Bound::IncreaseBy(2.0), STOCK, Some(80.0), 80.9, Some("behind_target"));
        case(Bound::Maintain, STOCK, Some(80.0), 80.0, None);
        case(Bound::Maintain, STOCK, Some(80.0), 79.9, Some("behind_target"));
        case(Bound::Decrease, STOCK, Some(80.0), 80.1, Some("behind_target"));
        case(Bound::Below(0.0), STOCK, Some(10.0), 5.0, None);
        case(Bound::Below(0.0), STOCK, Some(10.0), 5.1, Some("behind_target"));
    }

    #[test]
    fn a_value_that_meets_its_target_is_never_behind() {
        case(Bound::AtLeast(90.0), STOCK, Some(98.0), 92.0, None);
        case(Bound::AtMost(2.0), STOCK, Some(0.1), 1.9, None);
        case(Bound::Equals(3.0), STOCK, Some(0.0), 3.0, None);
    }

    #[test]
    fn without_a_baseline_there_is_no_line() {
        case(Bound::AtLeast(100.0), STOCK, None, 20.0, None);
        case(Bound::IncreaseBy(2.0), STOCK, None, 10.0, None);
    }

    #[test]
    fn events_that_cannot_be_taken_back_are_past_saving() {
        let out = Some("target_out_of_reach");
        for none in [Bound::Equals(0.0), Bound::AtMost(0.0), Bound::Below(1.0)] {
            case(none, FLOW, None, 0.0, None);
            case(none, FLOW, None, 1.0, out);
            case(none, STOCK, None, 1.0, None);
        }
        case(Bound::AtMost(3.0), FLOW, None, 3.0, None);
        case(Bound::AtMost(3.0), FLOW, None, 3.5, out);
        case(Bound::Decrease, FLOW, Some(5.0), 5.0, out);
        case(Bound::Decrease, FLOW, None, 9.0, None);
        case(Bound::AtLeast(3.0), FLOW, None, 0.0, None);
    }

    #[test]
    fn at_most_nothing_is_nothing() {
        for baseline in [None, Some(0.0), Some(20.0)] {
            for value in [0.0, 5.0, 10.0, 12.0, 25.0] {
                for kind in [STOCK, FLOW] {
                    let rated = |bound| {
                        let target = target(bound, kind, baseline);
                        let term = Term { start: day("2022-01-01"), due: day("2022-01-11") };
                        let reason = judge(&target, value, term, day("2022-01-06")).map(|it| it.code());
                        (reason, TargetStatus::of(&target, Some(value), true))
                    };
                    assert_eq!(rated(Bound::AtMost(0.0)), rated(Bound::Equals(0.0)), "{baseline:?} {value}");
                }
            }
        }
    }

    #[track_caller]
    fn status(
        bound: Bound,
        kind: TargetKind,
        baseline: Option<f64>,
        value: f64,
        expected: [TargetStatus; 2],
    ) {
        let target = target(bound, kind, baseline);
        let found = [false, true].map(|is_over| TargetStatus::of(&target, Some(value), is_over));
        assert_eq!(found, expected, "{bound:?} {value}");
        assert_eq!(TargetStatus::of(&target, None, true), TargetStatus::Open);
    }

    #[test]
    fn a_target_is_met_or_missed_or_open() {
        let (met, open_then_missed) = ([TargetStatus::Met; 2], [TargetStatus::Open, TargetStatus::Missed]);
        status(Bound::AtLeast(80.0), STOCK, None, 80.0, met);
        status(Bound::AtLeast(80.0), STOCK, None, 79.9, open_then_missed);
        status(Bound::Above(80.0), STOCK, None, 80.0, open_then_missed);
        status(Bound::AtMost(2.0), STOCK, None, 2.0, met);
        status(Bound::Below(2.0), STOCK, None, 2.0, open_then_missed);
        status(Bound::Equals(0.3), STOCK, None, 0.1 + 0.2, met);
        status(Bound::IncreaseBy(1.28), STOCK, Some(82.66), 83.94, met);
        status(Bound::IncreaseBy(1.29), STOCK, Some(82.66), 83.94, open_then_missed);
        status(Bound::Decrease, STOCK, Some(5.0), 5.0, open_then_missed);
        status(Bound::Maintain, STOCK, Some(5.0), 5.0, met);
        status(Bound::AtMost(0.0), FLOW, None, 1.0, [TargetStatus::Missed; 2]);
        // Nobody knows what it should be held against.
        status(Bound::IncreaseBy(2.0), STOCK, None, 10.0, [TargetStatus::Open; 2]);
    }
}
