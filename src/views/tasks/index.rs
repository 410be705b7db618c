//! The index of the task lists that are sent. Always Vietnamese.

use crate::document::{Document, Table};
use crate::i18n::Words;
use crate::message::Message;
use crate::query::load::Load;
use crate::views::columns::{Columns, Numbered, numbered};
use crate::views::{Basis, cells, citation};

/// The name of each file and how much is in it. `basis` speaks Vietnamese.
pub fn document(basis: &Basis<'_>, files: &[(String, Load<'_>)]) -> Document {
    let words = basis.words;
    let mut document = Document { author: citation::author(basis), ..Document::default() };
    document.title(words.text("letter.index"));
    document.enclosed(citation::enclosed(basis));
    document
        .text(words.say(
            &Message::new("letter.index-as-of").with("as_of", basis.as_of()).with("files", files.len()),
        ));
    let has_groups = files.iter().any(|(_, load)| 0 < load.leads_through_groups);
    document.table(table(words, files));
    if has_groups {
        document.text(words.text("letter.through-groups"));
    }
    citation::open_groups(basis, &mut document);
    document
}

/// The name of each file and how much is in it, as a table alone.
pub fn table(words: Words, files: &[(String, Load<'_>)]) -> Table {
    listed(words).table(numbered(files))
}

/// A file and how much is in it.
type Row<'a> = Numbered<&'a (String, Load<'a>)>;

/// What the index says of a file: whose it is, and how much there is in it.
fn listed<'a>(words: Words) -> Columns<'a, Row<'a>> {
    let count = |of: fn(&Load<'_>) -> usize| move |it: &Row<'_>| cells::bare(of(&it.row.1));
    Columns::new(words)
        .label("column.number", Row::number)
        .words("column.agency", |it: &Row<'_>| it.row.1.agency.name.as_str().into())
        .label("column.leads", count(|load| load.leads))
        .label("column.supports", count(|load| load.supports))
        .label("column.named", count(|load| load.named))
        .label("column.duties", count(|load| load.duties))
        .label("column.overdue", count(|load| load.overdue))
        .label("column.at-risk", count(|load| load.at_risk))
        .label("column.file", |it| it.row.0.as_str().into())
}
