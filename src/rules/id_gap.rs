//! An item whose number skips one or more in its section.

use std::collections::{BTreeMap, BTreeSet};

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{Item, ItemId, Plan, Section};
use crate::source::{SourceId, Span};

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
    for section in &case.plan.sections {
        let Some(taken) = used.get(&section.id.value.as_str().to_ascii_uppercase()) else { continue };
        for (number, place) in numbered(case.plan, section).unwrap_or_default() {
            if let Some(missing) = gap(taken, number)
                && !is_echo(case, &early, place, missing)
            {
                found.push(finding(rule, &case.plan.items[place], missing));
            }
        }
    }
}

fn finding(rule: &'static RuleInfo, item: &Item, (first, last): (u64, u64)) -> Diagnostic {
    let section = item.id.value.section().unwrap_or_default();
    let missing =
        if first == last { format!("{section}.{first}") } else { format!("{section}.{first}–{last}") };
    let message = Message::new("id-gap.message").with("id", item.id.value.as_str()).with("missing", missing);
    Diagnostic::new(rule, item.id.span, message).help(Message::new("id-gap.help"))
}

/// The items of a section by number, each with its place in the plan. None where the section does not number them,
/// or a number is there twice, which is a finding of its own.
fn numbered(plan: &Plan, section: &Section) -> Option<BTreeMap<u64, usize>> {
    let mut items = BTreeMap::new();
    for (place, item) in plan.items.iter().enumerate() {
        if item.id.value.is_directly_in(&section.id.value)
            && items.insert(number(item.id.value.as_str())?, place).is_some()
        {
            return None;
        }
    }
    Some(items)
}

/// The last part of an id, where it is a number.
fn number(id: &str) -> Option<u64> {
    id.rsplit('.').next()?.parse().ok()
}

/// The numbers that stand below each part of the plan, whether items, sections or duties have them.
fn used(plan: &Plan) -> BTreeMap<String, BTreeSet<u64>> {
    let sections = plan.sections.iter().map(|section| &section.id.value);
    let duties = plan.duties.iter().map(|duty| &duty.id.value);
    let mut used: BTreeMap<String, BTreeSet<u64>> = BTreeMap::new();
    for id in plan.items.iter().map(|item| &item.id.value).chain(sections).chain(duties) {
        let mut id = id.as_str();
        while let Some((outer, _)) = id.rsplit_once('.') {
            if let Some(number) = number(id) {
                used.entry(outer.to_ascii_uppercase()).or_default().insert(number);
            }
            id = outer;
        }
    }
    used
}

/// The numbers from 1 on that nothing has right before `number`: the first and the last of them.
fn gap(used: &BTreeSet<u64>, number: u64) -> Option<(u64, u64)> {
    let before = used.range(..number).next_back().copied().unwrap_or(0);
    let (first, last) = (before.checked_add(1)?, number.checked_sub(1)?);
    (first <= last).then_some((first, last))
}

/// Whether the number that is missing, or the one that comes too soon, is a mistyped id that is a finding of its own.
fn is_echo(case: &Case<'_>, early: &[bool], place: usize, (first, last): (u64, u64)) -> bool {
    let item = &case.plan.items[place];
    let before = place.checked_sub(1);
    let is_strayed = |item: &Item| {
        case.plan.section_of(item).is_none()
            && number(item.id.value.as_str()).is_some_and(|number| (first..=last).contains(&number))
    };
    early[place]
        || before.is_some_and(|before| is_strayed(&case.plan.items[before]) || early[before])
        || is_lost(case, before.map(|before| case.plan.items[before].id.span), item.id.span)
}

/// For each item, whether it stands before one of its section with a smaller id, in one file.
fn early(plan: &Plan) -> Vec<bool> {
    let mut smallest: BTreeMap<(SourceId, Option<String>), &ItemId> = BTreeMap::new();
    let mut early = vec![false; plan.items.len()];
    // From the end, where the smallest id that comes after is known.
    for (place, item) in plan.items.iter().enumerate().rev() {
        let section = item.id.value.section().map(str::to_ascii_uppercase);
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
