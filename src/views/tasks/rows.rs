//! The items of a task list for a spreadsheet, a row each: dates in ISO form, numbers bare.

use crate::document::Table;
use crate::query::tasks::{Filter, Role, TaskList};
use crate::views::columns::Columns;
use crate::views::items::{ItemColumn, ItemRow};
use crate::views::{Basis, cells, wording};

/// An item, and what part the agency that is asked for has in it.
struct Row<'a> {
    item: ItemRow<'a>,
    role: Option<Role>,
}

impl Row<'_> {
    const fn item(&self) -> &ItemRow<'_> {
        &self.item
    }
}

/// The items of one agency.
pub fn of_agency(basis: &Basis<'_>, list: &TaskList<'_>) -> Table {
    let row = |task| Row { item: ItemRow::of_task(task), role: Some(task.role) };
    table(*basis, list.items.iter().map(row))
}

/// All items that `filter` admits.
pub fn of_all(basis: &Basis<'_>, filter: &Filter) -> Table {
    let row = |assessment| Row { item: ItemRow::new(assessment), role: None };
    table(*basis, filter.admitted(basis.survey).map(row))
}

fn table<'a>(basis: Basis<'a>, rows: impl Iterator<Item = Row<'a>>) -> Table {
    let (words, agencies) = (basis.words, &basis.plan().agencies);
    Columns::new(words)
        .plan(&basis)
        .items(basis, &[ItemColumn::Id], Row::item)
        .label("column.section", |row| cells::id_if(row.item.item().id.value.section()))
        .label("column.code", |row| cells::id_if(row.item.item().code.as_ref().map(|code| code.as_str())))
        .items(basis, &[ItemColumn::Name, ItemColumn::Leads, ItemColumn::Supports], Row::item)
        .words("column.deadline", |row| row.item.item().deadline.text.as_str().into())
        .label("column.due", |row| cells::iso_day(row.item.assessment.due))
        .items(basis, &[ItemColumn::StandingAlone], Row::item)
        .number("column.days-left", |row| cells::bare_days(row.item.assessment.days_left))
        .number("column.percent", |row| cells::bare_percent(row.item.assessment.percent))
        .words("column.reason", move |row| {
            let reasons = row.item.assessment.reasons.iter().map(|it| wording::reason(words, it));
            reasons.collect::<Vec<_>>().join("; ").into()
        })
        .words("column.role", move |row| row.role.map_or("", |role| words.text(role_key(role))).into())
        .words("column.via", move |row| row.item.via.map_or("", |id| agencies.name(id)).into())
        .table(rows)
}

const fn role_key(role: Role) -> &'static str {
    match role {
        Role::Lead => "role.lead",
        Role::Support => "role.support",
        Role::Action => "role.action",
    }
}
