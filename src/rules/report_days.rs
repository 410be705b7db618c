//! Reports that are due before their data close.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "report-days",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/report-days.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let Some(reporting) = &case.plan.reporting else { return };
    let calendar = reporting.calendar;
    // Where the plan sets both days, a due day that is not after the other is of the next month.
    if let Some(span) = reporting.due_place
        && calendar.due_day <= calendar.close_day
        && !calendar.is_due_next_month
    {
        let message = Message::new("report-days.message")
            .with("due", i64::from(calendar.due_day))
            .with("close", i64::from(calendar.close_day));
        found.push(Diagnostic::new(rule, span, message).help(Message::new("report-days.help")));
    }
}
