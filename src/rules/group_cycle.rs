//! A group that is, through its members, a member of itself.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{AgencyId, Directory};
use crate::source::Spanned;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "group-cycle",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/group-cycle.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    for agency in plan.agencies.iter() {
        let id = &agency.id.value;
        let Some(group) = &agency.group else { continue };
        let back = |member: &&Spanned<AgencyId>| plan.agencies.belongs(id, &member.value);
        let Some(member) = group.members.iter().find(back) else {
            continue;
        };
        // A circle is reported once, at the first of its groups in reading order.
        if circle(&plan.agencies, &member.value, id).any(|other| other.id.span < agency.id.span) {
            continue;
        }
        let message = Message::new("group-cycle.message").with("id", id.as_str());
        found.push(
            Diagnostic::new(rule, agency.id.span, message)
                .also(member.span, Message::new("group-cycle.member"))
                .help(Message::new("group-cycle.help")),
        );
    }
}

/// The groups that both hold `group` and are held by `member`.
fn circle<'a>(
    agencies: &'a Directory,
    member: &'a AgencyId,
    group: &'a AgencyId,
) -> impl Iterator<Item = &'a crate::model::Agency> {
    agencies
        .iter()
        .filter(move |it| agencies.belongs(&it.id.value, member) && agencies.belongs(group, &it.id.value))
}
