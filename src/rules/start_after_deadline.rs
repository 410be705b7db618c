//! An item that starts after its deadline.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "start-after-deadline",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/start-after-deadline.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for item in &case.plan.items {
        let (Some(start), Some(due)) = (&item.start, item.due(&case.plan.head)) else {
            continue;
        };
        if start.value <= due {
            continue;
        }
        let message =
            Message::new("start-after-deadline.message").with("start", start.value).with("due", due);
        found.push(
            Diagnostic::new(rule, start.span, message)
                .also(item.deadline.place(), Message::new("start-after-deadline.deadline"))
                .help(Message::new("start-after-deadline.help")),
        );
    }
}
