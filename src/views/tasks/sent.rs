//! The task list that is sent: an agency's appendix to the plan. Always Vietnamese.

use super::columns::{ActionRow, every};
use super::counts;
use crate::document::{Document, Table};
use crate::message::Message;
use crate::model::Agency;
use crate::query::tasks::{Role, TaskDuty, TaskList};
use crate::views::Basis;
use crate::views::citation::enclosed;
use crate::views::columns::{Columns, Numbered, numbered};
use crate::views::items::{ItemColumn, ItemRow};
use crate::views::numbering::Numbering;

/// What is said of an item that the agency leads, behind its number.
const LEAD: &[ItemColumn] = &[
    ItemColumn::Id,
    ItemColumn::CodedName,
    ItemColumn::Goals,
    ItemColumn::Supports,
    ItemColumn::Deadline,
    ItemColumn::StandingAndReason,
];

/// What is said of an item that the agency supports, behind its number.
const SUPPORT: &[ItemColumn] = &[
    ItemColumn::Id,
    ItemColumn::CodedName,
    ItemColumn::Goals,
    ItemColumn::Leads,
    ItemColumn::Deadline,
    ItemColumn::StandingAndReason,
];

/// The document for one agency. `basis` speaks Vietnamese.
pub fn document(basis: &Basis<'_>, list: &TaskList<'_>) -> Document {
    let words = basis.words;
    let mut document = Document::default();
    let title = Message::new("letter.title").with("agency", list.agency.name.as_str());
    document.title(words.say(&title));
    document.text(enclosed(basis));
    document.text(
        words.say(
            &Message::new("letter.as-of").with("as_of", basis.as_of()).with("counts", counts(words, list)),
        ),
    );
    let mut number = Numbering::default();
    let mut section = |document: &mut Document, key: &'static str, table: Table| {
        if table.rows.is_empty() {
            return;
        }
        document.heading(format!("{}. {}", number.next(), words.text(key)));
        document.table(table);
    };
    for (role, heading, columns) in
        [(Role::Lead, "tasks.lead", LEAD), (Role::Support, "tasks.support", SUPPORT)]
    {
        let rows = list.of(role).map(ItemRow::of_task).collect();
        section(&mut document, heading, items(basis, columns, rows));
    }
    section(&mut document, "tasks.actions", actions(basis, list));
    section(&mut document, "tasks.duties", duties(basis, list));
    if list.is_empty() {
        document.text(words.text(if list.is_filtered { "tasks.nothing-left" } else { "tasks.nothing" }));
    }
    document.text(focal_point(basis, list.agency));
    document
}

/// Where questions and results go. The focal point itself has nowhere to send them.
fn focal_point(basis: &Basis<'_>, agency: &Agency) -> String {
    let focal_point = basis.plan().head.focal_point.as_ref().filter(|id| id.value != agency.id.value);
    let name = focal_point.map(|id| basis.plan().agencies.name(&id.value));
    match name {
        Some(name) => basis.words.say(&Message::new("letter.focal-point").with("agency", name)),
        None => basis.words.text("letter.end").to_owned(),
    }
}

fn items(basis: &Basis<'_>, columns: &[ItemColumn], rows: Vec<ItemRow<'_>>) -> Table {
    let columns = &ItemColumn::with_leads(columns, ItemColumn::Goals, ItemColumn::Leads, &rows);
    Columns::new(basis.words)
        .label("column.number", Numbered::number)
        .items(*basis, &ItemColumn::with_via(columns, &rows), |it| &it.row)
        .table(numbered(rows))
}

fn actions(basis: &Basis<'_>, list: &TaskList<'_>) -> Table {
    Columns::new(basis.words)
        .label("column.number", Numbered::number)
        .actions(*basis, |it| &it.row)
        .table(numbered(list.actions.iter().map(ActionRow::new)))
}

fn duties(basis: &Basis<'_>, list: &TaskList<'_>) -> Table {
    let words = basis.words;
    Columns::new(words)
        .label("column.number", Numbered::number)
        .duties(|it: &Numbered<&TaskDuty<'_>>| it.row)
        .words("column.when", move |it| every(words, it.row).into())
        .table(numbered(&list.duties))
}
