//! The index of the letters written. Always Vietnamese.

use crate::assess::Standing;
use crate::document::Document;
use crate::i18n::Words;
use crate::message::Message;
use crate::query::reminder::Reminder;
use crate::views::columns::{Columns, Numbered, numbered};
use crate::views::{Basis, cells, citation};

/// File name, agency and counts. `basis` speaks Vietnamese.
pub fn document(basis: &Basis<'_>, reminders: &[(String, Reminder<'_>)]) -> Document {
    let words = basis.words;
    let mut document = Document { author: citation::author(basis), ..Document::default() };
    document.title(words.text("remind.index"));
    document.enclosed(citation::enclosed(basis));
    let count =
        Message::new("remind.index-as-of").with("as_of", basis.as_of()).with("files", reminders.len());
    document.text(words.say(&count));
    document.table(listed(words).table(numbered(reminders)));
    citation::open_groups(basis, &mut document);
    document
}

/// A file and what is in it.
type Row<'a> = Numbered<&'a (String, Reminder<'a>)>;

/// What the index says of a letter: to whom it goes, and how much there is in it.
fn listed<'a>(words: Words) -> Columns<'a, Row<'a>> {
    let count = |of: fn(&Reminder<'_>) -> usize| move |it: &Row<'_>| cells::bare(of(&it.row.1));
    Columns::new(words)
        .label("column.number", Row::number)
        .words("column.agency", |it: &Row<'_>| it.row.1.agency.name.as_str().into())
        .label("column.overdue", count(|it| it.count(|standing| standing == Standing::Overdue)))
        .label("column.at-risk", count(|it| it.count(Standing::is_at_risk)))
        .label("column.figures", count(|it| it.figures.len()))
        .label("column.awaiting", count(|it| it.awaiting.len()))
        .label("column.missing-reports", count(|it| it.missing.len()))
        .label("column.file", |it| it.row.0.as_str().into())
}
