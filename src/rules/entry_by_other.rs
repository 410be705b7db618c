//! An entry or a case that reaches nothing: its author may not speak of the item, or not so far.

use super::{Case, Rule};
use crate::assess::voice::{Reach, Refusal};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{ItemId, Plan, ProgressReport};
use crate::source::Spanned;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "entry-by-other",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/entry-by-other.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    let ledger = case.ledger();
    for (report, entry, heard) in ledger.heard() {
        let Reach::Nothing(refusal) = heard.reach else { continue };
        // A part that nobody leads is a finding of its own.
        if refusal != Refusal::UnknownPart {
            found.push(refused(rule, plan, report, &entry.item, refusal));
        }
    }
    for (report, case) in plan.reports.iter().flat_map(|it| it.occurrences.iter().map(move |case| (it, case)))
    {
        let Some(voices) = ledger.voices(&case.item.value, case.on.value) else { continue };
        if let Reach::Nothing(refusal) = voices.reach_of_case(&report.agency.value) {
            found.push(refused(rule, plan, report, &case.item, refusal));
        }
    }
}

fn refused(
    rule: &'static RuleInfo,
    plan: &Plan,
    report: &ProgressReport,
    item: &Spanned<ItemId>,
    refusal: Refusal,
) -> Diagnostic {
    let (message, help) = match refusal {
        Refusal::Stranger => ("entry-by-other.message", "entry-by-other.help"),
        Refusal::WholeUnsaid => ("entry-by-other.whole-unsaid", "entry-by-other.help-whole"),
        Refusal::NotCollector => ("entry-by-other.not-collector", "entry-by-other.help-own"),
        Refusal::NotItsPart | Refusal::UnknownPart => {
            ("entry-by-other.not-its-part", "entry-by-other.help-own")
        }
    };
    let message = Message::new(message)
        .with("agency", plan.agencies.name(&report.agency.value))
        .with("item", item.value.as_str());
    Diagnostic::new(rule, item.span, message)
        .also(report.agency.span, Message::new("entry-by-other.report"))
        .help(Message::new(help))
}
