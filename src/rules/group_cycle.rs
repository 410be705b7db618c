//! A group that is, through its members, a member of itself.

use super::{Case, Rule, of_agencies};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{Agency, AgencyId};
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
    // A circle is reported once, at the first of its groups in reading order.
    for (agency, member) in of_agencies(&case.plan.agencies, members) {
        let message = Message::new("group-cycle.message").with("id", agency.id.value.as_str());
        found.push(
            Diagnostic::new(rule, agency.id.span, message)
                .also(member.span, Message::new("group-cycle.member"))
                .help(Message::new("group-cycle.help")),
        );
    }
}

fn members(agency: &Agency) -> &[Spanned<AgencyId>] {
    agency.group.as_ref().map_or(&[], |group| &group.members)
}
