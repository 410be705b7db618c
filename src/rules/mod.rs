//! The checks on a plan that could be read. One file each; this list is the whole registry.

mod agency_names;
mod amendment_early;
mod amendment_no_was;
mod amendment_was;
mod byte_order_mark;
mod case;
mod circles;
mod code_form;
mod confirmation_by_other;
mod confirmation_not_done;
mod copy_damage;
mod days_reversed;
mod deadline_key_differs;
mod deadline_none;
mod deadline_outside_period;
mod deadline_text_date;
mod deadline_unread;
mod done_below_100;
mod done_target_missed;
mod draft;
mod due_on_day_off;
mod duplicate_id;
mod duplicate_round;
mod empty_section;
mod entry_by_group;
mod entry_by_other;
mod entry_outside_period;
mod entry_twice;
mod erratum_differs;
mod evidence_changed;
mod evidence_date;
mod evidence_gone;
mod evidence_missing;
mod evidence_outside;
mod file_name;
mod foreign_letter;
mod future_entry;
mod goal_without_target;
mod group_cycle;
mod id_alike;
mod id_gap;
mod id_order;
mod invisible_character;
mod item_renumbered;
mod lead_supports;
mod ledger_rewritten;
mod less_after_done;
mod letter_blank;
mod line_ending;
mod measured_above_100;
mod names_itself;
mod no_successor;
mod not_nfc;
mod one_deadline;
mod override_by_other;
mod override_no_end;
mod pairs;
mod part_of_cycle;
mod percent_fraction;
mod place_differs;
mod places;
mod plan_days;
mod progress_falls;
mod repeated_code;
mod report_days;
mod report_place;
mod round_order;
mod round_unsaid;
mod runner_command;
mod same_as_cycle;
mod same_as_differs;
mod same_as_unlike;
mod start_after_deadline;
mod stop_by_other;
mod stop_no_decision;
mod submitted_early;
mod successor_cycle;
mod successor_days;
mod support_twice;
mod target_above_100;
mod target_always_met;
mod target_no_baseline;
mod target_unit;
mod targets_contradict;
mod targets_loosen;
mod text_encoding;
mod tone_missing;
mod trailing_space;
mod unclear_item;
mod undecided_change;
mod unknown_agency;
mod unknown_item;
mod unknown_metric;
mod unknown_part;
mod unknown_round;
mod unknown_section;
mod unrecorded_change;

pub use self::case::{Case, Review, Rule, Shared};
use self::circles::{circles, of_agencies};
use self::pairs::Pairs;
use self::places::add;
#[cfg(test)]
use self::places::{mended, pointed};
use crate::diagnostic::Diagnostic;

/// Every rule, by id.
pub static RULES: &[&Rule] = &[
    &agency_names::RULE,
    &amendment_early::RULE,
    &amendment_no_was::RULE,
    &amendment_was::RULE,
    &byte_order_mark::RULE,
    &code_form::RULE,
    &confirmation_by_other::RULE,
    &confirmation_not_done::RULE,
    &copy_damage::RULE,
    &days_reversed::RULE,
    &deadline_key_differs::RULE,
    &deadline_none::RULE,
    &deadline_outside_period::RULE,
    &deadline_text_date::RULE,
    &deadline_unread::RULE,
    &done_below_100::RULE,
    &done_target_missed::RULE,
    &draft::RULE,
    &due_on_day_off::RULE,
    &duplicate_id::RULE,
    &duplicate_round::RULE,
    &empty_section::RULE,
    &entry_by_group::RULE,
    &entry_by_other::RULE,
    &entry_outside_period::RULE,
    &entry_twice::RULE,
    &erratum_differs::RULE,
    &evidence_changed::RULE,
    &evidence_date::RULE,
    &evidence_gone::RULE,
    &evidence_missing::RULE,
    &evidence_outside::RULE,
    &file_name::RULE,
    &foreign_letter::RULE,
    &future_entry::RULE,
    &goal_without_target::RULE,
    &group_cycle::RULE,
    &id_alike::RULE,
    &id_gap::RULE,
    &id_order::RULE,
    &invisible_character::RULE,
    &item_renumbered::RULE,
    &lead_supports::RULE,
    &ledger_rewritten::RULE,
    &less_after_done::RULE,
    &letter_blank::RULE,
    &line_ending::RULE,
    &measured_above_100::RULE,
    &names_itself::RULE,
    &no_successor::RULE,
    &not_nfc::RULE,
    &one_deadline::RULE,
    &override_by_other::RULE,
    &override_no_end::RULE,
    &part_of_cycle::RULE,
    &percent_fraction::RULE,
    &place_differs::RULE,
    &plan_days::RULE,
    &progress_falls::RULE,
    &repeated_code::RULE,
    &report_days::RULE,
    &report_place::RULE,
    &round_order::RULE,
    &round_unsaid::RULE,
    &runner_command::RULE,
    &same_as_cycle::RULE,
    &same_as_differs::RULE,
    &same_as_unlike::RULE,
    &start_after_deadline::RULE,
    &stop_by_other::RULE,
    &stop_no_decision::RULE,
    &submitted_early::RULE,
    &successor_cycle::RULE,
    &successor_days::RULE,
    &support_twice::RULE,
    &target_above_100::RULE,
    &target_always_met::RULE,
    &target_no_baseline::RULE,
    &target_unit::RULE,
    &targets_contradict::RULE,
    &targets_loosen::RULE,
    &text_encoding::RULE,
    &tone_missing::RULE,
    &trailing_space::RULE,
    &unclear_item::RULE,
    &undecided_change::RULE,
    &unknown_agency::RULE,
    &unknown_item::RULE,
    &unknown_metric::RULE,
    &unknown_part::RULE,
    &unknown_round::RULE,
    &unknown_section::RULE,
    &unrecorded_change::RULE,
];

/// The rules without which a plan cannot be reckoned with: every reference leads somewhere, and none in a circle.
/// The other rules are for who edits a plan, not for who reads it every morning.
pub static STRUCTURE: &[&Rule] = &[
    &duplicate_id::RULE,
    &duplicate_round::RULE,
    &group_cycle::RULE,
    &part_of_cycle::RULE,
    &same_as_cycle::RULE,
    &successor_cycle::RULE,
    &unknown_agency::RULE,
    &unknown_item::RULE,
    &unknown_part::RULE,
    &unknown_round::RULE,
    &unknown_section::RULE,
];

/// The rules that judge an edit. The level that each had before the edit counts: what is to be judged does not say how.
pub static OF_EDITS: &[&Rule] = &[
    &amendment_was::RULE,
    &item_renumbered::RULE,
    &ledger_rewritten::RULE,
    &undecided_change::RULE,
    &unrecorded_change::RULE,
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
    use crate::diagnostic::Severity;

    #[test]
    fn a_plan_is_kept_from_readers_by_errors_alone() {
        assert!(STRUCTURE.iter().all(|rule| rule.info.severity == Severity::Error));
    }

    #[test]
    fn every_file_here_is_registered_once() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
        let paths = std::fs::read_dir(here).unwrap().map(|entry| entry.unwrap().path());
        let files: BTreeSet<String> = paths
            .filter(|path| path.extension().is_some_and(|it| it == "rs"))
            .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
            .filter(|stem| !["mod", "case", "circles", "pairs", "places"].contains(&stem.as_str()))
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
