//! A report handed in before the data of its period close.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "submitted-early",
        severity: Severity::Note,
        page: include_str!("../../docs/rules/submitted-early.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for report in case.plan.reports.iter() {
        let (Some(submitted), closes) = (report.submitted, report.period.value.closes()) else { continue };
        if closes <= submitted.value || !report.tells_of_items() {
            continue;
        }
        let message = Message::new("submitted-early.message")
            .with("day", submitted.value)
            .with("period", report.period.value.to_string())
            .with("closes", closes);
        found.push(
            Diagnostic::new(rule, submitted.span, message)
                .help(Message::new("submitted-early.help").with("closes", closes)),
        );
    }
}
