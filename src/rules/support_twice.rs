//! An agency listed twice in support, by name or through a group beside it.

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
    for item in &case.plan.items {
        for (at, id) in item.support.iter().enumerate() {
            if let Some(first) = item.support[..at].iter().find(|first| first.value == id.value) {
                found.push(twice(rule, item, id, first));
            } else if let Some(group) = item.support.iter().find(|it| holds(&case.plan.agencies, it, id)) {
                found.push(beside(rule, id, group));
            }
        }
    }
}

/// Whether `group` is a group that holds `member`. Of two in a circle, which is a finding of its own, neither does.
fn holds(agencies: &Directory, group: &AgencyId, member: &AgencyId) -> bool {
    let is_group = |id| agencies.find(id).is_some_and(|agency| agency.group.is_some());
    is_group(group) && agencies.belongs(member, group) && !agencies.belongs(group, member)
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
