//! What the lists that are sent have in common: items, actions and duties given to groups, written once. Always
//! Vietnamese.

use super::columns::action_text;
use crate::document::{Cell, Document, Table};
use crate::message::Message;
use crate::model::AgencyId;
use crate::query::shared::{Shared, SharedAction, SharedDuty};
use crate::views::columns::{Columns, Numbered, numbered};
use crate::views::items::{ItemColumn, ItemRow};
use crate::views::numbering::Numbering;
use crate::views::{Basis, citation, phrase};

/// What is said of an item before the groups that it is given to.
const BEFORE: &[ItemColumn] = &[ItemColumn::Id, ItemColumn::CodedName, ItemColumn::Goals, ItemColumn::Leads];

/// What is said of it behind them.
const BEHIND: &[ItemColumn] = &[ItemColumn::Deadline, ItemColumn::StandingAndReason];

/// The document. `basis` speaks Vietnamese.
pub fn document(basis: &Basis<'_>, shared: &Shared<'_>) -> Document {
    let words = basis.words;
    let mut document = Document { author: citation::author(basis), ..Document::default() };
    document.title(words.text("letter.shared"));
    document.enclosed(citation::enclosed(basis));
    document.text(words.say(&Message::new("letter.shared-as-of").with("as_of", basis.as_of())));
    let mut number = Numbering::default();
    for (key, table) in [
        ("tasks.support", items(basis, shared)),
        ("letter.shared-actions", actions(basis, shared)),
        ("tasks.duties", duties(basis, shared)),
    ] {
        if !table.rows.is_empty() {
            document.heading(format!("{}. {}", number.next(), words.text(key)));
            document.table(table);
        }
    }
    citation::open_groups(basis, &mut document);
    document
}

fn items(basis: &Basis<'_>, shared: &Shared<'_>) -> Table {
    let rows = shared.items.iter().map(|it| (ItemRow::new(it.assessment), &it.groups));
    Columns::new(basis.words)
        .label("column.number", Numbered::number)
        .items(*basis, BEFORE, |it: &Numbered<(ItemRow<'_>, &Vec<&AgencyId>)>| &it.row.0)
        .words("column.groups", |it| names(basis, it.row.1))
        .items(*basis, BEHIND, |it| &it.row.0)
        .table(numbered(rows))
}

fn actions(basis: &Basis<'_>, shared: &Shared<'_>) -> Table {
    Columns::new(basis.words)
        .label("column.number", Numbered::number)
        .label("column.id", |it: &Numbered<&SharedAction<'_>>| {
            Cell::id(it.row.assessment.item.id.value.as_str())
        })
        .words("column.action", |it| action_text(it.row.action).into())
        .words("column.part", |it| parts(basis, it.row).into())
        .table(numbered(&shared.actions))
}

/// Which groups have which part in an action, a line each.
fn parts(basis: &Basis<'_>, action: &SharedAction<'_>) -> String {
    let words = basis.words;
    let part = |key, groups: &[&AgencyId]| {
        (!groups.is_empty()).then(|| format!("{}: {}", words.text(key), names(basis, groups).text))
    };
    let parts = [
        part("part.acts", &action.acting),
        part("part.with", &action.with),
        part("part.unnamed", &action.leading),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn duties(basis: &Basis<'_>, shared: &Shared<'_>) -> Table {
    let words = basis.words;
    let every = move |it: &Numbered<&SharedDuty<'_>>| {
        it.row.duty.every.map_or("", |every| words.text(phrase::every_key(every))).into()
    };
    Columns::new(words)
        .label("column.number", Numbered::number)
        .label("column.id", |it: &Numbered<&SharedDuty<'_>>| Cell::id(it.row.duty.id.value.as_str()))
        .words("column.duty", |it| it.row.duty.text.as_str().into())
        .words("column.groups", |it| names(basis, &it.row.groups))
        .words("column.every", every)
        .table(numbered(&shared.duties))
}

fn names(basis: &Basis<'_>, groups: &[&AgencyId]) -> Cell {
    groups.iter().map(|id| basis.plan().agencies.name(id)).collect::<Vec<_>>().join("; ").into()
}
