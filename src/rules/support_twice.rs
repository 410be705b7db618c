//! An agency listed twice in support, by name or through a group beside it.

use std::collections::{BTreeSet, HashMap};

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{AgencyId, Directory, Item};
use crate::source::Spanned;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "support-twice",
        severity: Severity::Note,
        page: include_str!("../../docs/rules/support-twice.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let mut opened = Opened::new();
    for item in &case.plan.items {
        let beside_groups = holders(&case.plan.agencies, &item.support, &mut opened);
        for (at, (id, group)) in item.support.iter().zip(beside_groups).enumerate() {
            if let Some(first) = item.support[..at].iter().find(|first| first.value == id.value) {
                found.push(twice(rule, item, id, first));
            } else if let Some(group) = group {
                found.push(beside(rule, id, group));
            }
        }
    }
}

/// Groups that were opened up, with all that belong to them. Most items name the same few.
type Opened<'a> = HashMap<&'a AgencyId, BTreeSet<&'a AgencyId>>;
/// A thousand inside one another are not all held.
const MOST_OPENED: usize = 16;

/// For each of these agencies the first group among them that holds it. Of two in a circle, which is a finding of its own,
/// neither does.
fn holders<'a>(
    agencies: &'a Directory,
    support: &'a [Spanned<AgencyId>],
    opened: &mut Opened<'a>,
) -> Vec<Option<&'a Spanned<AgencyId>>> {
    let is_group = |id: &AgencyId| agencies.find(id).is_some_and(|agency| agency.group.is_some());
    let mut holders = vec![None; support.len()];
    for group in support.iter().filter(|id| is_group(id)) {
        if MOST_OPENED < opened.len() {
            opened.clear();
        }
        let within = opened.entry(&group.value).or_insert_with(|| agencies.within(group));
        for (holder, id) in holders.iter_mut().zip(support) {
            let is_held = id.value != group.value && within.contains(&id.value);
            if holder.is_none() && is_held && !agencies.belongs(group, id) {
                *holder = Some(group);
            }
        }
    }
    holders
}

fn twice(
    rule: &'static RuleInfo,
    item: &Item,
    id: &Spanned<AgencyId>,
    first: &Spanned<AgencyId>,
) -> Diagnostic {
    let message = Message::new("support-twice.message")
        .with("id", id.value.as_str())
        .with("item", item.id.value.as_str());
    Diagnostic::new(rule, id.span, message)
        .also(first.span, Message::new("support-twice.first"))
        .help(Message::new("support-twice.help"))
}

fn beside(rule: &'static RuleInfo, id: &Spanned<AgencyId>, group: &Spanned<AgencyId>) -> Diagnostic {
    let about = |key| Message::new(key).with("id", id.value.as_str()).with("group", group.value.as_str());
    Diagnostic::new(rule, id.span, about("support-twice.beside"))
        .also(group.span, about("support-twice.holds"))
        .help(Message::new("support-twice.help-group"))
}
