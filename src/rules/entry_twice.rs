//! The same entry of one agency, twice.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{AgencyId, Entry, Scope};
use crate::source::Span;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "entry-twice",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/entry-twice.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<Said<'_>, Span> = BTreeMap::new();
    for report in case.plan.reports.iter() {
        for entry in &report.entries {
            let span = entry.item.span;
            let before = *first.entry(Said::of(&report.agency.value, entry)).or_insert(span);
            if before == span {
                continue;
            }
            let message = Message::new("entry-twice.message")
                .with("item", entry.item.value.as_str())
                .with("on", entry.on.value);
            found.push(
                Diagnostic::new(rule, span, message)
                    .also(before, Message::new("entry-twice.first"))
                    .help(Message::new("entry-twice.help")),
            );
        }
    }
}

/// All that an entry says, and who says it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Said<'a> {
    agency: &'a AgencyId,
    item: &'a str,
    on: NaiveDate,
    part: Option<&'a AgencyId>,
    is_whole: bool,
    round: Option<&'a str>,
    state: Option<&'static str>,
    /// Numbers by their bits, which have an order.
    percent: Option<u64>,
    measured: Vec<(&'a str, u64)>,
    texts: [Option<&'a str>; 3],
    evidence: Vec<[Option<&'a str>; 2]>,
}

impl<'a> Said<'a> {
    fn of(agency: &'a AgencyId, entry: &'a Entry) -> Self {
        let Entry { item, on, scope, round, state, percent, measured, note, cause, decision, evidence } =
            entry;
        let text = |text: &'a Option<String>| text.as_deref();
        Self {
            agency,
            item: item.value.as_str(),
            on: on.value,
            part: if let Scope::Part(part) = scope { Some(&part.value) } else { None },
            is_whole: matches!(scope, Scope::Whole(_)),
            round: round.as_ref().map(|round| round.value.as_str()),
            state: state.map(|state| state.value.as_str()),
            percent: percent.map(|percent| percent.value.to_bits()),
            measured: measured.iter().map(|it| (it.metric.as_str(), it.value.to_bits())).collect(),
            texts: [text(note), text(cause), decision.as_ref().map(|it| it.as_str())],
            evidence: evidence
                .iter()
                .map(|it| [text(&it.number), it.path.as_ref().map(|it| it.as_str())])
                .collect(),
        }
    }
}
