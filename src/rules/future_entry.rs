//! Progress dated after the as-of day.

use chrono::NaiveDate;

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::{Arg, Message};
use crate::model::ProgressReport;
use crate::source::Spanned;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "future-entry",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/future-entry.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for (what, day) in case.plan.reports.iter().flat_map(days) {
        if day.value <= case.as_of {
            continue;
        }
        let message = Message::new("future-entry.message")
            .with("what", Arg::Key(what))
            .with("day", day.value)
            .with("as_of", case.as_of);
        found.push(Diagnostic::new(rule, day.span, message).help(Message::new("future-entry.help")));
    }
}

/// The days of a report and of what is in it, each with the key of its name.
fn days(report: &ProgressReport) -> impl Iterator<Item = (&'static str, &Spanned<NaiveDate>)> {
    let report_day = report.submitted.iter().map(|day| ("future-entry.report", day));
    // An entry without a day of its own is of the closing day, which may well be to come.
    let own = report.entries.iter().filter(|entry| entry.on.span != report.period.span);
    let entries = own.map(|entry| ("future-entry.entry", &entry.on));
    let handled =
        report.occurrences.iter().filter_map(|it| Some(("future-entry.handled", it.done.as_ref()?)));
    let occurrences = report.occurrences.iter().map(|it| ("future-entry.occurrence", &it.on)).chain(handled);
    let confirmations = report.confirmations.iter().map(|it| ("future-entry.confirmation", &it.on));
    let overrides = report.overrides.iter().map(|it| ("future-entry.override", &it.on));
    report_day.chain(entries).chain(occurrences).chain(confirmations).chain(overrides)
}
