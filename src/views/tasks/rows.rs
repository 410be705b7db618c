//! A task list for a spreadsheet, a row an item, an action or a duty: dates in ISO form, numbers bare.

use chrono::NaiveDate;

use super::columns::{ActionRow, every, role_key};
use crate::document::Table;
use crate::model::{AgencyId, Item, Level, Office, Target};
use crate::query::moves::DeadlineHistory;
use crate::query::tasks::{Filter, Role, TaskAction, TaskDuty, TaskList};
use crate::views::columns::Columns;
use crate::views::items::{ItemColumn, ItemRow};
use crate::views::{Basis, cells, moves, reason, wording};

/// An item, and what part the agency that is asked for has in it.
struct Row<'a> {
    item: ItemRow<'a>,
    history: Option<DeadlineHistory<'a>>,
    keys: Keys<'a>,
    role: Option<Role>,
}

impl<'a> Row<'a> {
    fn new(basis: &Basis<'a>, item: ItemRow<'a>, role: Option<Role>) -> Self {
        let history = DeadlineHistory::new(basis.survey, &item.item().id.value);
        Self { history: history.filter(|it| !it.moves.is_empty()), keys: Keys::of(item.item()), item, role }
    }
}

impl Row<'_> {
    const fn item(&self) -> &ItemRow<'_> {
        &self.item
    }
}

/// What an item says of itself. Every field by its name, so that the compiler leads here when one is added.
struct Keys<'a> {
    tt: Option<&'a str>,
    level: Option<Level>,
    code: Option<&'a str>,
    product: Option<&'a str>,
    approver: Option<&'a Office>,
    officers: &'a [String],
    collector: Option<&'a AgencyId>,
    same_as: Option<&'a str>,
    carried_from: Option<String>,
    note: Option<&'a str>,
    /// The last day on which it is part of the plan.
    until: Option<NaiveDate>,
    start: Option<NaiveDate>,
    deadline: &'a str,
    /// Of each target whose baseline has a value.
    baselines: String,
}

