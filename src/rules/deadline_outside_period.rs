//! A deadline or a start outside the plan's period.

use chrono::NaiveDate;

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{PlanPeriod, TargetTerm};
use crate::source::Spanned;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "deadline-outside-period",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/deadline-outside-period.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let period = case.plan.head.period;
    // A period that ends before it begins is a finding of its own.
    if period.to < period.from {
        return;
    }
    for item in &case.plan.items {
        // So is a start after the deadline: one of the two is wrong, and either may be the one outside.
        let due = item.due(&case.plan.head);
        if item.start.is_some_and(|start| due.is_some_and(|due| due < start.value)) {
            continue;
        }
        let due = due.map(|value| Spanned { value, span: item.deadline.place() });
        let own = [("deadline-outside-period.message", &due), ("deadline-outside-period.start", &item.start)];
        let own = own.into_iter().filter_map(|(key, day)| Some((key, day.as_ref()?)));
        let rounds = item.rounds.iter().map(|round| ("deadline-outside-period.round", &round.due));
        let targets = item.targets.iter().filter_map(|target| match target.term.as_ref()? {
            TargetTerm::Day(day) => Some(("deadline-outside-period.target", day)),
            TargetTerm::Round(_) => None,
        });
        for (key, day) in own.chain(rounds).chain(targets) {
            found.extend(outside(rule, key, day, period));
        }
    }
}

fn outside(
    rule: &'static RuleInfo,
    key: &'static str,
    day: &Spanned<NaiveDate>,
    period: PlanPeriod,
) -> Option<Diagnostic> {
    if (period.from..=period.to).contains(&day.value) {
        return None;
    }
    let message = Message::new(key).with("day", day.value).with("from", period.from).with("to", period.to);
    Some(Diagnostic::new(rule, day.span, message).help(Message::new("deadline-outside-period.help")))
}
