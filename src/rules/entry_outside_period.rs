//! An entry dated outside the data window of its report's period.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "entry-outside-period",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/entry-outside-period.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for report in case.plan.reports.iter() {
        let period = report.period.value;
        for entry in &report.entries {
            let day = entry.on.value;
            // A day that is still to come is a finding of its own.
            if (period.opens()..=period.closes()).contains(&day) || case.as_of < day {
                continue;
            }
            let message = Message::new("entry-outside-period.message")
                .with("day", day)
                .with("period", period.to_string())
                .with("from", period.opens())
                .with("to", period.closes());
            found.push(
                Diagnostic::new(rule, entry.on.span, message)
                    .also(report.period.span, Message::new("entry-outside-period.period"))
                    .help(Message::new("entry-outside-period.help")),
            );
        }
    }
}
