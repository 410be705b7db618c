//! The checks on a plan that could be read. One file each; this list is the whole registry.

mod byte_order_mark;
mod code_form;
mod confirmation_by_other;
mod confirmation_not_done;
mod copy_damage;
mod days_reversed;
mod deadline_none;
mod deadline_outside_period;
mod deadline_text_date;
mod done_below_100;
mod draft;
mod duplicate_id;
mod empty_section;
mod entry_by_other;
mod entry_outside_period;
mod evidence_changed;
mod evidence_gone;
mod evidence_missing;
mod evidence_outside;
mod foreign_letter;
mod future_entry;
mod goal_without_target;
mod group_cycle;
mod id_gap;
mod id_order;
mod invisible_character;
mod lead_supports;
mod line_ending;
mod not_nfc;
mod one_deadline;
mod progress_falls;
mod repeated_code;
mod report_place;
mod runner_command;
mod same_as_cycle;
mod same_as_differs;
mod start_after_deadline;
mod support_twice;
mod target_above_100;
mod target_no_baseline;
mod target_unit;
mod targets_contradict;
mod targets_loosen;
mod tone_missing;
mod trailing_space;
mod unclear_item;
mod unknown_agency;
mod unknown_item;
mod unknown_metric;
mod unknown_section;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, Severity};
use crate::message::Message;
use crate::model::Plan;
use crate::source::{SourceId, SourceMap, Span};

/// A plan before the rules: what it means, how it is written, on which day, beside which files.
pub struct Case<'a> {
    pub plan: &'a Plan,
    pub sources: &'a SourceMap,
    pub as_of: NaiveDate,
    /// Every file below the plan's folder, by its path from there, with `/` between folders.
    pub files: &'a BTreeSet<String>,
    /// The SHA-256 in hexadecimal of those files that evidence recorded it of, where they can be read.
    pub digests: &'a BTreeMap<String, String>,
}

impl Case<'_> {
    /// Whether an error was found before on the line where `span` begins, so that what is amiss there is no news.
    fn is_faulty(&self, span: Span, found: &[Diagnostic]) -> bool {
        let mut errors = found.iter().filter(|it| it.severity == Severity::Error);
        errors.any(|it| self.sources.is_one_line(it.span, span))
    }
}

impl<'a> Case<'a> {
    /// The text of each file in whose bytes a rule may find something.
    fn texts(&self, may_hold: impl Fn(&[u8]) -> bool) -> impl Iterator<Item = (SourceId, &'a str)> {
        // Almost no file holds what these rules look for, and bytes are looked through faster than text is decoded.
        let files = self.sources.iter().filter(move |(_, file)| may_hold(file.bytes()));
        files.filter_map(|(id, file)| Some((id, std::str::from_utf8(file.bytes()).ok()?)))
    }
}

/// Whether two bytes next to each other are such as `is_wanted` says. Looks at all of them: that is faster than asking
/// after each whether to stop.
fn has_pair(bytes: &[u8], is_wanted: impl Fn(u8, u8) -> bool) -> bool {
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    pairs.fold(false, |has, (first, second)| has | is_wanted(*first, *second))
}

/// Adds what a rule found in one file, in the order of the text: twenty findings say enough, and one more stands for
/// the others and mends what they would have mended.
fn add(mut findings: Vec<Diagnostic>, text: &str, found: &mut Vec<Diagnostic>) {
    const ENOUGH: usize = 20;
    let others = findings.split_off(findings.len().min(ENOUGH));
    found.append(&mut findings);
    if let Some(first) = others.first() {
        let message = Message::new("places.more").with("count", others.len());
        let mut more = Diagnostic::new(first.rule, first.span, message);
        more.fix = joined(others.iter().filter_map(|it| it.fix.as_ref()), text);
        found.push(more);
    }
}

/// One fix for several of one file, which come in the order of the text.
fn joined<'a>(fixes: impl Iterator<Item = &'a Fix>, text: &str) -> Option<Fix> {
    fixes.fold(None, |whole: Option<Fix>, fix| {
        let Some(mut whole) = whole else { return Some(fix.clone()) };
        whole.replacement.push_str(&text[whole.span.range().end..fix.span.range().start]);
        whole.replacement.push_str(&fix.replacement);
        whole.span.end = fix.span.end;
        Some(whole)
    })
}

/// A check over a whole plan.
pub struct Rule {
    pub info: RuleInfo,
    check: fn(&'static RuleInfo, &Case<'_>, &mut Vec<Diagnostic>),
}

/// Every rule, by id.
pub static RULES: &[&Rule] = &[
    &byte_order_mark::RULE,
    &code_form::RULE,
    &confirmation_by_other::RULE,
    &confirmation_not_done::RULE,
    &copy_damage::RULE,
    &days_reversed::RULE,
    &deadline_none::RULE,
    &deadline_outside_period::RULE,
    &deadline_text_date::RULE,
    &done_below_100::RULE,
    &draft::RULE,
    &duplicate_id::RULE,
    &empty_section::RULE,
    &entry_by_other::RULE,
    &entry_outside_period::RULE,
    &evidence_changed::RULE,
    &evidence_gone::RULE,
    &evidence_missing::RULE,
    &evidence_outside::RULE,
    &foreign_letter::RULE,
    &future_entry::RULE,
    &goal_without_target::RULE,
    &group_cycle::RULE,
    &id_gap::RULE,
    &id_order::RULE,
    &invisible_character::RULE,
    &lead_supports::RULE,
    &line_ending::RULE,
    &not_nfc::RULE,
    &one_deadline::RULE,
    &progress_falls::RULE,
    &repeated_code::RULE,
    &report_place::RULE,
    &runner_command::RULE,
    &same_as_cycle::RULE,
    &same_as_differs::RULE,
    &start_after_deadline::RULE,
    &support_twice::RULE,
    &target_above_100::RULE,
    &target_no_baseline::RULE,
    &target_unit::RULE,
    &targets_contradict::RULE,
    &targets_loosen::RULE,
    &tone_missing::RULE,
    &trailing_space::RULE,
    &unclear_item::RULE,
    &unknown_agency::RULE,
    &unknown_item::RULE,
    &unknown_metric::RULE,
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

/// The text once every fix is made. They have to come in its order, apart.
#[cfg(test)]
fn mended(text: &str, findings: &[Diagnostic]) -> String {
    let mut mended = String::new();
    let mut past = 0;
    for fix in findings.iter().filter_map(|it| it.fix.as_ref()) {
        mended.push_str(&text[past..fix.span.range().start]);
        mended.push_str(&fix.replacement);
        past = fix.span.range().end;
    }
    mended + &text[past..]
}

/// What findings point at.
#[cfg(test)]
fn pointed<'a>(text: &'a str, findings: &[Diagnostic]) -> Vec<&'a str> {
    findings.iter().map(|it| &text[it.span.range()]).collect()
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
    fn twenty_findings_of_a_file_say_enough() {
        let text = "a.".repeat(50);
        let finding = |at: usize| {
            let span = Span::new(SourceId(0), &(2 * at..2 * at + 1));
            Diagnostic::new(&RULES[0].info, span, Message::new("places.more")).fix(span, "bb")
        };
        for (places, said) in [(0, 0), (1, 1), (20, 20), (21, 21), (50, 21)] {
            let mut found = Vec::new();
            add((0..places).map(finding).collect(), &text, &mut found);
            assert_eq!(found.len(), said);
            assert_eq!(mended(&text, &found), "bb.".repeat(places) + &"a.".repeat(50 - places));
        }
    }

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
