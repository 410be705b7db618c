//! The items of which a letter speaks, table by table.

use super::numbered_heading;
use crate::assess::Assessment;
use crate::document::{Document, Table};
use crate::message::Message;
use crate::query::lines::lines;
use crate::query::reminder::Reminder;
use crate::views::Basis;
use crate::views::columns::{Columns, Numbered, numbered};
use crate::views::items::{ItemColumn, ItemRow};

/// What is said of an item to see to, behind its number.
const URGENT: &[ItemColumn] = &[
    ItemColumn::Ids,
    ItemColumn::CodedName,
    ItemColumn::Deadline,
    ItemColumn::Standing,
    ItemColumn::ReasonOrCause,
];

/// What is said of an item reported as done, behind its number. How many days are left or gone says nothing of it.
const AWAITING: &[ItemColumn] = &[
    ItemColumn::Ids,
    ItemColumn::CodedName,
    ItemColumn::Deadline,
    ItemColumn::StandingAlone,
    ItemColumn::Reason,
];

/// Adds what an agency has to see to, worst first, with days and reasons, and what it has to show evidence of: under
/// headings from this number on. Returns the number after the last.
pub(super) fn add(
    document: &mut Document,
    basis: &Basis<'_>,
    reminder: &Reminder<'_>,
    first: usize,
) -> usize {
    let tables = [
        ("remind.urgent", &reminder.urgent, URGENT),
        ("remind.figures", &reminder.figures, URGENT),
        ("remind.awaiting", &reminder.awaiting, AWAITING),
    ];
    let tables = tables.into_iter().filter(|(_, items, _)| !items.is_empty());
    let mut number = first;
    for (heading, items, columns) in tables {
        document.heading(numbered_heading(basis, number, heading));
        document.table(table(basis, reminder, items, columns));
        notes(document, basis, reminder, items);
        number += 1;
    }
    number
}

/// Whether there is any such item.
pub(super) const fn has_any(reminder: &Reminder<'_>) -> bool {
    reminder.has_items() || !reminder.figures.is_empty()
}

/// Whether a line of these tables holds an item that the plan prints twice.
pub(super) fn has_doubles(basis: &Basis<'_>, reminder: &Reminder<'_>) -> bool {
    let is_shorter =
        |items: &Vec<&Assessment<'_>>| lines(basis.plan(), items.iter().copied()).len() < items.len();
    [&reminder.urgent, &reminder.figures, &reminder.awaiting].into_iter().any(is_shorter)
}

fn table<'a>(
    basis: &Basis<'a>,
    reminder: &Reminder<'a>,
    items: &[&'a Assessment<'a>],
    columns: &[ItemColumn],
) -> Table {
    let lines = lines(basis.plan(), items.iter().copied());
    let rows = lines
        .iter()
        .map(|line| ItemRow { own: Some(reminder.own(line.assessment)), ..ItemRow::of_line(line) });
    Columns::new(basis.words)
        .number("column.number", Numbered::number)
        .items(*basis, columns, |it: &Numbered<ItemRow<'_>>| &it.row)
        .table(numbered(rows))
}

/// Which of these items came to it through which group.
fn notes(document: &mut Document, basis: &Basis<'_>, reminder: &Reminder<'_>, items: &[&Assessment<'_>]) {
    let agencies = &basis.plan().agencies;
    for group in reminder.through() {
        let ids = items.iter().filter(|it| reminder.via(it) == Some(group));
        let ids: Vec<&str> = ids.map(|it| it.item.id.value.as_str()).collect();
        if !ids.is_empty() {
            let note = Message::new("remind.through-note").with("group", agencies.name(group));
            document.text(basis.words.say(&note.with("items", ids.join(", "))));
        }
    }
}
