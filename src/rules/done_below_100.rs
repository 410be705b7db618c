//! An entry that is done with less than 100 %.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::{Arg, Message};
use crate::model::State;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "done-below-100",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/done-below-100.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for entry in case.plan.reports.iter().flat_map(|report| &report.entries) {
        let percent = entry.percent.filter(|percent| percent.value < 100.0);
        let done = entry.state.filter(|state| state.value == State::Done);
        let (Some(percent), Some(state)) = (percent, done) else { continue };
        let message = Message::new("done-below-100.message")
            .with("item", entry.item.value.as_str())
            .with("percent", Arg::Decimal(percent.value, 6));
        found.push(
            Diagnostic::new(rule, percent.span, message)
                .also(state.span, Message::new("done-below-100.state"))
                .help(Message::new("done-below-100.help")),
        );
    }
}
