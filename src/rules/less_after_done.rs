//! A lesser percent after "done", with no state of its own.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::{Arg, Message};
use crate::model::{AgencyId, Entry, Plan, ReportPeriod, Scope, State};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "less-after-done",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/less-after-done.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for account in accounts(case.plan).values() {
        let mut done: Option<&Entry> = None;
        for (_, entry) in account {
            match (entry.state, entry.percent, done) {
                (Some(state), ..) => done = (state.value == State::Done).then_some(*entry),
                (None, Some(percent), Some(done)) if percent.value < 100.0 => {
                    found.extend(finding(rule, entry, done));
                }
                _ => {}
            }
        }
    }
}

fn finding(rule: &'static RuleInfo, entry: &Entry, done: &Entry) -> Option<Diagnostic> {
    let (percent, state) = (entry.percent?, done.state?);
    let message = Message::new("less-after-done.message")
        .with("item", entry.item.value.as_str())
        .with("percent", Arg::Decimal(percent.value, 6))
        .with("done", done.on.value);
    let finding = Diagnostic::new(rule, percent.span, message);
    Some(
        finding
            .also(state.span, Message::new("less-after-done.done"))
            .help(Message::new("less-after-done.help")),
    )
}

/// Who speaks of what: an agency, of an item and all that are the same, of a round and a part of it.
type Subject<'a> = (&'a AgencyId, usize, Option<&'a str>, Option<&'a AgencyId>);
/// When an entry counts: by its day, then the period of its report.
type Moment = (NaiveDate, ReportPeriod);

/// The entries of each subject, in the order in which they count.
fn accounts(plan: &Plan) -> BTreeMap<Subject<'_>, Vec<(Moment, &Entry)>> {
    let mut accounts: BTreeMap<Subject<'_>, Vec<(Moment, &Entry)>> = BTreeMap::new();
    for report in &plan.reports {
        for entry in &report.entries {
            let Some(at) = plan.index.position(&entry.item.value) else { continue };
            let part = match &entry.scope {
                Scope::Part(part) => Some(&part.value),
                Scope::Own | Scope::Whole(_) => None,
            };
            let round = entry.round.as_ref().map(|round| round.value.as_str());
            let subject = (&report.agency.value, plan.index.root(at), round, part);
            accounts.entry(subject).or_default().push(((entry.on.value, report.period.value), entry));
        }
    }
    // Those of one report stay in its order.
    for entries in accounts.values_mut() {
        entries.sort_by_key(|(moment, _)| *moment);
    }
    accounts
}
