//! A confirmation that does not count: its author may not take this work for done.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::AgencyId;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "confirmation-by-other",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/confirmation-by-other.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    let confirmations =
        plan.reports.iter().flat_map(|report| report.confirmations.iter().map(move |it| (report, it)));
    let mut confirmations = confirmations.peekable();
    if confirmations.peek().is_none() {
        return;
    }
    let ledger = case.ledger();
    for (report, confirmation) in confirmations {
        let voices = ledger.voices(&confirmation.item.value, confirmation.on.value);
        let (Some(voices), author) = (voices, &report.agency.value) else { continue };
        let part = confirmation.part.as_ref().map(|part| &part.value);
        // Of what several do, each part that may be confirmed is enough, and so is what who adds up says of the whole.
        let collector = voices.collector.filter(|_| part.is_none() && voices.leads.named().len() != 1);
        let done_by =
            voices.leads.named().iter().copied().filter(|lead| part.is_none_or(|part| part == *lead));
        // A part that nobody leads is a finding of its own.
        if part.is_some_and(|part| !voices.leads.named().contains(&part)) {
            continue;
        }
        let done_by: Vec<&AgencyId> = done_by.chain(collector).collect();
        if done_by.iter().any(|whose| voices.may_confirm(author, whose)) {
            continue;
        }
        let is_own = done_by.contains(&author);
        let key = if is_own { "confirmation-by-other.own" } else { "confirmation-by-other.message" };
        let message = Message::new(key)
            .with("item", confirmation.item.value.as_str())
            .with("agency", plan.agencies.name(author));
        let may = [&plan.head.focal_point, &plan.head.authority].into_iter().flatten();
        let may =
            may.map(|id| &id.value).find(|id| done_by.iter().any(|whose| voices.may_confirm(id, whose)));
        let help = match may {
            Some(id) => Message::new("confirmation-by-other.help").with("agency", id.as_str()),
            None => Message::new("confirmation-by-other.none"),
        };
        found.push(Diagnostic::new(rule, confirmation.item.span, message).help(help));
    }
}
