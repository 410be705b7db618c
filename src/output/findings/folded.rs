//! Findings as people read them: what many plans have alike is said once.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, FEW_PLANS, Report, Thing};
use crate::source::SourceId;

/// The plan that a file belongs to, by its place in the run.
pub type Owners = BTreeMap<SourceId, usize>;

/// A finding that is shown.
pub struct Shown<'a> {
    pub diagnostic: &'a Diagnostic,
    pub others: Option<Others>,
}

/// The findings like one that is shown.
#[derive(Clone, Copy)]
pub struct Others {
    pub count: usize,
    /// In how many plans they are, that of the one that is shown among them.
    pub plans: usize,
}

/// The findings to show, in the order of the report. Of those that say one thing of more than a few plans it is the first.
pub fn folded<'a>(report: &'a Report, owners: &Owners) -> Vec<Shown<'a>> {
    let mut places: BTreeMap<Thing, (usize, BTreeSet<usize>)> = BTreeMap::new();
    for finding in report.iter() {
        let (count, plans) = places.entry(finding.thing()).or_default();
        *count += 1;
        plans.extend(owners.get(&finding.span.source));
    }
    for (thing, counted) in report.counted() {
        let (count, plans) = places.entry(*thing).or_default();
        *count += counted.findings;
        plans.extend(&counted.plans);
    }
    let mut said = BTreeSet::new();
    let shown = report.iter().filter_map(|diagnostic| {
        let thing = diagnostic.thing();
        let (count, plans) = places
            .get(&thing)
            .filter(|(_, plans)| FEW_PLANS < plans.len())
            .map_or((1, 1), |(count, plans)| (*count, plans.len()));
        if plans == 1 {
            return Some(Shown { diagnostic, others: None });
        }
        let others = Some(Others { count: count - 1, plans });
        said.insert(thing).then_some(Shown { diagnostic, others })
    });
    shown.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{RuleInfo, Severity};
    use crate::message::Message;
    use crate::source::Span;

    static RULE: RuleInfo = RuleInfo { id: "a-rule", severity: Severity::Note, page: "" };

    /// How many are shown of a finding in each of these plans, and of how many more is told.
    #[track_caller]
    fn case(plans: &[usize], expected: (usize, Option<(usize, usize)>)) {
        let files = || (0..).map(SourceId).zip(plans);
        let at = |(file, _)| Diagnostic::new(&RULE, Span::new(file, &(0..0)), Message::new("m"));
        let report = Report::new(files().map(at).collect());
        let owners: Owners = files().map(|(file, plan)| (file, *plan)).collect();
        let shown = folded(&report, &owners);
        let others = shown.first().and_then(|it| it.others).map(|it| (it.count, it.plans));
        assert_eq!((shown.len(), others), expected, "{plans:?}");
    }

    #[test]
    fn one_thing_of_many_plans_is_said_once() {
        case(&[], (0, None));
        case(&[0, 1, 2], (3, None));
        case(&[0, 0, 0, 0, 0], (5, None));
        case(&[0, 1, 2, 3], (1, Some((3, 4))));
        case(&[0, 1, 2, 3, 3], (1, Some((4, 4))));
    }
}
