//! An item that stands before one of its section with a smaller id.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashSet};

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{ItemId, Numbering, Plan};
use crate::source::{SourceId, Spanned};
use crate::text;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "id-order",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/id-order.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for ids in by_place(case.plan).values() {
        let labels: Vec<&str> = ids.iter().map(|id| id.value.label()).collect();
        for (at, smaller) in runs(&labels) {
            let message = Message::new("id-order.message")
                .with("id", ids[at].value.as_str())
                .with("smaller", ids[smaller].value.as_str());
            found.push(
                Diagnostic::new(rule, ids[at].span, message)
                    .also(ids[smaller].span, Message::new("id-order.smaller"))
                    .help(Message::new("id-order.help")),
            );
        }
    }
}

/// The ids in each file that begin alike, those without a point together, in file order. An id that is taken already,
/// which is a finding of its own, says nothing about order.
fn by_place(plan: &Plan) -> BTreeMap<(SourceId, String), Vec<&Spanned<ItemId>>> {
    let mut places: BTreeMap<(SourceId, String), Vec<&Spanned<ItemId>>> = BTreeMap::new();
    let mut taken = HashSet::new();
    for id in plan.items.iter().map(|item| &item.id) {
        if taken.insert(&id.value) {
            let outer = text::id_key(id.value.section().unwrap_or_default());
            places.entry((id.span.source, outer)).or_default().push(id);
        }
    }
    places
}

/// Where a label stands before a smaller one: the first of each run of such labels, with the first smaller one after it.
fn runs(labels: &[&str]) -> Vec<(usize, usize)> {
    let order = order(labels);
    let is_smaller = |left: &str, right: &str| order(left, right) == Ordering::Less;
    // Whether each is out of order, found from the end, where the smallest label so far is known.
    let mut is_out = vec![false; labels.len()];
    let mut smallest: Option<&str> = None;
    for (at, label) in labels.iter().enumerate().rev() {
        is_out[at] = smallest.is_some_and(|smallest| is_smaller(smallest, label));
        if !is_out[at] {
            smallest = Some(label);
        }
    }
    let firsts = (0..labels.len()).filter(|at| is_out[*at] && (*at == 0 || !is_out[at - 1]));
    firsts
        .filter_map(|at| {
            Some((at, (at + 1..labels.len()).find(|after| is_smaller(labels[*after], labels[at]))?))
        })
        .collect()
}

/// The order of labels: that of their numbering; where they have none, the natural one.
fn order(labels: &[&str]) -> impl Fn(&str, &str) -> Ordering {
    let numbering = Numbering::of(labels);
    move |left, right| match numbering {
        Some(numbering) => numbering.place(left).cmp(&numbering.place(right)),
        None => text::natural_cmp(left, right),
    }
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn case(ids: &[&str], expected: &[(&str, &str)]) {
        let found: Vec<_> =
            super::runs(ids).into_iter().map(|(at, smaller)| (ids[at], ids[smaller])).collect();
        assert_eq!(found, expected, "{ids:?}");
    }

    #[test]
    fn a_run_is_found_once() {
        case(&[], &[]);
        case(&["1"], &[]);
        case(&["1", "2", "10"], &[]);
        case(&["1", "10", "2", "3"], &[("10", "2")]);
        case(&["4", "3", "2", "1"], &[("4", "3")]);
        case(&["2", "3", "4", "1"], &[("2", "1")]);
        case(&["1", "3", "2", "4", "6", "5"], &[("3", "2"), ("6", "5")]);
    }

    #[test]
    fn the_order_is_that_of_the_numbering() {
        case(&["IV", "V", "IX"], &[]);
        case(&["i", "ii", "iv", "v", "ix", "x"], &[]);
        case(&["1", "01"], &[]);
        case(&["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "v", "x", "y"], &[]);
        case(&["a", "đ", "d", "e"], &[("đ", "d")]);
        case(&["C", "b"], &[("C", "b")]);
        case(&["phu-luc-1", "phu-luc-10", "phu-luc-2"], &[("phu-luc-10", "phu-luc-2")]);
    }
}
