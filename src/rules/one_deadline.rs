//! A plan whose items are all due on one day.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "one-deadline",
        severity: Severity::Note,
        page: include_str!("../../docs/rules/one-deadline.md"),
    },
    check,
};

/// Fewer items may well share a day.
const FEWEST: usize = 5;

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    let mut due = plan.items.iter().filter_map(|item| Some((item, item.due(&plan.head)?)));
    let Some((first, day)) = due.next() else { return };
    let mut count = 1;
    for (_, other) in due {
        if other != day {
            return;
        }
        count += 1;
    }
    if count < FEWEST {
        return;
    }
    let message = Message::new("one-deadline.message").with("count", count).with("day", day);
    found
        .push(Diagnostic::new(rule, first.deadline.place(), message).help(Message::new("one-deadline.help")));
}
