//! A plan whose number or day of issue is blank.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::IssueDate;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo { id: "draft", severity: Severity::Note, page: include_str!("../../docs/rules/draft.md") },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let head = &case.plan.head;
    // Dots that stand in for a number are no number.
    let number = head.number.as_ref().filter(|number| !number.contains(|c: char| c.is_ascii_digit()));
    let day = Some(&head.issued).filter(|issued| matches!(issued.value, IssueDate::Month(_)));
    let (span, key) = match (number, day) {
        (Some(number), Some(_)) => (number.span, "draft.both"),
        (Some(number), None) => (number.span, "draft.number"),
        (None, Some(day)) => (day.span, "draft.day"),
        (None, None) => return,
    };
    found.push(Diagnostic::new(rule, span, Message::new(key)).help(Message::new("draft.help")));
}
