//! The list that the sender of the letters keeps for itself, in place of a letter. Always Vietnamese.

use super::body::{missing, named, state};
use super::{numbered_heading, tables};
use crate::document::Document;
use crate::query::reminder::Reminder;
use crate::views::{Basis, citation};

/// The list. `basis` speaks Vietnamese.
pub fn document(basis: &Basis<'_>, reminder: &Reminder<'_>) -> Document {
    let words = basis.words;
    let mut document = Document { author: Some(reminder.agency.name.value.clone()), ..Document::default() };
    document.title(words.say(&named(reminder, "remind.own")));
    let intro = named(reminder, "remind.own-intro")
        .with("plan", citation::plan(basis))
        .with("title", basis.plan().head.title.as_str())
        .with("as_of", basis.as_of());
    document.text(words.say(&intro));
    document.heading(numbered_heading(basis, 1, "remind.state"));
    document.text(state(basis, reminder));
    let next = tables::add(&mut document, basis, reminder, 2);
    if !reminder.missing.is_empty() {
        document.heading(numbered_heading(basis, next, "remind.missing"));
        document.list(missing(basis, reminder));
    }
    document
}
