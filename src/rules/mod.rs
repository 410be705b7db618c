//! The checks on a plan that could be read. One file each; this list is the whole registry.

mod code_form;
mod draft;
mod duplicate_id;
mod evidence_gone;
mod evidence_missing;
mod evidence_outside;
mod goal_without_target;
mod group_cycle;
mod repeated_code;
mod report_place;
mod same_as_cycle;
mod target_above_100;
mod target_no_baseline;
mod target_unit;
mod targets_contradict;
mod targets_loosen;
mod unknown_agency;
mod unknown_item;
mod unknown_section;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::model::Plan;
use crate::source::SourceMap;

/// A plan before the rules: what it means, how it is written, on which day, beside which files.
pub struct Case<'a> {
    pub plan: &'a Plan,
    pub sources: &'a SourceMap,
    pub as_of: NaiveDate,
    /// Every file below the plan's folder, by its path from there, with `/` between folders.
    pub files: &'a BTreeSet<String>,
}

/// A check over a whole plan.
pub struct Rule {
    pub info: RuleInfo,
    check: fn(&'static RuleInfo, &Case<'_>, &mut Vec<Diagnostic>),
}

/// Every rule, by id.
pub static RULES: &[&Rule] = &[
    &code_form::RULE,
    &draft::RULE,
    &duplicate_id::RULE,
    &evidence_gone::RULE,
    &evidence_missing::RULE,
    &evidence_outside::RULE,
    &goal_without_target::RULE,
    &group_cycle::RULE,
    &repeated_code::RULE,
    &report_place::RULE,
    &same_as_cycle::RULE,
    &target_above_100::RULE,
    &target_no_baseline::RULE,
    &target_unit::RULE,
    &targets_contradict::RULE,
    &targets_loosen::RULE,
    &unknown_agency::RULE,
    &unknown_item::RULE,
    &unknown_section::RULE,
];

/// Runs the rules that are at least as severe as `least`.
pub fn run(case: &Case<'_>, least: Severity, found: &mut Vec<Diagnostic>) {
    for rule in RULES.iter().filter(|rule| least <= rule.info.severity) {
        (rule.check)(&rule.info, case, found);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    #[test]
    fn every_file_here_is_registered_once() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
        let paths = std::fs::read_dir(here).unwrap().map(|entry| entry.unwrap().path());
        let files: BTreeSet<String> = paths
            .filter(|path| path.extension().is_some_and(|it| it == "rs"))
            .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
            .filter(|stem| stem != "mod")
            .collect();
        let ids: Vec<String> = RULES.iter().map(|rule| rule.info.id.replace('-', "_")).collect();
        for file in &files {
            assert!(
                ids.contains(file),
                "src/rules/{file}.rs: no rule in RULES has this file's name as its id"
            );
        }
        for id in &ids {
            assert!(
                files.contains(id),
                "RULES has a rule that is not in a file of its name, src/rules/{id}.rs"
            );
        }
        for pair in ids.windows(2) {
            assert!(
                pair[0] < pair[1],
                "RULES is in the order of ids, each once: `{}` belongs before `{}`",
                pair[1],
                pair[0]
            );
        }
    }
}
