//! An agency listed twice in support, by name or through a group beside it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{AgencyId, Item};
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
    let agencies = &case.plan.agencies;
    let groups = agencies.iter().filter(|agency| agency.group.is_some()).map(|agency| &agency.id.value);
    let members: Members<'_> = groups.map(|id| (id, agencies.within(id))).collect();
    for item in &case.plan.items {
        let groups: Vec<_> = item.support.iter().filter(|id| members.contains_key(&id.value)).collect();
        for (at, id) in item.support.iter().enumerate() {
            if let Some(first) = item.support[..at].iter().find(|first| first.value == id.value) {
                found.push(twice(rule, item, id, first));
            } else if let Some(group) = groups.iter().find(|group| holds(&members, group, id)) {
                found.push(beside(rule, id, group));
            }
        }
    }
}

/// Groups, each with itself and all that belongs to it.
type Members<'a> = BTreeMap<&'a AgencyId, BTreeSet<&'a AgencyId>>;

/// Whether a group holds `member`. Of two in a circle, which is a finding of its own, neither does.
fn holds(members: &Members<'_>, group: &AgencyId, member: &AgencyId) -> bool {
    let is_within = |group, member| members.get(group).is_some_and(|within| within.contains(member));
    group != member && is_within(group, member) && !is_within(member, group)
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
