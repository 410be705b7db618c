//! An item that stands before one of its section with a smaller id.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{ItemId, Plan};
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
    for ids in by_section(case.plan).values() {
        let written: Vec<&str> = ids.iter().map(|id| id.value.as_str()).collect();
        for (at, smaller) in runs(&written) {
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

/// The ids of each section in each file, in file order. An id that is taken already, which is a finding of its own,
/// says nothing about order.
fn by_section(plan: &Plan) -> BTreeMap<(SourceId, String), Vec<&Spanned<ItemId>>> {
    let mut sections: BTreeMap<(SourceId, String), Vec<&Spanned<ItemId>>> = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for id in plan.items.iter().map(|item| &item.id) {
        if let Some(section) = id.value.section()
            && taken.insert(&id.value)
        {
            sections.entry((id.span.source, section.to_ascii_uppercase())).or_default().push(id);
        }
    }
    sections
}

/// Where an id stands before a smaller one: the first of each run of such ids, with the first smaller one after it.
fn runs(ids: &[&str]) -> Vec<(usize, usize)> {
    let is_smaller = |left: &str, right: &str| text::natural_cmp(left, right) == Ordering::Less;
    // Whether each is out of order, found from the end, where the smallest id so far is known.
    let mut is_out = vec![false; ids.len()];
    let mut smallest: Option<&str> = None;
    for (at, id) in ids.iter().enumerate().rev() {
        is_out[at] = smallest.is_some_and(|smallest| is_smaller(smallest, id));
        if !is_out[at] {
            smallest = Some(id);
        }
    }
    let firsts = (0..ids.len()).filter(|at| is_out[*at] && (*at == 0 || !is_out[at - 1]));
    firsts
        .filter_map(|at| Some((at, (at + 1..ids.len()).find(|after| is_smaller(ids[*after], ids[at]))?)))
        .collect()
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
        case(&["I.1"], &[]);
        case(&["I.1", "I.2", "I.10"], &[]);
        case(&["I.1", "I.10", "I.2", "I.3"], &[("I.10", "I.2")]);
        case(&["I.4", "I.3", "I.2", "I.1"], &[("I.4", "I.3")]);
        case(&["I.2", "I.3", "I.4", "I.1"], &[("I.2", "I.1")]);
        case(&["I.1", "I.3", "I.2", "I.4", "I.6", "I.5"], &[("I.3", "I.2"), ("I.6", "I.5")]);
    }

    #[test]
    fn the_order_is_natural() {
        case(&["PL.IV", "PL.V", "PL.IX"], &[]);
        case(&["I.2", "i.1"], &[("I.2", "i.1")]);
        case(&["I.1", "I.01"], &[]);
    }
}
