//! Lists in which each thing stands once, though the plan prints it twice.

use std::collections::BTreeMap;

use crate::assess::Assessment;
use crate::model::Plan;

/// A line of a list: one item, or one that is printed twice and stands alike at both places.
pub struct Line<'a> {
    pub assessment: &'a Assessment<'a>,
    /// The ids of all places, the first one's first.
    pub ids: Vec<&'a str>,
}

/// The items, each thing once where it stands alike: with the same standing, day and leads.
pub fn lines<'a>(plan: &'a Plan, items: impl IntoIterator<Item = &'a Assessment<'a>>) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    let mut of_thing: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for assessment in items {
        let id = &assessment.item.id.value;
        let thing = plan.index.position(id).map_or(usize::MAX, |at| plan.index.root(at));
        let of_thing = of_thing.entry(thing).or_default();
        if let Some(at) = of_thing.iter().find(|at| are_alike(lines[**at].assessment, assessment)) {
            lines[*at].ids.push(id.as_str());
        } else {
            of_thing.push(lines.len());
            lines.push(Line { assessment, ids: vec![id.as_str()] });
        }
    }
    lines
}

fn are_alike(one: &Assessment<'_>, other: &Assessment<'_>) -> bool {
    let leads = |it: &Assessment<'_>| it.item.lead.iter().map(|id| id.value.clone()).collect::<Vec<_>>();
    one.standing == other.standing && one.due == other.due && leads(one) == leads(other)
}
