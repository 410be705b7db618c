//! A file of evidence that is no longer what it was when it was recorded.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "evidence-changed",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/evidence-changed.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let entries = case.plan.reports.iter().flat_map(|report| &report.entries);
    for evidence in entries.flat_map(|entry| &entry.evidence) {
        let (Some(path), Some(recorded)) = (&evidence.path, &evidence.sha256) else { continue };
        let now = evidence.place().and_then(|place| case.digests.get(&place));
        if now.is_none_or(|now| *now == recorded.value) {
            continue;
        }
        let message = Message::new("evidence-changed.message").with("path", path.as_str());
        found.push(
            Diagnostic::new(rule, recorded.span, message)
                .also(path.span, Message::new("evidence-changed.path"))
                .help(Message::new("evidence-changed.help").with("digest", now.map_or("", String::as_str))),
        );
    }
}
