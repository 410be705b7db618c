//! An item whose number skips one or more in its section.

use std::collections::{BTreeMap, BTreeSet};

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{Item, ItemId, Numbering, Plan};
use crate::source::{SourceId, Span};
use crate::text;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "id-gap",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/id-gap.md"),
    },
    check,
};

/// What every item begins with in a file.
const HEADER: &str = "[[item]]";

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let used = used(case.plan);
    let early = early(case.plan);
    for (outer, items) in by_place(case.plan) {
        let Some((numbering, places)) = used.get(&outer).and_then(|labels| taken(case.plan, labels, &items))
        else {
            continue;
        };
        for (place, at) in numbered(case.plan, numbering, &items).unwrap_or_default() {
            if let Some(missing) = gap(&places, place)
                && !is_echo(case, numbering, (&early, at), missing)
            {
                found.push(finding(rule, &case.plan.items[at], numbering, missing));
            }
        }
    }
}

fn finding(
    rule: &'static RuleInfo,
    item: &Item,
    numbering: Numbering,
    (first, last): (u64, u64),
) -> Diagnostic {
    let label = |place| numbering.label(place).unwrap_or_default();
    let outer = item.id.value.section().map(|outer| format!("{outer}.")).unwrap_or_default();
    let missing = match (label(first), label(last)) {
        (first, last) if first == last => format!("{outer}{first}"),
        (first, last) => format!("{outer}{first}–{last}"),
    };
    let message = Message::new("id-gap.message").with("id", item.id.value.as_str()).with("missing", missing);
    Diagnostic::new(rule, item.id.span, message).help(Message::new("id-gap.help"))
}

/// The items whose ids begin alike, by their places in the plan, where something is called so: a section, an item, or
/// the plan itself, in which ids without a point stand.
fn by_place(plan: &Plan) -> BTreeMap<String, Vec<usize>> {
    let sections = plan.sections.iter().map(|section| &section.id.value);
    let items = plan.items.iter().map(|item| &item.id.value);
    let known: BTreeSet<String> = sections.chain(items).map(|id| text::id_key(id.as_str())).collect();
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, item) in plan.items.iter().enumerate() {
        let outer = text::id_key(item.id.value.section().unwrap_or_default());
        if outer.is_empty() || known.contains(&outer) {
            places.entry(outer).or_default().push(at);
        }
    }
    places
}

/// The labels that stand below each part of the plan, whether items, sections or duties have them.
fn used(plan: &Plan) -> BTreeMap<String, BTreeSet<String>> {
    let sections = plan.sections.iter().map(|section| &section.id.value);
    let duties = plan.duties.iter().map(|duty| &duty.id.value);
    let mut used: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for id in plan.items.iter().map(|item| &item.id.value).chain(sections).chain(duties) {
        let id = text::id_key(id.as_str());
        let mut rest = id.as_str();
        loop {
            let (outer, label) = rest.rsplit_once('.').unwrap_or(("", rest));
            used.entry(outer.to_owned()).or_default().insert(label.to_owned());
            if outer.is_empty() {
                break;
            }
            rest = outer;
        }
    }
    used
}

/// How the items of one place are numbered, and the places in that numbering that something has. None where they are
/// not, or by Roman numerals, of which a plan may well hold a few.
fn taken(plan: &Plan, labels: &BTreeSet<String>, items: &[usize]) -> Option<(Numbering, BTreeSet<u64>)> {
    let own: Vec<&str> = items.iter().map(|at| plan.items[*at].id.value.label()).collect();
    let numbering = Numbering::of(&own).filter(|numbering| *numbering != Numbering::Roman)?;
    Some((numbering, labels.iter().filter_map(|label| numbering.place(label)).collect()))
}

/// The items of one place by number, each with its place in the plan. None where a number is there twice, which is a
/// finding of its own.
fn numbered(plan: &Plan, numbering: Numbering, items: &[usize]) -> Option<BTreeMap<u64, usize>> {
    let mut by_number = BTreeMap::new();
    for at in items {
        if by_number.insert(numbering.place(plan.items[*at].id.value.label())?, *at).is_some() {
            return None;
        }
    }
    Some(by_number)
}

/// The numbers from 1 on that nothing has right before `number`: the first and the last of them.
fn gap(used: &BTreeSet<u64>, number: u64) -> Option<(u64, u64)> {
    let before = used.range(..number).next_back().copied().unwrap_or(0);
    let (first, last) = (before.checked_add(1)?, number.checked_sub(1)?);
    (first <= last).then_some((first, last))
}

/// Whether the number that is missing, or the one that comes too soon, is a mistyped id that is a finding of its own.
fn is_echo(
    case: &Case<'_>,
    numbering: Numbering,
    (early, at): (&[bool], usize),
    (first, last): (u64, u64),
) -> bool {
    let item = &case.plan.items[at];
    let before = at.checked_sub(1);
    let is_strayed = |item: &Item| {
        let number = numbering.place(item.id.value.label());
        is_astray(case.plan, item) && number.is_some_and(|number| (first..=last).contains(&number))
    };
    early[at]
        || before.is_some_and(|before| is_strayed(&case.plan.items[before]) || early[before])
        || is_lost(case, before.map(|before| case.plan.items[before].id.span), item.id.span)
}

/// Whether the id of an item begins with nothing that the plan has.
fn is_astray(plan: &Plan, item: &Item) -> bool {
    item.id.value.section().is_some() && plan.section_of(item).is_none() && plan.parent_of(item).is_none()
}

/// For each item, whether it stands before one with a smaller id that begins alike, in one file.
fn early(plan: &Plan) -> Vec<bool> {
    let mut smallest: BTreeMap<(SourceId, Option<String>), &ItemId> = BTreeMap::new();
    let mut early = vec![false; plan.items.len()];
    // From the end, where the smallest id that comes after is known.
    for (place, item) in plan.items.iter().enumerate().rev() {
        let section = item.id.value.section().map(text::id_key);
        let smallest = smallest.entry((item.id.span.source, section)).or_insert(&item.id.value);
        early[place] = **smallest < item.id.value;
        *smallest = (*smallest).min(&item.id.value);
    }
    early
}

/// Whether an item between two places could not be read.
fn is_lost(case: &Case<'_>, before: Option<Span>, here: Span) -> bool {
    let start = before.filter(|span| span.source == here.source).map_or(0, |span| span.range().end);
    let bytes = case.sources.file(here.source).bytes();
    let between = bytes.get(start..here.range().start).unwrap_or_default();
    String::from_utf8_lossy(between).matches(HEADER).count() > 1
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[track_caller]
    fn case(used: &[u64], expected: &[(u64, u64)]) {
        let used: BTreeSet<u64> = used.iter().copied().collect();
        let gaps: Vec<_> = used.iter().filter_map(|number| super::gap(&used, *number)).collect();
        assert_eq!(gaps, expected, "{used:?}");
    }

    #[test]
    fn numbers_begin_at_one_and_go_on() {
        case(&[], &[]);
        case(&[1, 2, 3], &[]);
        case(&[0, 1, 2], &[]);
        case(&[2], &[(1, 1)]);
        case(&[1, 2, 4], &[(3, 3)]);
        case(&[3, 4, 9], &[(1, 2), (5, 8)]);
        case(&[1, u64::MAX], &[(2, u64::MAX - 1)]);
    }
}
