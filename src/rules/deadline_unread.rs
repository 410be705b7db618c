//! A deadline whose text says no day that could be relied on, and no key says more.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::Why;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "deadline-unread",
        severity: Severity::Note,
        page: include_str!("../../docs/rules/deadline-unread.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let head = &case.plan.head;
    let faults = case.faults(found);
    for item in &case.plan.items {
        let deadline = &item.deadline;
        let is_set = item.due(head).is_some() || deadline.trigger().is_some();
        let Some(fault) = deadline.fault(&head.period).filter(|_| !is_set) else { continue };
        let Some((label, help)) = words(fault.why) else { continue };
        if faults.touch(deadline.text.span) {
            continue;
        }
        let span = case.words(&deadline.text, &fault.range);
        let message = Message::new("deadline-unread.message").with("text", deadline.text.as_str());
        found.push(Diagnostic::new(rule, span, message).label(Message::new(label)).help(Message::new(help)));
    }
}

/// What is said of the words in the way, and of how to write them. A blank text is no text.
const fn words(why: Why) -> Option<(&'static str, &'static str)> {
    Some(match why {
        Why::Blank => return None,
        Why::Unknown => ("deadline-unread.unknown", "deadline-unread.write"),
        Why::NoSuchDay => ("deadline-unread.no-such-day", "deadline-unread.correct"),
        Why::NoMonth => ("deadline-unread.no-month", "deadline-unread.add-month"),
        Why::NoYear => ("deadline-unread.no-year", "deadline-unread.add-year"),
        Why::Several => ("deadline-unread.several", "deadline-unread.choose"),
        Why::Reversed => ("deadline-unread.reversed", "deadline-unread.turn"),
    })
}
