//! Work reported as done while the last value measured misses its target.

use super::{Case, Rule, measured_above_100};
use crate::assess::account::Account;
use crate::assess::ledger::Ledger;
use crate::assess::{Assessment, Standing, Survey, TargetStatus};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::{Arg, Message};
use crate::model::{Item, Measurement, Target};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "done-target-missed",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/done-target-missed.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    let mut entries = plan.reports.iter().flat_map(|report| &report.entries);
    if entries.all(|entry| entry.measured.is_empty()) {
        return;
    }
    let ledger = Ledger::new(plan, case.as_of);
    // How every item stands is worked out only where a value misses a target.
    let account = |item: &Item| ledger.account_of(&item.id.value);
    let may_miss = |item: &Item| {
        account(item).is_some_and(|it| item.targets.iter().any(|target| short(target, it).next().is_some()))
    };
    if !plan.on(case.as_of).items.iter().any(may_miss) {
        return;
    }
    for it in Survey::new(plan, case.as_of).items {
        let is_done = it.standing.is_completed() || it.standing == Standing::AwaitingConfirmation;
        let Some(account) = ledger.account_of(&it.item.id.value).filter(|_| is_done) else { continue };
        let missed = missed(&it, account);
        found.extend(missed.map(|(target, last)| finding(rule, it.item, target, last)));
    }
}

/// The targets that an item misses, each with the values that do.
fn missed<'a>(
    it: &'a Assessment<'a>,
    account: &'a Account<'a>,
) -> impl Iterator<Item = (&'a Target, &'a Measurement)> {
    let targets = it.targets.iter().zip(&it.item.targets);
    let missed = targets.filter(|(status, _)| **status == TargetStatus::Missed);
    missed.flat_map(|(_, target)| short(target, account).map(move |last| (target, last)))
}

/// The values that miss a target, were its item done.
fn short<'a>(target: &'a Target, account: &'a Account<'a>) -> impl Iterator<Item = &'a Measurement> {
    account.values(&target.metric).into_iter().flatten().filter(|last| {
        TargetStatus::of(target, Some(last.value), true) == TargetStatus::Missed
            && !measured_above_100::is_impossible(target, last.value)
    })
}

fn finding(rule: &'static RuleInfo, item: &Item, target: &Target, last: &Measurement) -> Diagnostic {
    let message = Message::new("done-target-missed.message")
        .with("item", item.id.value.as_str())
        .with("metric", target.metric.as_str())
        .with("value", Arg::Decimal(last.value, 6));
    Diagnostic::new(rule, last.place, message)
        .also(target.span, Message::new("done-target-missed.target"))
        .help(Message::new("done-target-missed.help"))
}
