//! A reference to a round that its item does not have.

use chrono::NaiveDate;

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{Item, ItemId, Plan, RoundId, TargetTerm};
use crate::source::Spanned;
use crate::text;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "unknown-round",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/unknown-round.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    // Which rounds a plan makes whose period could not be read cannot be told.
    if plan.head.period.from == NaiveDate::MIN {
        return;
    }
    let mut refer = |items: &[&Item], id: &Spanned<RoundId>| {
        if let Some(item) = items.first()
            && !items.iter().any(|item| item.has_round(id, &plan.head))
        {
            found.push(unknown(rule, plan, item, id));
        }
    };
    for item in &plan.items {
        for term in item.targets.iter().filter_map(|target| target.term.as_ref()) {
            if let TargetTerm::Round(id) = term {
                refer(&[item], id);
            }
        }
    }
    let named = |(item, round)| Some((item, Option::as_ref(round)?));
    let rounds = plan.reports.iter().flat_map(|report| {
        let entries = report.entries.iter().map(|it| (&it.item.value, &it.round));
        let confirmations = report.confirmations.iter().map(|it| (&it.item.value, &it.round));
        entries.chain(confirmations).filter_map(named)
    });
    for (item, round) in rounds {
        if let Some(at) = plan.index.position(item).filter(|_| !was_round(plan, item, round)) {
            // What is reported of an item holds for those that are the same, so their rounds are its rounds.
            let others = plan.index.same(at).filter(|other| *other != at);
            let same: Vec<&Item> = std::iter::once(at).chain(others).map(|at| &plan.items[at]).collect();
            refer(&same, round);
        }
    }
}

/// Whether an item, or one of its doubles, had a round before the plan was changed.
fn was_round(plan: &Plan, item: &ItemId, round: &RoundId) -> bool {
    plan.eras().filter(|era| !std::ptr::eq(*era, plan)).any(|era| {
        let same = era.index.position(item).into_iter().flat_map(|at| era.index.same(at));
        same.into_iter().any(|at| era.items[at].has_round(round, &era.head))
    })
}

fn unknown(rule: &'static RuleInfo, plan: &Plan, item: &Item, id: &Spanned<RoundId>) -> Diagnostic {
    /// More rounds than anybody plans for.
    const ENOUGH: usize = 1000;
    let rounds = item.round_terms(&plan.head).take(ENOUGH);
    let known: Vec<String> = rounds.map(|round| round.id.to_string()).collect();
    let key = if known.is_empty() { "unknown-round.none" } else { "unknown-round.message" };
    let message = Message::new(key).with("item", item.id.as_str()).with("id", id.as_str());
    let help = match text::nearest(id.as_str(), known.iter().map(String::as_str)) {
        _ if known.is_empty() => Message::new("unknown-round.help-none"),
        Some(nearest) if known.len() > 12 => Message::new("did-you-mean").with("name", nearest),
        _ => Message::new("unknown-round.help").with("rounds", known.join(", ")),
    };
    Diagnostic::new(rule, id.span, message).help(help)
}
