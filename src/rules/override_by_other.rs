//! A judgement of a rating that does not count: its author may not judge this item.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "override-by-other",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/override-by-other.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    let overrides =
        plan.reports.iter().flat_map(|report| report.overrides.iter().map(move |it| (report, it)));
    let mut overrides = overrides.peekable();
    if overrides.peek().is_none() {
        return;
    }
    let ledger = case.ledger();
    for (report, judgement) in overrides {
        let voices = ledger.voices(&judgement.item.value, judgement.on.value);
        let (Some(voices), author) = (voices, &report.agency.value) else { continue };
        if voices.may_judge(author) {
            continue;
        }
        let is_own = voices.leads.named().contains(&author);
        let key = if is_own { "override-by-other.own" } else { "override-by-other.message" };
        let message = Message::new(key)
            .with("item", judgement.item.value.as_str())
            .with("agency", plan.agencies.name(author));
        let may = [&plan.head.focal_point, &plan.head.authority].into_iter().flatten();
        let help = match may.map(|id| &id.value).find(|id| voices.may_judge(id)) {
            Some(id) => Message::new("override-by-other.help").with("agency", id.as_str()),
            None => Message::new("override-by-other.none"),
        };
        found.push(Diagnostic::new(rule, judgement.item.span, message).help(help));
    }
}
