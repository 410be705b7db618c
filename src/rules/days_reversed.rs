//! A case that is due or done before it arose, a judgement that ends before it was made, an agency that ends before it
//! begins.

use chrono::NaiveDate;

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::{Arg, Message};
use crate::model::{Agency, Life, ProgressReport};
use crate::source::Spanned;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "days-reversed",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/days-reversed.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let lives = case.plan.agencies.iter().filter_map(life);
    for (what, first, second) in case.plan.reports.iter().flat_map(pairs).chain(lives) {
        if first.value <= second.value {
            continue;
        }
        let message = Message::new("days-reversed.message")
            .with("what", Arg::Key(what))
            .with("second", second.value)
            .with("first", first.value);
        found.push(
            Diagnostic::new(rule, second.span, message)
                .also(first.span, Message::new("days-reversed.first"))
                .help(Message::new("days-reversed.help")),
        );
    }
}

/// Two days.
type Days<'a> = (&'static str, &'a Spanned<NaiveDate>, &'a Spanned<NaiveDate>);

/// The first and the last day of an agency.
fn life(agency: &Agency) -> Option<Days<'_>> {
    let Life { from, until, successors: _ } = &agency.life;
    Some(("days-reversed.last", from.as_ref()?, until.as_ref()?))
}

/// Days of which the second cannot come before the first, each with the key of the second's name.
fn pairs(report: &ProgressReport) -> impl Iterator<Item = Days<'_>> {
    let due = report.occurrences.iter().map(|it| ("days-reversed.due", &it.on, &it.due));
    let done =
        report.occurrences.iter().filter_map(|it| Some(("days-reversed.done", &it.on, it.done.as_ref()?)));
    let until =
        report.overrides.iter().filter_map(|it| Some(("days-reversed.until", &it.on, it.until.as_ref()?)));
    due.chain(done).chain(until)
}
