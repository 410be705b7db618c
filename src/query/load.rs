//! How much a plan asks of each agency.

use super::involved::Involved;
use super::tasks::{Filter, Role, TaskList};
use crate::assess::{Standing, Survey};
use crate::model::Agency;

/// One agency with its counts. What reaches it through groups counts too.
pub struct Load<'a> {
    pub agency: &'a Agency,
    /// Items it leads.
    pub leads: usize,
    /// Those of them that it leads through a group.
    pub leads_through_groups: usize,
    /// Items it supports.
    pub supports: usize,
    /// Items of which only an action names it.
    pub named: usize,
    /// Actions addressed to it.
    pub actions: usize,
    pub duties: usize,
    /// Items it leads that are overdue; of what several lead its own part counts.
    pub overdue: usize,
    /// Items it leads that are at risk, in either degree.
    pub at_risk: usize,
}

impl<'a> Load<'a> {
    /// Counts what is in a list.
    pub fn of(list: &TaskList<'a>) -> Self {
        let led = |is_meant: fn(Standing) -> bool| {
            list.of(Role::Lead).filter(|task| is_meant(task.answered().standing())).count()
        };
        Self {
            agency: list.agency,
            leads: list.of(Role::Lead).count(),
            leads_through_groups: list.of(Role::Lead).filter(|task| task.via.is_some()).count(),
            supports: list.of(Role::Support).count(),
            named: list.of(Role::Action).count(),
            actions: list.actions.len(),
            duties: list.duties.len(),
            overdue: led(|standing| standing == Standing::Overdue),
            at_risk: led(Standing::is_at_risk),
        }
    }
}

/// The agencies and groups of a plan, in the order of its files.
pub fn loads<'a>(survey: &'a Survey<'a>) -> Vec<Load<'a>> {
    let involved = Involved::new(survey);
    let list = |agency| TaskList::new(survey, &involved, agency, &Filter::default());
    survey.plan.agencies.iter().map(|agency| Load::of(&list(agency))).collect()
}
