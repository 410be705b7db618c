//! A reference to an agency or group that no file declares.

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{AgencyId, Duty, Item, Plan, PlanChange, Reporting, Scope};
use crate::source::Spanned;
use crate::text;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "unknown-agency",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/unknown-agency.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let plan = case.plan;
    for id in references(plan) {
        if plan.agencies.find(&id.value).is_some() || plan.unread.may_hold(id.value.as_str()) {
            continue;
        }
        let known = plan.agencies.iter().map(|agency| agency.id.value.as_str());
        let help = match text::nearest(id.value.as_str(), known) {
            Some(nearest) => Message::new("did-you-mean").with("name", nearest),
            None => Message::new("unknown-agency.help").with("id", id.value.as_str()),
        };
        let message = Message::new("unknown-agency.message").with("id", id.value.as_str());
        found.push(Diagnostic::new(rule, id.span, message).help(help));
    }
}

/// Every place of a plan that names an agency.
fn references(plan: &Plan) -> impl Iterator<Item = &Spanned<AgencyId>> {
    let head = plan.head.agencies();
    let superiors = plan.agencies.iter().filter_map(|agency| agency.letterhead.superior.as_ref()?.id());
    let reporting = plan.reporting.iter().flat_map(Reporting::agencies);
    let members =
        plan.agencies.iter().filter_map(|agency| agency.group.as_ref()).flat_map(|group| &group.members);
    let items = plan.items.iter().flat_map(Item::agencies);
    let successors = plan.agencies.iter().flat_map(|agency| &agency.life.successors);
    let changes = plan.amendments.iter().flat_map(|amendment| &amendment.changes);
    let before = changes.flat_map(PlanChange::agencies);
    let duties = plan.duties.iter().flat_map(Duty::agencies);
    let reports = plan.reports.iter().flat_map(|report| {
        let evidence = report.entries.iter().flat_map(|entry| &entry.evidence);
        let entries = report.entries.iter().filter_map(|entry| match &entry.scope {
            Scope::Part(part) => Some(part),
            Scope::Own | Scope::Whole(_) => None,
        });
        let confirmations = report.confirmations.iter().filter_map(|it| it.part.as_ref());
        let parts = entries.chain(confirmations);
        std::iter::once(&report.agency).chain(parts).chain(evidence.filter_map(|it| it.by.as_ref()?.id()))
    });
    let declared = head.chain(reporting).chain(superiors).chain(members).chain(successors);
    declared.chain(items).chain(before).chain(duties).chain(reports)
}
