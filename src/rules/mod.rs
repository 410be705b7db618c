//! The checks on a plan that could be read. One file each; this list is the whole registry.

mod code_form;
mod deadline_none;
mod deadline_outside_period;
mod deadline_text_date;
mod done_below_100;
mod draft;
mod duplicate_id;
mod empty_section;
mod entry_outside_period;
mod evidence_gone;
mod evidence_missing;
mod evidence_outside;
mod future_entry;
mod goal_without_target;
mod group_cycle;
mod id_gap;
mod id_order;
mod lead_supports;
mod one_deadline;
mod progress_falls;
mod repeated_code;
mod report_place;
mod same_as_cycle;
mod same_as_differs;
mod start_after_deadline;
mod support_twice;
mod target_above_100;
mod target_no_baseline;
mod target_unit;
mod targets_contradict;
mod targets_loosen;
mod unclear_item;
mod unknown_agency;
mod unknown_item;
mod unknown_section;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::model::Plan;
use crate::source::{SourceMap, Span};

/// A plan before the rules: what it means, how it is written, on which day, beside which files.
pub struct Case<'a> {
    pub plan: &'a Plan,
    pub sources: &'a SourceMap,
    pub as_of: NaiveDate,
    /// Every file below the plan's folder, by its path from there, with `/` between folders.
    pub files: &'a BTreeSet<String>,
}

impl Case<'_> {
    /// Whether an error was found before on the line where `span` begins, so that what is amiss there is no news.
    fn is_faulty(&self, span: Span, found: &[Diagnostic]) -> bool {
        let mut errors = found.iter().filter(|it| it.severity == Severity::Error);
        errors.any(|it| self.sources.is_one_line(it.span, span))
    }
}

/// A check over a whole plan.
pub struct Rule {
    pub info: RuleInfo,
    check: fn(&'static RuleInfo, &Case<'_>, &mut Vec<Diagnostic>),
}

/// Every rule, by id.
pub static RULES: &[&Rule] = &[
    &code_form::RULE,
    &deadline_none::RULE,
    &deadline_outside_period::RULE,
    &deadline_text_date::RULE,
    &done_below_100::RULE,
    &draft::RULE,
    &duplicate_id::RULE,
    &empty_section::RULE,
    &entry_outside_period::RULE,
    &evidence_gone::RULE,
    &evidence_missing::RULE,
    &evidence_outside::RULE,
    &future_entry::RULE,
    &goal_without_target::RULE,
    &group_cycle::RULE,
    &id_gap::RULE,
    &id_order::RULE,
    &lead_supports::RULE,
    &one_deadline::RULE,
    &progress_falls::RULE,
    &repeated_code::RULE,
    &report_place::RULE,
    &same_as_cycle::RULE,
    &same_as_differs::RULE,
    &start_after_deadline::RULE,
    &support_twice::RULE,
    &target_above_100::RULE,
    &target_no_baseline::RULE,
    &target_unit::RULE,
    &targets_contradict::RULE,
    &targets_loosen::RULE,
    &unclear_item::RULE,
    &unknown_agency::RULE,
    &unknown_item::RULE,
    &unknown_section::RULE,
];

/// The rules without which a plan cannot be reckoned with: every reference leads somewhere, and none in a circle.
/// The other rules are for who edits a plan, not for who reads it every morning.
pub static STRUCTURE: &[&Rule] = &[
    &duplicate_id::RULE,
    &group_cycle::RULE,
    &same_as_cycle::RULE,
    &unknown_agency::RULE,
    &unknown_item::RULE,
    &unknown_section::RULE,
];

/// Runs rules over a plan.
pub fn run(rules: &[&'static Rule], case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for rule in rules {
        (rule.check)(&rule.info, case, found);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    #[test]
    fn a_plan_is_kept_from_readers_by_errors_alone() {
        assert!(STRUCTURE.iter().all(|rule| rule.info.severity == Severity::Error));
    }

    #[test]
    fn every_file_here_is_registered_once() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
        let files: BTreeSet<String> = std::fs::read_dir(here)
            .unwrap()
            .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().replace('_', "-"))
            .filter(|stem| stem != "mod")
            .collect();
        let ids: BTreeSet<String> = RULES.iter().map(|rule| rule.info.id.to_owned()).collect();
        assert_eq!(ids.len(), RULES.len(), "an id is registered twice");
        assert_eq!(ids, files);
        assert!(RULES.is_sorted_by_key(|rule| rule.info.id));
    }
}
