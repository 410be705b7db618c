//! Lists in which each thing stands once, though the plan prints it twice.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::assess::Assessment;
use crate::model::{AgencyId, Item, Plan};

/// A line of a list: one item, or one that is printed twice and stands alike at both places.
pub struct Line<'a> {
    pub assessment: &'a Assessment<'a>,
    /// The ids of all places, the first one's first.
    pub ids: Vec<&'a str>,
}

/// The items, each thing once where it stands alike: with the same standing, day and leads.
pub fn lines<'a>(plan: &'a Plan, items: impl IntoIterator<Item = &'a Assessment<'a>>) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    let mut known: BTreeMap<_, usize> = BTreeMap::new();
    for assessment in items {
        let Item { id, lead, .. } = assessment.item;
        let thing = plan.index.position(&id.value).map_or(usize::MAX, |at| plan.index.root(at));
        let leads: Vec<&AgencyId> = lead.iter().map(|id| &id.value).collect();
        match known.entry((thing, assessment.standing, assessment.due, leads)) {
            Entry::Occupied(at) => lines[*at.get()].ids.push(id.value.as_str()),
            Entry::Vacant(place) => {
                place.insert(lines.len());
                lines.push(Line { assessment, ids: vec![id.value.as_str()] });
            }
        }
    }
    lines
}
