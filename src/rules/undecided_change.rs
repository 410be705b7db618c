//! A plan in force that asks for less than before, or of another lead, without a decision that says so.

use chrono::NaiveDate;

use super::{Case, Rule};
use crate::assess::changes::Value;
use crate::assess::edits::{Content, Edit, Kind, Need};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "undecided-change",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/undecided-change.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let edits = case.review.into_iter().flat_map(|review| review.of_decisions(case.as_of));
    // Another id is told by a rule of its own.
    for edit in edits.filter(|edit| edit.need() == Need::Decision) {
        let span = edit.span.unwrap_or(case.plan.head.id.span);
        let at = edit.place.to_string();
        let help = Message::new("undecided-change.help").with("at", at.as_str());
        found.push(Diagnostic::new(rule, span, said(edit, &at)).help(help));
    }
}

fn said(edit: &Edit<'_>, at: &str) -> Message {
    let message = |key| Message::new(key).with("at", at);
    match (edit.kind, day(&edit.before), day(&edit.after)) {
        (Kind::DeadlineLater, Some(was), Some(now)) => {
            message("undecided-change.later").with("was", was).with("now", now)
        }
        (Kind::DeadlineVague, Some(was), _) => message("undecided-change.vague").with("was", was),
        (Kind::LeadChanged, ..) => message("undecided-change.lead"),
        (Kind::ItemRemoved | Kind::DutyRemoved, ..) => message("undecided-change.removed"),
        (Kind::TargetLowered, ..) => message("undecided-change.lowered"),
        (Kind::TargetDropped | Kind::GoalDropped | Kind::ActionDropped, ..) => {
            message("undecided-change.dropped")
        }
        _ => message("undecided-change.message"),
    }
}

/// The day that a deadline came to.
const fn day(content: &Content<'_>) -> Option<NaiveDate> {
    match content {
        Content::Value(Value::Deadline(_, day)) => *day,
        _ => None,
    }
}
