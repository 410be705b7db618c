//! `cchc show`: everything about one item.

pub mod item;

use super::columns::Columns;
use crate::document::Cell;
use crate::i18n::Words;

/// One thing known of an item.
struct Fact {
    /// The key of what it is called.
    key: &'static str,
    content: Cell,
}

impl Fact {
    fn new(key: &'static str, content: impl Into<Cell>) -> Self {
        Self { key, content: content.into() }
    }
}

impl<'a, R> Columns<'a, R> {
    /// Adds what a fact is called and what it says.
    fn facts(self, words: Words, fact: impl Fn(&R) -> &Fact + Copy + 'a) -> Self {
        self.words("column.fact", move |row| words.text(fact(row).key).into())
            .words("column.content", move |row| fact(row).content.clone())
    }
}
