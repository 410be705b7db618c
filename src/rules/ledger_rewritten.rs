//! What was reported once, and is changed or gone: the ledger only grows.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Case, Rule};
use crate::assess::changes::Value;
use crate::assess::edits::{Content, Edit, Kind, Place};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{AgencyId, Plan, ReportPeriod};
use crate::source::Span;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "ledger-rewritten",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/ledger-rewritten.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let Some(review) = case.review else { return };
    let gone: BTreeSet<(&AgencyId, ReportPeriod)> =
        review.edits.iter().filter(|edit| edit.kind == Kind::ReportRemoved).filter_map(report).collect();
    for edit in review.edits {
        // That a report is gone is said once, not entry by entry.
        let is_whole = edit.kind == Kind::ReportRemoved;
        if !is_whole && report(edit).is_some_and(|key| gone.contains(&key)) {
            continue;
        }
        if let Some(key) = key(edit, review.base).filter(|_| !is_corrected(edit, case.plan)) {
            let span = edit.span.unwrap_or_else(|| place(edit, case.plan));
            let message = Message::new(key).with("at", edit.place.to_string());
            found.push(Diagnostic::new(rule, span, message).help(Message::new("ledger-rewritten.help")));
        }
    }
}

/// What of the ledger an edit rewrites, as the key of a message.
fn key(edit: &Edit<'_>, base: &Plan) -> Option<&'static str> {
    Some(match edit.kind {
        Kind::ReportRemoved => "ledger-rewritten.report",
        Kind::EntryRemoved | Kind::OccurrenceRemoved | Kind::ConfirmationRemoved | Kind::OverrideRemoved => {
            "ledger-rewritten.removed"
        }
        Kind::OccurrenceChanged if is_dealt_with(edit) => return None,
        Kind::EntryChanged | Kind::OccurrenceChanged | Kind::ConfirmationChanged | Kind::OverrideChanged => {
            "ledger-rewritten.changed"
        }
        Kind::SubmittedChanged if is_earlier(edit) => "ledger-rewritten.submitted",
        Kind::ReportChanged if has_lost(edit) => "ledger-rewritten.changed",
        Kind::EntryAdded if is_late(edit, base) => "ledger-rewritten.added",
        _ => return None,
    })
}

/// Whether a case was open before, and has been dealt with: that is no other word, but the next.
fn is_dealt_with(edit: &Edit<'_>) -> bool {
    match (&edit.before, &edit.after) {
        (Content::Occurrence(before), Content::Occurrence(after)) => {
            before.done.is_none() && before.due.value == after.due.value
        }
        _ => false,
    }
}

/// Whether a report is said to have come in earlier than before, or not at all.
fn is_earlier(edit: &Edit<'_>) -> bool {
    match (&edit.before, &edit.after) {
        (Content::Value(Value::Day(Some(before))), Content::Value(Value::Day(after))) => {
            after.is_none_or(|after| after < *before)
        }
        _ => false,
    }
}

/// Whether the plan keeps the day that was moved as one that was recorded wrongly, so that it stays to be seen.
fn is_corrected(edit: &Edit<'_>, plan: &Plan) -> bool {
    let (Content::Value(Value::Day(Some(before))), Some((by, period))) = (&edit.before, report(edit)) else {
        return false;
    };
    let reports = plan.reports.iter().filter(|it| it.agency.value == *by && it.period.value == period);
    edit.kind == Kind::SubmittedChanged && reports.flat_map(|it| &it.corrections).any(|it| it.was == *before)
}

/// Whether something that was said is said no more.
fn has_lost(edit: &Edit<'_>) -> bool {
    match (&edit.before, &edit.after) {
        (Content::Value(Value::Lines(before)), Content::Value(Value::Lines(after))) => {
            before.iter().any(|line| !after.contains(line))
        }
        _ => false,
    }
}

/// Whether an entry was put into a report that had been handed in already, for a day before that.
fn is_late(edit: &Edit<'_>, base: &Plan) -> bool {
    let (Place::Said { on, .. }, Some(key)) = (&edit.place, report(edit)) else { return false };
    handed_in(base, key).is_some_and(|day| *on <= day)
}

fn handed_in(plan: &Plan, (by, period): (&AgencyId, ReportPeriod)) -> Option<NaiveDate> {
    let reports = plan.reports.iter().filter(|it| it.agency.value == *by && it.period.value == period);
    reports.filter_map(|it| it.submitted).map(|day| day.value).max()
}

/// The report that an edit is about.
const fn report<'e>(edit: &'e Edit<'_>) -> Option<(&'e AgencyId, ReportPeriod)> {
    match &edit.place {
        Place::Said { by, period, .. } | Place::Report { by, period, .. } => Some((by, *period)),
        _ => None,
    }
}

/// Where something that is gone is told: in what is left of its report, else at the head of the plan.
fn place(edit: &Edit<'_>, plan: &Plan) -> Span {
    let left = report(edit).and_then(|(by, period)| {
        plan.reports.iter().find(|it| it.agency.value == *by && it.period.value == period)
    });
    left.map_or(plan.head.id.span, |report| report.period.span)
}
