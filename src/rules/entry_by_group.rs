//! An entry in the report of a group, which speaks for each of its members.

use super::{Case, Rule};
use crate::assess::voice::Reach;
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "entry-by-group",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/entry-by-group.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    let is_group = |id| plan.agencies.find(id).is_some_and(|agency| agency.group.is_some());
    if !plan.reports.iter().any(|report| is_group(&report.agency.value)) {
        return;
    }
    for (report, entry, heard) in case.ledger().heard() {
        let Reach::Parts(agencies) = heard.reach else { continue };
        if !is_group(&report.agency.value) {
            continue;
        }
        let message = Message::new("entry-by-group.message")
            .with("agency", plan.agencies.name(&report.agency.value))
            .with("item", entry.item.value.as_str())
            .with("count", agencies.len());
        found.push(
            Diagnostic::new(rule, entry.item.span, message)
                .also(report.agency.span, Message::new("entry-by-group.report"))
                .help(Message::new("entry-by-group.help")),
        );
    }
}
