//! Evidence newer than its entry, or one document with two days.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{AgencyId, Entry, Evidence, Office};
use crate::source::Spanned;
use crate::text;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "evidence-date",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/evidence-date.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<Document<'_>, Spanned<NaiveDate>> = BTreeMap::new();
    for report in case.plan.reports.iter() {
        for entry in &report.entries {
            for evidence in &entry.evidence {
                let Some(issued) = evidence.issued else { continue };
                let number = evidence.number.as_deref().unwrap_or_default();
                let document = Document::of(evidence, &report.agency.value, issued.value);
                let other = document.map(|it| *first.entry(it).or_insert(issued));
                if let Some(other) = other.filter(|other| other.value != issued.value) {
                    found.push(two_days(rule, number, other, issued));
                } else if entry.on.value < issued.value && entry.on.span != report.period.span {
                    found.push(newer(rule, number, entry, issued));
                }
            }
        }
    }
}

/// A document by its number, folded. Each body begins its numbers anew with the year.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Document<'a> {
    number: String,
    /// The id or the name of its issuer; of whoever reports where that is not said.
    issuer: &'a str,
    year: i32,
}

impl<'a> Document<'a> {
    fn of(evidence: &'a Evidence, agency: &'a AgencyId, issued: NaiveDate) -> Option<Self> {
        let by = match &evidence.by {
            Some(Office::Listed(id)) => id.value.as_str(),
            Some(Office::Printed(name)) => name,
            None => agency.as_str(),
        };
        Some(Self { number: text::fold(evidence.number.as_deref()?), issuer: by, year: issued.year() })
    }
}

fn two_days(
    rule: &'static RuleInfo,
    number: &str,
    first: Spanned<NaiveDate>,
    issued: Spanned<NaiveDate>,
) -> Diagnostic {
    let message = Message::new("evidence-date.two")
        .with("number", number)
        .with("first", first.value)
        .with("issued", issued.value);
    Diagnostic::new(rule, issued.span, message)
        .also(first.span, Message::new("evidence-date.first"))
        .help(Message::new("evidence-date.help"))
}

fn newer(rule: &'static RuleInfo, number: &str, entry: &Entry, issued: Spanned<NaiveDate>) -> Diagnostic {
    let message = Message::new("evidence-date.newer")
        .with("number", number)
        .with("issued", issued.value)
        .with("on", entry.on.value);
    Diagnostic::new(rule, issued.span, message)
        .also(entry.on.span, Message::new("evidence-date.entry"))
        .help(Message::new("evidence-date.help"))
}
