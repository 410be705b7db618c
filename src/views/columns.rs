//! The columns of a table, their titles in the words of a language.

use super::{Basis, cells};
use crate::document::{Cell, Column, Head, Kind, Table};
use crate::i18n::Words;

/// Columns for rows made of `R`s, left to right. A column's key is that of its title.
pub struct Columns<'a, R> {
    pub(super) words: Words,
    columns: Vec<Column<'a, R>>,
}

impl<'a, R> Columns<'a, R> {
    /// No columns yet.
    pub const fn new(words: Words) -> Self {
        Self { words, columns: Vec::new() }
    }

    /// Adds a column of words.
    #[must_use]
    pub fn words(self, key: &'static str, cell: impl Fn(&R) -> Cell + 'a) -> Self {
        self.of(key, Kind::Words, cell)
    }

    /// Adds a column of words of which a narrow screen shows the beginning.
    #[must_use]
    pub fn line(self, key: &'static str, cell: impl Fn(&R) -> Cell + 'a) -> Self {
        self.of(key, Kind::Line, cell)
    }

    /// Adds a column of ids, days or labels, which stay on one line.
    #[must_use]
    pub fn label(self, key: &'static str, cell: impl Fn(&R) -> Cell + 'a) -> Self {
        self.of(key, Kind::Label, cell)
    }

    /// Adds a column of numbers.
    #[must_use]
    pub fn number(self, key: &'static str, cell: impl Fn(&R) -> Cell + 'a) -> Self {
        self.of(key, Kind::Number, cell)
    }

    /// Adds the id of the plan, so that the rows of several plans can stand in one table.
    #[must_use]
    pub fn plan(self, basis: &Basis<'a>) -> Self {
        let id = basis.plan().head.id.value.as_str();
        self.words("column.plan", move |_| Cell::id(id))
    }

    fn of(self, key: &'static str, kind: Kind, cell: impl Fn(&R) -> Cell + 'a) -> Self {
        let title = self.words.text(key).to_owned();
        self.add(Column::new(Head { key, title, kind }, cell))
    }

    /// Adds a column whose head is not a word of the program.
    #[must_use]
    pub fn add(mut self, column: Column<'a, R>) -> Self {
        self.columns.push(column);
        self
    }

    /// Adds columns where they are wanted.
    #[must_use]
    pub fn when(self, is_wanted: bool, more: impl FnOnce(Self) -> Self) -> Self {
        if is_wanted { more(self) } else { self }
    }

    /// Adds one column or more for each of `parts`.
    #[must_use]
    pub fn each<P>(self, parts: impl IntoIterator<Item = P>, add: impl Fn(Self, P) -> Self) -> Self {
        parts.into_iter().fold(self, add)
    }

    /// The table of `rows`.
    pub fn table(&self, rows: impl IntoIterator<Item = R>) -> Table {
        Table::new(&self.columns, rows)
    }

    /// The table of `rows` and their sum.
    pub fn table_with_total(&self, rows: impl IntoIterator<Item = R>, total: &R) -> Table {
        self.table(rows).with_total(&self.columns, total)
    }
}

/// A row and its number in the table, from 1.
pub struct Numbered<R> {
    number: usize,
    pub row: R,
}

impl<R> Numbered<R> {
    /// The number of the row.
    pub fn number(&self) -> Cell {
        cells::bare(self.number)
    }
}

/// Numbers rows.
pub fn numbered<R>(rows: impl IntoIterator<Item = R>) -> impl Iterator<Item = Numbered<R>> {
    (1..).zip(rows).map(|(number, row)| Numbered { number, row })
}
