//! What became of the day by which an item is due.

use super::kind::{Effect, Kind};
use crate::model::{Item, Plan};

/// What became of a deadline that is written otherwise.
pub(super) fn rate((base, before): (&Plan, &Item), (head, after): (&Plan, &Item)) -> (Kind, Effect) {
    match (before.due(&base.head), after.due(&head.head)) {
        (Some(_), None) => (Kind::DeadlineVague, Effect::Weaker),
        (None, Some(_)) => (Kind::DeadlineSet, Effect::Stronger),
        (Some(from), Some(to)) if from < to => (Kind::DeadlineLater, Effect::Weaker),
        (Some(from), Some(to)) if to < from => (Kind::DeadlineEarlier, Effect::Stronger),
        _ => {
            let rounds = |plan: &Plan, item: &Item| item.round_terms(&plan.head).count();
            match Effect::of_rise(&rounds(base, before), &rounds(head, after)) {
                Effect::Neutral => (Kind::DeadlineWorded, Effect::Neutral),
                effect => (Kind::DeadlineRounds, effect),
            }
        }
    }
}

/// What became of the rounds that an item names: one that is gone or due later asks for less.
pub(super) fn rate_rounds(before: &Item, after: &Item) -> Effect {
    let due = |item: &Item, id: &str| {
        let round = item.rounds.iter().find(|it| it.id.value.as_str().eq_ignore_ascii_case(id));
        round.map(|it| it.due.value)
    };
    let all = before.rounds.iter().chain(&after.rounds).map(|it| it.id.value.as_str());
    Effect::of_all(all.map(|id| match (due(before, id), due(after, id)) {
        (Some(from), Some(to)) => Effect::of_fall(&from, &to),
        (from, to) => Effect::of_rise(&from.is_some(), &to.is_some()),
    }))
}
