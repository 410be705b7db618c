//! A round that is due no later than the one before it, or after the item's own deadline.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::Round;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "round-order",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/round-order.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for item in &case.plan.items {
        for pair in item.rounds.windows(2) {
            let [before, round] = pair else { continue };
            if round.due.value <= before.due.value {
                let message = of("round-order.message", round)
                    .with("before", before.id.as_str())
                    .with("day", before.due.value);
                found.push(
                    Diagnostic::new(rule, round.due.span, message)
                        .also(before.due.span, Message::new("round-order.before"))
                        .help(Message::new("round-order.help")),
                );
            }
        }
        // Of work that comes back, the deadline is that of the first round.
        let is_once = item.deadline.every().is_none();
        let Some(due) = item.due(&case.plan.head).filter(|_| is_once) else { continue };
        // The first that is late says enough.
        if let Some(round) = item.rounds.iter().find(|round| due < round.due.value) {
            let message = of("round-order.late", round).with("day", due);
            found.push(
                Diagnostic::new(rule, round.due.span, message)
                    .also(item.deadline.place(), Message::new("round-order.deadline"))
                    .help(Message::new("round-order.help-late")),
            );
        }
    }
}

fn of(key: &'static str, round: &Round) -> Message {
    Message::new(key).with("id", round.id.as_str()).with("due", round.due.value)
}
