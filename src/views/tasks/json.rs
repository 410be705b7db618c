//! The JSON of task lists.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::AgencyId;
use crate::query::tasks::{Filter, TaskList};
use crate::views::item::ItemView;
use crate::views::values::Named;
use crate::views::{Basis, VERSION};

/// The JSON of `cchc tasks AGENCY` and `cchc tasks --all`.
#[derive(Serialize)]
pub struct TasksView<'a> {
    version: u8,
    plan: &'a str,
    as_of: NaiveDate,
    #[serde(skip_serializing_if = "Option::is_none")]
    agency: Option<Named<'a>>,
    items: Vec<TaskView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    duties: Option<Vec<DutyView<'a>>>,
}

#[derive(Serialize)]
struct TaskView<'a> {
    #[serde(flatten)]
    item: ItemView<'a>,
    #[serde(flatten)]
    role: Option<RoleView<'a>>,
}

#[derive(Serialize)]
struct RoleView<'a> {
    role: &'static str,
    via: Option<&'a str>,
    /// How the agency stands with what it leads; null where it leads nothing.
    own: Option<&'static str>,
}

#[derive(Serialize)]
struct DutyView<'a> {
    id: &'a str,
    text: &'a str,
    every: Option<&'static str>,
    via: Option<&'a str>,
}

impl<'a> TasksView<'a> {
    /// The items of one agency, with its role in each, and its duties.
    pub fn of_agency(basis: &Basis<'a>, list: &TaskList<'a>) -> Self {
        let items = list.items.iter().map(|task| TaskView {
            item: ItemView::new(basis, task.assessment),
            role: Some(RoleView {
                role: task.role.as_str(),
                via: task.via.map(AgencyId::as_str),
                own: task.own.map(|own| own.standing().as_str()),
            }),
        });
        let duties = list.duties.iter().map(|it| DutyView {
            id: it.duty.id.value.as_str(),
            text: &it.duty.text,
            every: it.duty.every.map(crate::model::Recurrence::as_str),
            via: it.via.map(AgencyId::as_str),
        });
        Self {
            agency: Some(Named { id: list.agency.id.value.as_str(), name: &list.agency.name }),
            items: items.collect(),
            duties: Some(duties.collect()),
            ..Self::empty(basis)
        }
    }

    /// Every item that `filter` admits, in document order.
    pub fn of_all(basis: &Basis<'a>, filter: &Filter) -> Self {
        let items = filter.admitted(basis.survey);
        let items = items.map(|assessment| TaskView { item: ItemView::new(basis, assessment), role: None });
        Self { items: items.collect(), ..Self::empty(basis) }
    }

    fn empty(basis: &Basis<'a>) -> Self {
        Self {
            version: VERSION,
            plan: &basis.plan().head.id.value,
            as_of: basis.as_of(),
            agency: None,
            items: Vec::new(),
            duties: None,
        }
    }
}
