//! A successor whose first day is not the day after the last of the agency it succeeds: on the days between both answer, or
//! nobody does.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "successor-days",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/successor-days.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let agencies = &case.plan.agencies;
    for agency in agencies.iter() {
        let Some(until) = agency.life.until else { continue };
        for successor in agency.life.successors.iter().filter_map(|id| agencies.find(&id.value)) {
            // One that was there before takes in another.
            let Some(from) = successor.life.from.filter(|from| Some(from.value) != until.value.succ_opt())
            else {
                continue;
            };
            let key = if from.value <= until.value { "successor-days.overlap" } else { "successor-days.gap" };
            let message = Message::new(key)
                .with("agency", agency.name.as_str())
                .with("successor", successor.name.as_str())
                .with("until", until.value)
                .with("from", from.value);
            found.push(
                Diagnostic::new(rule, from.span, message)
                    .also(until.span, Message::new("successor-days.until"))
                    .help(Message::new("successor-days.help")),
            );
        }
    }
}
