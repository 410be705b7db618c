//! What became of the targets of an item.

use super::kind::{Effect, Kind};
use crate::model::{Bound, Target, TargetKind, TargetTerm};
use crate::text::fold;

/// The targets of two states of an item, put together: by metric, then those that only have another name.
pub(super) fn pairs<'a>(
    before: &'a [Target],
    after: &'a [Target],
) -> Vec<(Option<&'a Target>, Option<&'a Target>)> {
    let mut old: Vec<Option<&Target>> = before.iter().map(Some).collect();
    let mut new: Vec<(&Target, Option<&Target>)> = after.iter().map(|it| (it, None)).collect();
    let by_name = |it: &Target, other: &Target| fold(&it.metric) == fold(&other.metric);
    let by_bound = |it: &Target, other: &Target| it.bound == other.bound && it.unit.value == other.unit.value;
    for alike in [&by_name as &dyn Fn(&Target, &Target) -> bool, &by_bound] {
        for (target, partner) in new.iter_mut().filter(|(_, partner)| partner.is_none()) {
            let place = old.iter().position(|it| it.is_some_and(|it| alike(it, target)));
            *partner = place.and_then(|at| old[at].take());
        }
    }
    let gone = old.into_iter().flatten().map(|it| (Some(it), None));
    new.into_iter().map(|(target, partner)| (partner, Some(target))).chain(gone).collect()
}

/// What became of a target.
pub(super) fn rate(before: &Target, after: &Target) -> (Kind, Effect) {
    if before.unit.value != after.unit.value {
        // Numbers of two units cannot be held against each other.
        return (Kind::TargetChanged, Effect::Neutral);
    }
    let bound = bound(before.bound, after.bound);
    let kind = match bound {
        Effect::Stronger => Kind::TargetRaised,
        Effect::Weaker => Kind::TargetLowered,
        Effect::Neutral => Kind::TargetChanged,
    };
    (kind, Effect::of_all([bound, nature(before, after), term(before, after), baseline(before, after)]))
}

fn bound(before: Bound, after: Bound) -> Effect {
    let floor = |bound| match bound {
        Bound::AtLeast(value) => Some((value, 0)),
        Bound::Above(value) => Some((value, 1)),
        Bound::Equals(value) => Some((value, 2)),
        _ => None,
    };
    let ceiling = |bound| match bound {
        Bound::AtMost(value) => Some((-value, 0)),
        Bound::Below(value) => Some((-value, 1)),
        Bound::Equals(value) => Some((-value, 2)),
        _ => None,
    };
    match (before, after) {
        (Bound::Equals(_), Bound::Equals(_)) => Effect::Neutral,
        // Nothing is below nothing.
        (Bound::Equals(0.0), Bound::AtMost(0.0)) | (Bound::AtMost(0.0), Bound::Equals(0.0)) => {
            Effect::Neutral
        }
        (Bound::IncreaseBy(from), Bound::IncreaseBy(to)) => Effect::of_rise(&from, &to),
        (Bound::IncreaseBy(_), Bound::Maintain) => Effect::Weaker,
        (Bound::Maintain, Bound::IncreaseBy(_)) => Effect::Stronger,
        _ => match (floor(before), floor(after), ceiling(before), ceiling(after)) {
            (Some(from), Some(to), ..) | (.., Some(from), Some(to)) => Effect::of_rise(&from, &to),
            _ => Effect::Neutral,
        },
    }
}

/// What adds up and cannot be taken back asks for more than a share that may recover.
fn nature(before: &Target, after: &Target) -> Effect {
    let adds_up = |it: &Target| it.kind == TargetKind::Flow;
    Effect::of_rise(&adds_up(before), &adds_up(after))
}

fn term(before: &Target, after: &Target) -> Effect {
    match (&before.term, &after.term) {
        (Some(TargetTerm::Day(from)), Some(TargetTerm::Day(to))) => Effect::of_fall(&from.value, &to.value),
        // A day or round of its own comes before the item's due day.
        (from, to) => Effect::of_rise(&from.is_some(), &to.is_some()),
    }
}

/// A lower start lowers what is to be reached from there.
fn baseline(before: &Target, after: &Target) -> Effect {
    let value = |it: &Target| it.baseline.as_ref().and_then(|it| it.value);
    match (value(before), value(after)) {
        (Some(from), Some(to)) if after.bound == Bound::Decrease => Effect::of_fall(&from, &to),
        (Some(from), Some(to)) => Effect::of_rise(&from, &to),
        _ => Effect::Neutral,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(before: Bound, after: Bound, expected: Effect) {
        assert_eq!(bound(before, after), expected, "{before:?} -> {after:?}");
    }

    #[test]
    fn a_bound_is_weaker_where_more_would_meet_it() {
        use Bound::{Above, AtLeast, AtMost, Below, Decrease, Equals, IncreaseBy, Maintain};
        case(AtLeast(90.0), AtLeast(89.9), Effect::Weaker);
        case(AtLeast(90.0), Above(90.0), Effect::Stronger);
        case(Above(90.0), AtLeast(90.0), Effect::Weaker);
        case(AtLeast(90.0), AtLeast(90.0), Effect::Neutral);
        case(AtMost(2.0), AtMost(3.0), Effect::Weaker);
        case(AtMost(2.0), Below(2.0), Effect::Stronger);
        case(Below(0.5), AtMost(0.5), Effect::Weaker);
        case(Equals(0.0), AtMost(0.0), Effect::Neutral);
        case(Equals(0.0), AtMost(1.0), Effect::Weaker);
        case(Equals(100.0), AtLeast(100.0), Effect::Weaker);
        case(Equals(1.0), Equals(2.0), Effect::Neutral);
        case(IncreaseBy(2.0), IncreaseBy(1.0), Effect::Weaker);
        case(IncreaseBy(2.0), Maintain, Effect::Weaker);
        case(Maintain, Decrease, Effect::Neutral);
        case(AtLeast(90.0), AtMost(90.0), Effect::Neutral);
    }
}
