//! What a plan gives to groups: the same for each of their members, so that it is written down once.

use std::collections::BTreeSet;

use super::tasks::{Filter, by_urgency};
use crate::assess::{Assessment, Survey};
use crate::model::{Action, AgencyId, Directory, Duty};
use crate::source::Spanned;

/// Everything that reaches agencies through groups and is the same for all of them.
#[derive(Default)]
pub struct Shared<'a> {
    /// Items that groups support, what is most urgent first.
    pub items: Vec<SharedItem<'a>>,
    /// Actions addressed to groups, and those of items that groups lead of which nobody is named.
    pub actions: Vec<SharedAction<'a>>,
    pub duties: Vec<SharedDuty<'a>>,
}

/// An item that groups support.
pub struct SharedItem<'a> {
    pub assessment: &'a Assessment<'a>,
    pub groups: Vec<&'a AgencyId>,
}

/// An action of groups.
pub struct SharedAction<'a> {
    pub assessment: &'a Assessment<'a>,
    pub action: &'a Action,
    /// Who act.
    pub acting: Vec<&'a AgencyId>,
    /// With whom it is to be done.
    pub with: Vec<&'a AgencyId>,
    /// Who lead the item, where nobody is named.
    pub leading: Vec<&'a AgencyId>,
}

/// A duty of groups.
pub struct SharedDuty<'a> {
    pub duty: &'a Duty,
    pub groups: Vec<&'a AgencyId>,
}

impl<'a> Shared<'a> {
    /// Gathers what is given to groups.
    pub fn new(survey: &'a Survey<'a>, filter: &Filter) -> Self {
        let agencies = &survey.plan.agencies;
        let mut shared = Self::default();
        for assessment in by_urgency(filter.admitted(survey)) {
            let item = assessment.item;
            let supporting = groups(agencies, &item.support);
            if !supporting.is_empty() {
                shared.items.push(SharedItem { assessment, groups: supporting });
            }
            let actions = item.actions.iter().map(|action| SharedAction {
                assessment,
                action,
                acting: groups(agencies, &action.by),
                with: groups(agencies, &action.with),
                leading: if action.by.is_empty() { groups(agencies, &item.lead) } else { Vec::new() },
            });
            shared.actions.extend(actions.filter(SharedAction::is_of_groups));
        }
        if filter.is_open() {
            let duties = survey.plan.duties.iter();
            let duties = duties.map(|duty| SharedDuty { duty, groups: groups(agencies, &duty.by) });
            shared.duties = duties.filter(|duty| !duty.groups.is_empty()).collect();
        }
        shared
    }

    /// Whether groups are given nothing.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.actions.is_empty() && self.duties.is_empty()
    }
}

impl SharedAction<'_> {
    const fn is_of_groups(&self) -> bool {
        !self.acting.is_empty() || !self.with.is_empty() || !self.leading.is_empty()
    }
}

/// Those of the agencies that are groups.
fn groups<'a>(agencies: &Directory, ids: &'a [Spanned<AgencyId>]) -> Vec<&'a AgencyId> {
    let is_group = |id: &&AgencyId| agencies.find(id).is_some_and(|agency| agency.group.is_some());
    ids.iter().map(|id| &id.value).filter(is_group).collect()
}

/// How many other agencies belong to a group, and whether there are some that the plan does not name.
pub fn others(agencies: &Directory, group: &AgencyId, member: &AgencyId) -> (usize, bool) {
    let members: BTreeSet<&AgencyId> = agencies.expand([group]).into_iter().collect();
    (members.into_iter().filter(|id| *id != member).count(), agencies.is_open([group]))
}
