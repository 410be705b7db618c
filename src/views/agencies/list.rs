//! Agencies and groups on a screen, and in one table for a spreadsheet.

use crate::document::{Cell, Document, Table};
use crate::message::Message;
use crate::model::Agency;
use crate::query::load::Load;
use crate::views::columns::Columns;
use crate::views::{Basis, cells, wording};

/// The screen.
pub fn document(basis: &Basis<'_>, loads: &[Load<'_>]) -> Document {
    let words = basis.words;
    let groups = loads.iter().filter(|load| load.agency.group.is_some()).count();
    let mut document = Document::default();
    let title = Message::new("agencies.headline")
        .with("plan", basis.plan().head.id.value.as_str())
        .with("agencies", loads.len() - groups)
        .with("groups", groups);
    document.title(words.say(&title));
    if loads.is_empty() {
        document.text(words.text("agencies.none"));
        return document;
    }
    for (heading, is_group) in [("agencies.agencies", false), ("agencies.groups", true)] {
        let wanted: Vec<&Load<'_>> =
            loads.iter().filter(|load| load.agency.group.is_some() == is_group).collect();
        if !wanted.is_empty() {
            document.heading(words.text(heading));
            document.table(described(Columns::new(words), *basis, is_group).table(wanted));
        }
    }
    document.text(words.text("agencies.note"));
    document
}

/// All in one table, for a spreadsheet.
pub fn records(basis: &Basis<'_>, loads: &[Load<'_>]) -> Table {
    described(Columns::new(basis.words).plan(basis), *basis, true).table(loads)
}

/// Adds columns that say who it is, who belongs to it, and how much is asked of it.
fn described<'a, 'l>(
    columns: Columns<'a, &'l Load<'l>>,
    basis: Basis<'a>,
    has_members: bool,
) -> Columns<'a, &'l Load<'l>> {
    let name = if has_members { "column.group" } else { "column.agency" };
    columns
        .label("column.id", |load| Cell::id(load.agency.id.value.as_str()))
        .words(name, |load| load.agency.name.as_str().into())
        .when(has_members, |it| it.words("column.members", move |load| members(&basis, load.agency).into()))
        .number("column.leads", |load| cells::bare(load.leads))
        .number("column.supports", |load| cells::bare(load.supports))
}

fn members(basis: &Basis<'_>, agency: &Agency) -> String {
    let Some(group) = &agency.group else {
        return String::new();
    };
    let names = wording::briefs(basis, &group.members);
    match (group.is_open, names.is_empty()) {
        (false, _) => names,
        (true, true) => basis.words.text("agencies.open-empty").to_owned(),
        (true, false) => format!("{names}; {}", basis.words.text("agencies.open")),
    }
}
