//! The events of a history for a spreadsheet, a row each.

use super::{History, Naming, author, place, sentences, short};
use crate::assess::history::{Event, Fact};
use crate::document::{Cell, Table};
use crate::model::ItemId;
use crate::views::columns::Columns;
use crate::views::{Basis, cells};

impl<'a> History<'a> {
    /// An event a row.
    pub fn records(&self, basis: &Basis<'a>) -> Table {
        let words = basis.words;
        let commit = |event: &Event<'_>| match event.fact {
            Fact::Changed(revision, _) => short(&revision.id).to_owned(),
            _ => String::new(),
        };
        Columns::new(words)
            .plan(basis)
            .label("column.day", |event: &&Event<'_>| cells::day(words, event.on))
            .label("column.id", |event| Cell::id(place(event).map_or("", ItemId::as_str)))
            .words("column.kind", |event| words.text(sentences::kind_key(&event.fact)).into())
            .words("column.by", |event| author(basis, &event.fact, Naming::InFull).into())
            .words("column.event", |event| sentences::said(basis, event).join("; ").into())
            .label("column.commit", |event| Cell::id(commit(event)))
            .table(&self.events)
    }
}
