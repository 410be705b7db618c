//! Items that are printed twice: which they are, and lists in which each thing stands once.

use crate::assess::Assessment;
use crate::model::{Item, ItemId, Plan};

/// The other items that are the same thing as `item`, directly or through others, in order.
pub(super) fn of<'a>(plan: &'a Plan, item: &'a Item) -> Vec<&'a ItemId> {
    let mut twins = vec![&item.id.value];
    let mut at = 0;
    while at < twins.len() {
        let id = twins[at];
        let onward = plan.item(id).and_then(|it| it.same_as.as_ref()).map(|same| &same.value);
        let back = plan.items.iter().filter(|it| it.same_as.as_ref().is_some_and(|same| same.value == *id));
        for next in onward.into_iter().chain(back.map(|it| &it.id.value)) {
            if !twins.contains(&next) {
                twins.push(next);
            }
        }
        at += 1;
    }
    twins.remove(0);
    twins.sort();
    twins
}

/// A line of a list: one item, or one that is printed twice and stands alike at both places.
pub(super) struct Line<'a> {
    pub(super) assessment: &'a Assessment<'a>,
    /// The items, the first one's id first.
    ids: Vec<&'a str>,
}

impl Line<'_> {
    /// The ids, one after the other.
    pub(super) fn ids(&self) -> String {
        self.ids.join(", ")
    }
}

/// The items, each thing once where it stands alike: with the same standing, day and leads.
pub(super) fn lines<'a>(
    plan: &'a Plan,
    items: impl IntoIterator<Item = &'a Assessment<'a>>,
) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    for assessment in items {
        let id = assessment.item.id.value.as_str();
        let twins = of(plan, assessment.item);
        let is_met = |line: &&mut Line<'_>| {
            twins.contains(&&line.assessment.item.id.value) && are_alike(line.assessment, assessment)
        };
        match lines.iter_mut().find(is_met) {
            Some(line) => line.ids.push(id),
            None => lines.push(Line { assessment, ids: vec![id] }),
        }
    }
    lines
}

fn are_alike(one: &Assessment<'_>, other: &Assessment<'_>) -> bool {
    let leads = |it: &Assessment<'_>| it.item.lead.iter().map(|id| id.value.clone()).collect::<Vec<_>>();
    one.standing == other.standing && one.due == other.due && leads(one) == leads(other)
}
