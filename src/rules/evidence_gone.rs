//! A path of evidence at which no file lies.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use super::{Case, Rule, evidence_outside};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::text;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "evidence-gone",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/evidence-gone.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let entries = case.plan.reports.iter().flat_map(|report| &report.entries);
    // Systems write one name in one of two forms of Unicode.
    let names = LazyCell::new(|| case.files.iter().map(|file| text::composed(file)).collect::<BTreeSet<_>>());
    let is_there = |place: &String| {
        case.files.contains(place) || (!place.is_ascii() && names.contains(&text::composed(place)))
    };
    for evidence in entries.flat_map(|entry| &entry.evidence) {
        let (Some(path), Some(place)) = (&evidence.path, evidence.place()) else { continue };
        let is_outside = evidence_outside::reason(evidence_outside::written(case, path)).is_some();
        if is_outside || is_there(&place) {
            continue;
        }
        // The plan's own files are no evidence.
        let is_own = |file: &&str| file.rsplit('.').next() == Some("toml");
        let present = case.files.iter().map(String::as_str).filter(|file| !is_own(file));
        let help = match text::nearest(path, present) {
            Some(nearest) => Message::new("did-you-mean").with("name", nearest),
            None => Message::new("evidence-gone.help"),
        };
        let message = Message::new("evidence-gone.message").with("path", path.as_str());
        found.push(Diagnostic::new(rule, path.span, message).help(help));
    }
}
