//! An agency that is, through those that succeed it, its own successor.

use std::collections::BTreeSet;

use super::{Case, Rule};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::Message;
use crate::model::{Agency, AgencyId, Directory};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "successor-cycle",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/successor-cycle.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    let agencies = &case.plan.agencies;
    for agency in agencies.iter() {
        let id = &agency.id.value;
        let back = agency.life.successors.iter().find(|it| reached(agencies, &it.value).contains(id));
        let Some(successor) = back else { continue };
        // A circle is reported once, at the first of its agencies in reading order.
        let after = reached(agencies, id);
        let is_in_circle =
            |it: &&Agency| after.contains(&it.id.value) && reached(agencies, &it.id.value).contains(id);
        if agencies.iter().filter(is_in_circle).any(|it| it.id.span < agency.id.span) {
            continue;
        }
        let message = Message::new("successor-cycle.message").with("agency", agency.name.as_str());
        found.push(Diagnostic::new(rule, successor.span, message).help(Message::new("successor-cycle.help")));
    }
}

/// An agency and all that come after it.
fn reached<'a>(agencies: &'a Directory, id: &'a AgencyId) -> BTreeSet<&'a AgencyId> {
    let mut reached = BTreeSet::new();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            let next = agencies.find(id).into_iter().flat_map(|agency| &agency.life.successors);
            open.extend(next.map(|it| &it.value));
        }
    }
    reached
}
