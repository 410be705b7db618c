//! The index of the letters written. Always Vietnamese.

use crate::assess::Standing;
use crate::document::Document;
use crate::i18n::Words;
use crate::message::Message;
use crate::query::reminder::Reminder;
use crate::views::columns::{Columns, Numbered, numbered};
use crate::views::{Basis, cells, citation};

/// A letter: its file, to whom it goes, and how much there is in it.
pub struct Letter<'a> {
    file: String,
    agency: &'a str,
    overdue: usize,
    at_risk: usize,
    figures: usize,
    awaiting: usize,
    missing: usize,
}

impl<'a> Letter<'a> {
    /// The letter of a reminder.
    pub fn new(file: String, reminder: &Reminder<'a>) -> Self {
        Self {
            file,
            agency: &reminder.agency.name,
            overdue: reminder.count(|standing| standing == Standing::Overdue),
            at_risk: reminder.count(Standing::is_at_risk),
            figures: reminder.figures.len(),
            awaiting: reminder.awaiting.len(),
            missing: reminder.missing.len(),
        }
    }
}

/// What there is in each letter. `basis` speaks Vietnamese.
pub fn document(basis: &Basis<'_>, letters: &[Letter<'_>]) -> Document {
    let words = basis.words;
    let mut document = Document { author: citation::author(basis), ..Document::default() };
    document.title(words.text("remind.index"));
    document.enclosed(citation::enclosed(basis));
    let count = Message::new("remind.index-as-of").with("as_of", basis.as_of()).with("files", letters.len());
    document.text(words.say(&count));
    document.table(listed(words).table(numbered(letters)));
    citation::open_groups(basis, &mut document);
    document
}

/// A letter and its number.
type Row<'a> = Numbered<&'a Letter<'a>>;

/// What the index says of a letter.
fn listed<'a>(words: Words) -> Columns<'a, Row<'a>> {
    let count = |of: fn(&Letter<'_>) -> usize| move |it: &Row<'_>| cells::bare(of(it.row));
    Columns::new(words)
        .label("column.number", Row::number)
        .words("column.agency", |it: &Row<'_>| it.row.agency.into())
        .label("column.overdue", count(|letter| letter.overdue))
        .label("column.at-risk", count(|letter| letter.at_risk))
        .label("column.figures", count(|letter| letter.figures))
        .label("column.awaiting", count(|letter| letter.awaiting))
        .label("column.missing-reports", count(|letter| letter.missing))
        .label("column.file", |it| it.row.file.as_str().into())
}
