//! The items of a task list for a spreadsheet, a row each: dates in ISO form, numbers bare.

use chrono::NaiveDate;

use crate::document::Table;
use crate::model::{Item, Level, Target};
use crate::query::tasks::{Filter, Role, TaskList};
use crate::views::columns::Columns;
use crate::views::items::{ItemColumn, ItemRow};
use crate::views::{Basis, cells, wording};

/// An item, and what part the agency that is asked for has in it.
struct Row<'a> {
    item: ItemRow<'a>,
    keys: Keys<'a>,
    role: Option<Role>,
}

impl<'a> Row<'a> {
    fn new(item: ItemRow<'a>, role: Option<Role>) -> Self {
        Self { keys: Keys::of(item.item()), item, role }
    }
}

impl Row<'_> {
    const fn item(&self) -> &ItemRow<'_> {
        &self.item
    }
}

/// What an item says of itself. Every field by its name, so that the compiler leads here when one is added.
struct Keys<'a> {
    section: Option<&'a str>,
    level: Option<Level>,
    code: Option<&'a str>,
    officer: Option<&'a str>,
    same_as: Option<&'a str>,
    start: Option<NaiveDate>,
    deadline: &'a str,
    /// Of each target whose baseline has a value.
    baselines: String,
}

impl<'a> Keys<'a> {
    fn of(item: &'a Item) -> Self {
        let Item {
            id,
            level,
            code,
            officer,
            same_as,
            start,
            deadline,
            targets,
            has_faulty_targets: _,
            // Other lists have columns of these, too.
            name: _,
            lead: _,
            support: _,
            // Left to the JSON.
            goals: _,
            support_role: _,
            actions: _,
        } = item;
        Self {
            section: id.value.section(),
            level: *level,
            code: code.as_ref().map(|code| code.as_str()),
            officer: officer.as_deref(),
            same_as: same_as.as_ref().map(|id| id.value.as_str()),
            start: start.map(|start| start.value),
            deadline: &deadline.text,
            baselines: targets.iter().filter_map(baseline).collect::<Vec<_>>().join("; "),
        }
    }
}

fn baseline(target: &Target) -> Option<String> {
    let value = target.baseline.as_ref()?.value?;
    Some(format!("{}: {value}", target.metric))
}

/// The items of one agency.
pub fn of_agency(basis: &Basis<'_>, list: &TaskList<'_>) -> Table {
    let row = |task| Row::new(ItemRow::of_task(task), Some(task.role));
    table(*basis, list.items.iter().map(row))
}

/// All items that `filter` admits.
pub fn of_all(basis: &Basis<'_>, filter: &Filter) -> Table {
    let row = |assessment| Row::new(ItemRow::new(assessment), None);
    table(*basis, filter.admitted(basis.survey).map(row))
}

fn table<'a>(basis: Basis<'a>, rows: impl Iterator<Item = Row<'a>>) -> Table {
    let (words, agencies) = (basis.words, &basis.plan().agencies);
    Columns::new(words)
        .plan(&basis)
        .items(basis, &[ItemColumn::Id], Row::item)
        .label("column.section", |row| cells::id_if(row.keys.section))
        .label("column.code", |row| cells::id_if(row.keys.code))
        .items(basis, &[ItemColumn::Name, ItemColumn::Leads, ItemColumn::Supports], Row::item)
        .words("column.deadline", |row| row.keys.deadline.into())
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
        .words("column.level", move |row| {
            row.keys.level.map_or("", |level| words.text(wording::level_key(level))).into()
        })
        .words("column.officer", |row| row.keys.officer.unwrap_or_default().into())
        .label("column.same-as", |row| cells::id_if(row.keys.same_as))
        .label("column.start", |row| cells::iso_day(row.keys.start))
        .words("column.baseline", |row| row.keys.baselines.as_str().into())
        .table(rows)
}

const fn role_key(role: Role) -> &'static str {
    match role {
        Role::Lead => "role.lead",
        Role::Support => "role.support",
        Role::Action => "role.action",
    }
}
