//! The events of a history on a screen: what one commit changed of one part of the plan is one row.

use chrono::NaiveDate;

use super::{History, Naming, author, place, sentences};
use crate::assess::history::{Event, Fact};
use crate::document::{Cell, Document, Table};
use crate::message::Message;
use crate::model::ItemId;
use crate::views::columns::Columns;
use crate::views::{Basis, cells, wording};

/// Events that stand in one row.
struct Row<'a> {
    on: NaiveDate,
    id: &'a str,
    by: &'a str,
    said: String,
}

impl<'a> History<'a> {
    /// The screen.
    pub fn document(&self, basis: &Basis<'a>) -> Document {
        let words = basis.words;
        let mut document = Document::default();
        self.head(basis, &mut document);
        if self.events.is_empty() {
            document.text(words.text("history.none"));
        } else {
            document.table(self.table(basis));
        }
        if !self.past.is_known {
            document.text(words.text("history.no-commits"));
        }
        if 0 < self.past.unreadable {
            document.text(words.say(&Message::new("history.unreadable").with("count", self.past.unreadable)));
        }
        document
    }

    fn head(&self, basis: &Basis<'a>, document: &mut Document) {
        let words = basis.words;
        let headline = Message::new("history.headline").with("plan", basis.plan().head.id.value.as_str());
        let headline = words.say(&headline.with("as_of", basis.as_of()));
        let Some(id) = self.wanted else {
            document.title(headline);
            return;
        };
        let item = basis.plan().item(id);
        let name = item.map_or(words.text("history.gone"), |item| &item.name);
        document.title(format!("{id} {name}"));
        document.text(headline);
        if let Some(ids) = item.and_then(|item| wording::doubles(basis.plan(), item)) {
            document.text(words.say(&Message::new("history.twins").with("ids", ids)));
        }
    }

    fn table(&self, basis: &Basis<'a>) -> Table {
        let words = basis.words;
        // Of one item the ids say something only where events of its double are among its own.
        let is_other = |event: &Event<'_>| place(event).is_some_and(|id| Some(id) != self.wanted);
        let has_ids = self.events.iter().any(is_other);
        Columns::new(words)
            .label("column.day", |row: &Row<'_>| cells::day(words, row.on))
            .when(has_ids, |it| it.label("column.id", |row| Cell::id(row.id)))
            .words("column.by", |row| row.by.into())
            .words("column.event", |row| row.said.as_str().into())
            .table(self.rows(basis))
    }

    fn rows(&self, basis: &Basis<'a>) -> Vec<Row<'_>> {
        let mut rows = Vec::new();
        let mut met: Option<&str> = None;
        for events in self.events.chunk_by(is_one_row) {
            let event = &events[0];
            let mut lines: Vec<String> =
                events.iter().flat_map(|event| sentences::said(basis, event)).collect();
            if let Fact::Changed(revision, _) = event.fact {
                lines.push(sentences::commit(basis.words, revision, met == Some(revision.id.as_str())));
                met = Some(&revision.id);
            }
            rows.push(Row {
                on: event.on,
                id: place(event).map_or("", ItemId::as_str),
                by: author(basis, &event.fact, Naming::InShort),
                said: lines.join("\n"),
            });
        }
        rows
    }
}

/// Whether two events that follow each other are what one revision changed of one part of the plan.
fn is_one_row(one: &Event<'_>, other: &Event<'_>) -> bool {
    match (one.fact, other.fact) {
        (Fact::Changed(left, _), Fact::Changed(right, _)) => {
            left.id == right.id && place(one) == place(other)
        }
        _ => false,
    }
}
