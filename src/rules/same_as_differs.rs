//! Two items that are one thing by `same_as`, with another lead, deadline day or target.

use std::collections::BTreeSet;

use super::case::Faults;
use super::{Case, Rule, same_as_unlike};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::{Arg, Message};
use crate::model::{AgencyId, Item, Target};
use crate::source::Span;
use crate::text;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "same-as-differs",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/same-as-differs.md"),
    },
    check,
};

/// One thing in which two items differ.
struct Difference {
    /// The key of its name.
    what: &'static str,
    here: (Span, Message),
    there: (Span, Message),
}

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    let faults = case.faults(found);
    for item in &plan.items {
        let Some(other) = item.same_as.as_ref().and_then(|same_as| plan.item(&same_as.value)) else {
            continue;
        };
        // Of two that name each other, which is a finding of its own, the first in reading order speaks.
        let is_mutual = other.same_as.as_ref().is_some_and(|back| back.value == item.id.value);
        // Two that have nothing in common are no one thing, which is a finding of its own.
        if (is_mutual && other.id.span < item.id.span) || same_as_unlike::are_unlike(item, other) {
            continue;
        }
        let differences = [lead(item, other), day(case, item, other, &faults), target(item, other)];
        found.extend(finding(rule, item, other, differences.into_iter().flatten()));
    }
}

/// One finding that names every difference and points at all of them.
fn finding(
    rule: &'static RuleInfo,
    item: &Item,
    other: &Item,
    mut differences: impl Iterator<Item = Difference>,
) -> Option<Diagnostic> {
    let of_other = |(span, what): (Span, Message)| {
        let id = other.id.value.as_str();
        (span, Message::new("same-as-differs.other").with("what", what).with("other", id))
    };
    let first = differences.next()?;
    let mut names = Message::new(first.what);
    let mut labels = vec![of_other(first.there)];
    for next in differences {
        names = Message::new("same-as-differs.and").with("first", names).with("last", Arg::Key(next.what));
        labels.extend([next.here, of_other(next.there)]);
    }
    let message = Message::new("same-as-differs.message")
        .with("id", item.id.value.as_str())
        .with("other", other.id.value.as_str())
        .with("what", names);
    let (span, label) = first.here;
    let finding =
        Diagnostic::new(rule, span, message).label(label).help(Message::new("same-as-differs.help"));
    Some(labels.into_iter().fold(finding, |finding, (span, label)| finding.also(span, label)))
}

/// Who leads, where both say so.
fn lead(item: &Item, other: &Item) -> Option<Difference> {
    let what = "same-as-differs.lead";
    let (here, there) = (ids(item), ids(other));
    if here == there {
        return None;
    }
    Some(Difference {
        what,
        here: (odd_lead(item, &there)?, Message::new(what)),
        there: (odd_lead(other, &here)?, Message::new(what)),
    })
}

fn ids(item: &Item) -> BTreeSet<&AgencyId> {
    item.lead.iter().map(|id| &id.value).collect()
}

/// Where the first lead stands that the other item lacks.
fn odd_lead(item: &Item, others: &BTreeSet<&AgencyId>) -> Option<Span> {
    let odd = item.lead.iter().find(|id| !others.contains(&id.value));
    odd.or(item.lead.first()).map(|id| id.span)
}

/// The day on which they are due, where nothing is wrong with either already.
fn day(case: &Case<'_>, item: &Item, other: &Item, faults: &Faults<'_>) -> Option<Difference> {
    let what = "same-as-differs.day";
    let (here, there) = (&item.deadline, &other.deadline);
    let head = &case.plan.head;
    let is_same = item.due(head) == other.due(head);
    if is_same || faults.touch(here.text.span) || faults.touch(there.text.span) {
        return None;
    }
    Some(Difference {
        what,
        here: (here.place(), Message::new(what)),
        there: (there.place(), Message::new(what)),
    })
}

/// The bound of a metric that both have a target for. A metric that only one of them has is no difference: a target
/// can come out of an action that the other does not print.
fn target(item: &Item, other: &Item) -> Option<Difference> {
    let lacks = |of: &Item, target: &Target| !of.targets.iter().any(|it| is_same(it, target));
    let (here, there) = item.targets.iter().filter(|here| lacks(other, here)).find_map(|here| {
        let metric = text::fold(&here.metric);
        let mut rivals = other.targets.iter().filter(|it| text::fold(&it.metric) == metric);
        Some((here, rivals.find(|there| lacks(item, there))?))
    })?;
    Some(Difference {
        what: "same-as-differs.target",
        here: (here.metric.span, bound(here)),
        there: (there.metric.span, bound(there)),
    })
}

fn is_same(left: &Target, right: &Target) -> bool {
    left.bound == right.bound
        && text::fold(&left.unit) == text::fold(&right.unit)
        && text::fold(&left.metric) == text::fold(&right.metric)
}

/// A target's bound as it is written.
fn bound(target: &Target) -> Message {
    let key = target.bound.as_str();
    let written = match target.bound.value() {
        Some(value) => format!("{key} = {value}"),
        None => format!("{key} = true"),
    };
    Message::new("same-as-differs.bound").with("bound", written).with("unit", target.unit.as_str())
}
