//! A plan on which reports are collected, whose letters would leave blank who signs them or what stands in their number.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::{Arg, Message};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "letter-blank",
        severity: Severity::Note,
        page: include_str!("../../docs/rules/letter-blank.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    let Some(reporting) = &plan.reporting else { return };
    let Some(sender) = plan.head.focal_point.as_ref().or(reporting.to.as_ref()) else { return };
    // One that the plan does not list is another rule's.
    let Some(agency) = plan.agencies.find(&sender.value) else { return };
    let letterhead = &agency.letterhead;
    let is_headed = letterhead.head.as_ref().is_some_and(|head| head.name.is_some());
    let is_signed = is_headed || plan.letters.reminder_signer.is_some();
    let blank = match (&letterhead.symbol, is_signed) {
        (Some(_), true) => return,
        (None, true) => "letter-blank.symbol",
        (Some(_), false) => "letter-blank.signer",
        (None, false) => "letter-blank.both",
    };
    let message = Message::new("letter-blank.message").with("agency", agency.name.as_str());
    let message = message.with("blank", Arg::Key(blank));
    let help = Message::new("letter-blank.help").with("id", sender.value.as_str());
    found.push(Diagnostic::new(rule, sender.span, message).help(help));
}