impl<'a> Keys<'a> {
    fn of(item: &'a Item) -> Self {
        let Item {
            tt,
            level,
            code,
            product,
            approver,
            officers,
            collector,
            same_as,
            carried_from,
            start,
            deadline,
            targets,
            has_faulty_targets: _,
            note,
            removed,
            // Read by way of the plan, which knows what ids say too.
            id: _,
            section: _,
            part_of: _,
            // Other lists have columns of these, too.
            name: _,
            lead: _,
            support: _,
            // Left to the JSON.
            goals: _,
            support_role: _,
            actions: _,
            rounds: _,
        } = item;
        Self {
            tt: tt.as_ref().map(|tt| tt.as_str()),
            level: *level,
            code: code.as_ref().map(|code| code.as_str()),
            product: product.as_deref(),
            approver: approver.as_ref(),
            officers,
            collector: collector.as_ref().map(|id| &id.value),
            same_as: same_as.as_ref().map(|id| id.value.as_str()),
            carried_from: carried_from.as_ref().map(|from| from.value.to_string()),
            note: note.as_deref(),
            until: removed.as_ref().map(|it| it.until.value),
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
pub fn of_agency<'a>(basis: &Basis<'a>, list: &TaskList<'a>) -> Table {
    let row = |task| Row::new(basis, ItemRow::of_task(task), Some(task.role));
    table(*basis, list.items.iter().map(row))
}

/// All items that `filter` admits.
pub fn of_all(basis: &Basis<'_>, filter: &Filter) -> Table {
    let row = |assessment| Row::new(basis, ItemRow::new(assessment), None);
    table(*basis, filter.admitted(basis.survey).map(row))
}

/// The actions that name an agency or one of its groups.
pub fn actions<'a>(basis: &Basis<'a>, list: &'a TaskList<'a>) -> Table {
    let agencies = &basis.plan().agencies;
    let rows = list.actions.iter().map(|it| (it, ActionRow::new(it)));
    Columns::new(basis.words)
        .plan(basis)
        .actions(*basis, |it: &(&TaskAction<'_>, ActionRow<'_>)| &it.1)
        .words("column.via", move |it| it.0.via.map_or("", |id| agencies.name(id)).into())
        .table(rows)
}

/// The duties of an agency.
pub fn duties<'a>(basis: &Basis<'a>, list: &'a TaskList<'a>) -> Table {
    let (words, agencies) = (basis.words, &basis.plan().agencies);
    Columns::new(words)
        .plan(basis)
        .duties(|it: &&TaskDuty<'_>| *it)
        .words("column.every", move |it| every(words, it).into())
        .words("column.via", move |it| it.via.map_or("", |id| agencies.name(id)).into())
        .table(&list.duties)
}

fn table<'a>(basis: Basis<'a>, rows: impl Iterator<Item = Row<'a>>) -> Table {
    let (words, agencies) = (basis.words, &basis.plan().agencies);
    Columns::new(words)
        .plan(&basis)
        .items(basis, &[ItemColumn::Id], Row::item)
        .label("column.section", move |row| cells::id_if(wording::section_id(basis.plan(), row.item.item())))
        .label("column.code", |row| cells::id_if(row.keys.code))
        .items(basis, &[ItemColumn::Name, ItemColumn::Leads, ItemColumn::Supports], Row::item)
        .words("column.deadline", |row| row.keys.deadline.into())
        .label("column.due", |row| cells::iso_day(row.item.assessment.due))
        .items(basis, &[ItemColumn::StandingAlone], Row::item)
        .number("column.days-left", |row| cells::bare_days(row.item.assessment.days_left))
        .number("column.percent", |row| cells::bare_percent(row.item.assessment.percent))
        .words("column.reason", move |row| {
            let reasons = row.item.assessment.reasons.iter().map(|it| reason::sentence(words, it));
            reasons.collect::<Vec<_>>().join("; ").into()
        })
        .words("column.role", move |row| row.role.map_or("", |role| words.text(role_key(role))).into())
        .words("column.via", move |row| row.item.via.map_or("", |id| agencies.name(id)).into())
        .words("column.level", move |row| {
            row.keys.level.map_or("", |level| words.text(wording::level_key(level))).into()
        })
        .words("column.officer", |row| row.keys.officers.join("; ").into())
        .label("column.same-as", |row| cells::id_if(row.keys.same_as))
        .label("column.start", |row| cells::iso_day(row.keys.start))
        .words("column.baseline", |row| row.keys.baselines.as_str().into())
        .label("column.tt", |row| cells::id_if(row.keys.tt))
        .label("column.part-of", move |row| {
            cells::id_if(basis.plan().parent_of(row.item.item()).map(|it| it.id.value.as_str()))
        })
        .words("column.product", |row| row.keys.product.unwrap_or_default().into())
        .words("column.approver", move |row| {
            row.keys.approver.map_or("", |it| wording::office(&basis, it)).into()
        })
        .words("column.collector", move |row| row.keys.collector.map_or("", |id| agencies.name(id)).into())
        .label("column.carried-from", |row| cells::id_if(row.keys.carried_from.as_deref()))
        .words("column.remark", |row| row.keys.note.unwrap_or_default().into())
        .label("column.until", |row| cells::iso_day(row.keys.until))
        .words("column.first-deadline", |row| {
            row.history.as_ref().map_or("", |it| it.first.deadline.text.as_str()).into()
        })
        .label("column.first-due", |row| cells::iso_day(row.history.as_ref().and_then(|it| it.first.due)))
        .number("column.moved", |row| {
            row.history.as_ref().map_or_else(|| "".into(), |it| cells::bare(it.moves.len()))
        })
        .words("column.amended", |row| row.history.as_ref().map(moves::numbers).unwrap_or_default().into())
        .table(rows)
}
