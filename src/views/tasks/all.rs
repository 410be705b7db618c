//! All items of a plan as a list that is sent. Always Vietnamese.

use super::sent;
use crate::assess::Tally;
use crate::document::Document;
use crate::message::Message;
use crate::query::tasks::Filter;
use crate::views::items::{ItemColumn, ItemRow};
use crate::views::{Basis, citation, tally};

/// What is said of an item, behind its number.
const COLUMNS: &[ItemColumn] = &[
    ItemColumn::Id,
    ItemColumn::CodedName,
    ItemColumn::Goals,
    ItemColumn::Leads,
    ItemColumn::Supports,
    ItemColumn::Deadline,
    ItemColumn::StandingAndReason,
];

/// The items that `filter` admits, what is most urgent first. `basis` speaks Vietnamese.
pub fn document(basis: &Basis<'_>, filter: &Filter) -> Document {
    let words = basis.words;
    let wanted = filter.by_urgency(basis.survey);
    let mut document = Document { author: citation::author(basis), ..Document::default() };
    document.title(match &filter.officer {
        Some(officer) => words.say(&Message::new("letter.of-officer").with("officer", officer.as_str())),
        None => words.text("letter.all").to_owned(),
    });
    document.enclosed(citation::enclosed(basis));
    let count = Message::new("letter.all-as-of").with("as_of", basis.as_of()).with("count", wanted.len());
    document.text(words.say(&count.with("total", basis.survey.items.len())));
    if wanted.is_empty() {
        document.text(words.text("tasks.nothing-left"));
        return document;
    }
    let counts = Tally::of(wanted.iter().copied(), basis.as_of());
    document.text(tally::standings(words, &counts));
    document.table(sent::items(basis, COLUMNS, wanted.into_iter().map(ItemRow::new).collect()));
    document
}
