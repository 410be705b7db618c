//! Items that are made up of others: they are not counted, and stand as the worst of these.

use super::{Assessment, Standing};
use crate::model::Plan;

/// Lets each item that others are a part of stand as the worst of these.
pub(super) fn lift(plan: &Plan, items: &mut [Assessment<'_>]) {
    let parents: Vec<Option<usize>> = (0..items.len()).map(|at| parent(plan, at)).collect();
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); items.len()];
    for (at, parent) in parents.iter().enumerate() {
        if let Some(parent) = parent {
            children[*parent].push(at);
        }
    }
    // The innermost first, so that what a parent stands as is settled before its own parent asks. What is in a circle,
    // which the check reports, is never settled.
    let mut unsettled: Vec<usize> = children.iter().map(Vec::len).collect();
    let mut settled: Vec<usize> = (0..items.len()).filter(|at| children[*at].is_empty()).collect();
    while let Some(at) = settled.pop() {
        let worst = children[at].iter().copied().min_by_key(|child| badness(items[*child].standing));
        if let Some(worst) = worst {
            let [parent, child] = two(items, at, worst);
            parent.stand_as(child);
        }
        if let Some(parent) = parents[at] {
            unsettled[parent] -= 1;
            settled.extend((unsettled[parent] == 0).then_some(parent));
        }
    }
}

fn parent(plan: &Plan, at: usize) -> Option<usize> {
    let parent = plan.parent_of(&plan.items[at])?;
    plan.index.position(&parent.id.value).filter(|parent| *parent != at)
}

/// The worst first: what is not done by how it stands; then what is suspended or waits for a day; then what is closed, late
/// before on time; what was dropped last of all.
const fn badness(standing: Standing) -> u8 {
    match standing {
        Standing::Overdue => 0,
        Standing::AtRiskHigh => 1,
        Standing::AtRisk => 2,
        Standing::OnTrack => 3,
        Standing::NotReported => 4,
        Standing::AwaitingConfirmation => 5,
        Standing::Unknown => 6,
        Standing::NotTriggered => 7,
        Standing::Suspended => 8,
        Standing::CompletedLate => 9,
        Standing::CompletedOnTime => 10,
        Standing::Dropped => 11,
    }
}

/// Two different items at once.
fn two<T>(items: &mut [T], one: usize, other: usize) -> [&mut T; 2] {
    let (low, high) = items.split_at_mut(one.max(other));
    let (first, second) = (&mut low[one.min(other)], &mut high[0]);
    if one < other { [first, second] } else { [second, first] }
}
