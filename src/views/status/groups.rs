//! Several plans in groups: those that rest on one plan, or else those of one folder.

use std::collections::{BTreeMap, BTreeSet};

use super::{PlanStatus, badness};
use crate::assess::Tally;

/// Plans that are watched together.
pub(super) struct Group<'a> {
    /// The id of the plan above, or the folder as shown.
    pub(super) name: &'a str,
    pub(super) plans: usize,
    pub(super) tally: Tally,
    pub(super) missing_reports: usize,
}

/// The groups, the worst first.
pub(super) fn groups(plans: &[PlanStatus]) -> Vec<Group<'_>> {
    let above: BTreeSet<&str> = plans.iter().filter_map(|plan| plan.above.as_deref()).collect();
    let mut groups: BTreeMap<&str, Group<'_>> = BTreeMap::new();
    for plan in plans {
        let name = name(plan, &above);
        let group = groups.entry(name).or_insert_with(|| Group {
            name,
            plans: 0,
            tally: Tally::default(),
            missing_reports: 0,
        });
        group.plans += 1;
        group.tally.add(&plan.tally);
        group.missing_reports += plan.missing_reports;
    }
    let mut groups: Vec<_> = groups.into_values().collect();
    groups.sort_by_key(|group| std::cmp::Reverse(badness(&group.tally, group.missing_reports)));
    groups
}

/// The group of a plan: the plan that it rests on; its own, where others rest on it; else its folder.
fn name<'a>(plan: &'a PlanStatus, above: &BTreeSet<&str>) -> &'a str {
    match &plan.above {
        Some(above) => above,
        None if above.contains(plan.id.as_str()) => &plan.id,
        None => plan.path.rsplit_once('/').map_or("", |(folder, _)| folder),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(plans: &[(&str, &str, Option<&str>)], expected: &[(&str, usize)]) {
        let plans = plans.iter().map(|(id, path, above)| PlanStatus {
            id: (*id).to_owned(),
            path: (*path).to_owned(),
            distinct: 0,
            tally: Tally::default(),
            of_distinct: Tally::default(),
            missing_reports: 0,
            most_urgent: None,
            above: above.map(str::to_owned),
        });
        let plans: Vec<_> = plans.collect();
        let found: Vec<_> = groups(&plans).iter().map(|group| (group.name, group.plans)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_plan_counts_with_the_one_it_rests_on_or_with_its_folder() {
        case(
            &[("t1", "plans/a/t", None), ("x1", "plans/a/x1", Some("t1")), ("x2", "plans/b/x2", Some("t1"))],
            &[("t1", 3)],
        );
        case(
            &[("a", "plans/n/a", None), ("b", "plans/n/b", None), ("c", "c", None)],
            &[("", 1), ("plans/n", 2)],
        );
        // The plan above need not be there; what rests on one above it counts there.
        case(&[("x", "plans/x", Some("gone")), ("y", "plans/y", Some("x"))], &[("gone", 1), ("x", 1)]);
    }
}
