//! `cchc show`: everything about one item, or the plan itself.

pub mod item;
pub mod plan;

use super::columns::Columns;
use crate::document::Cell;

/// One thing known of an item or a plan.
struct Fact {
    /// What it is called.
    label: String,
    content: Cell,
}

impl Fact {
    fn new(label: impl Into<String>, content: impl Into<Cell>) -> Self {
        Self { label: label.into(), content: content.into() }
    }
}

impl<'a, R> Columns<'a, R> {
    /// Adds what a fact is called and what it says.
    fn facts(self, fact: impl Fn(&R) -> &Fact + Copy + 'a) -> Self {
        self.words("column.fact", move |row| fact(row).label.as_str().into())
            .words("column.content", move |row| fact(row).content.clone())
    }
}
