//! Task lists on a screen.

use super::columns::{ActionRow, every, with_via};
use super::counts;
use crate::assess::Assessment;
use crate::document::{Cell, Document, Table, Tone};
use crate::message::Message;
use crate::model::Membership;
use crate::query::tasks::{Filter, Role, TaskDuty, TaskList};
use crate::views::columns::Columns;
use crate::views::items::{ItemColumn, ItemRow};
use crate::views::{Basis, moves, wording};

/// What is said of an item that the agency leads.
const LEAD: &[ItemColumn] = &[
    ItemColumn::Id,
    ItemColumn::Name,
    ItemColumn::Deadline,
    ItemColumn::Standing,
    ItemColumn::SupportsInShort,
];

/// What is said of an item that the agency supports.
const SUPPORT: &[ItemColumn] =
    &[ItemColumn::Id, ItemColumn::Name, ItemColumn::Deadline, ItemColumn::Standing, ItemColumn::LeadsInShort];

/// What is said of any item.
const ALL: &[ItemColumn] =
    &[ItemColumn::Id, ItemColumn::Name, ItemColumn::LeadsInShort, ItemColumn::Deadline, ItemColumn::Standing];

/// The screen for one agency.
pub fn of_agency<'a>(basis: &Basis<'a>, list: &TaskList<'a>) -> Document {
    let words = basis.words;
    let mut document = Document::default();
    let agency = &list.agency.name;
    document.title(words.say(&about("tasks.headline", basis).with("agency", agency.as_str())));
    document.text(counts(words, list));
    if let Some(group) = &list.agency.group {
        document.text(members(basis, group));
    }
    if list.is_empty() {
        let key = if list.is_filtered { "tasks.nothing-left" } else { "tasks.nothing" };
        document.text(words.text(key));
        return document;
    }
    for (role, heading, columns) in
        [(Role::Lead, "tasks.lead", LEAD), (Role::Support, "tasks.support", SUPPORT)]
    {
        let rows: Vec<ItemRow<'_>> = list.of(role).map(ItemRow::of_task).collect();
        document.heading(words.text(heading));
        if rows.is_empty() {
            document.text(Cell::toned(words.text("tasks.none-here"), Tone::Muted));
        } else {
            document.table(items(basis, columns, rows));
        }
    }
    moved(basis, list.items.iter().map(|task| task.assessment), &mut document);
    if !list.actions.is_empty() {
        document.heading(words.text("tasks.actions"));
        document.table(actions(basis, list));
    }
    if !list.duties.is_empty() {
        document.heading(words.text("tasks.duties"));
        document.table(duties(basis, list));
    }
    document
}

/// The screen of all items that `filter` admits, what is most urgent first.
pub fn of_all(basis: &Basis<'_>, filter: &Filter) -> Document {
    let words = basis.words;
    let wanted = filter.by_urgency(basis.survey);
    let rows: Vec<ItemRow<'_>> = wanted.iter().copied().map(ItemRow::new).collect();
    let mut document = Document::default();
    let title = match &filter.officer {
        Some(officer) => about("tasks.headline-officer", basis).with("officer", officer.as_str()),
        None => about("tasks.headline-all", basis),
    };
    document.title(words.say(&title));
    document.text(words.say(
        &Message::new("tasks.count-all").with("count", rows.len()).with("total", basis.survey.items.len()),
    ));
    if rows.is_empty() {
        document.text(words.text("tasks.nothing-left"));
    } else {
        document.table(items(basis, ALL, rows));
    }
    moved(basis, wanted.into_iter(), &mut document);
    document
}

/// The deadlines that decisions have moved, where there are any.
fn moved<'a>(basis: &Basis<'a>, items: impl Iterator<Item = &'a Assessment<'a>>, document: &mut Document) {
    let table = moves::table(basis, items);
    if !table.rows.is_empty() {
        document.heading(basis.words.text("tasks.moved"));
        document.table(table);
    }
}

fn about(key: &'static str, basis: &Basis<'_>) -> Message {
    Message::new(key).with("plan", basis.plan().head.id.value.as_str()).with("as_of", basis.as_of())
}

fn members(basis: &Basis<'_>, group: &Membership) -> String {
    let names = wording::briefs(basis, &group.members);
    if names.is_empty() {
        return basis
            .words
            .say(&Message::new("tasks.members").with("names", basis.words.text("agencies.open-empty")));
    }
    let key = if group.is_open { "tasks.members-open" } else { "tasks.members" };
    basis.words.say(&Message::new(key).with("names", names))
}

fn items(basis: &Basis<'_>, columns: &[ItemColumn], rows: Vec<ItemRow<'_>>) -> Table {
    let columns = &ItemColumn::with_leads(columns, ItemColumn::Name, ItemColumn::LeadsInShort, &rows);
    Columns::new(basis.words).items(*basis, &ItemColumn::with_via(columns, &rows), |row| row).table(rows)
}

fn actions(basis: &Basis<'_>, list: &TaskList<'_>) -> Table {
    Columns::new(basis.words).actions(*basis, |row| row).table(list.actions.iter().map(ActionRow::new))
}

fn duties(basis: &Basis<'_>, list: &TaskList<'_>) -> Table {
    let when = |it: &&TaskDuty<'_>| with_via(basis, every(basis.words, it).to_owned(), it.via).into();
    Columns::new(basis.words).duties(|it: &&TaskDuty<'_>| *it).words("column.when", when).table(&list.duties)
}
