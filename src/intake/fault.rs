//! What is wrong with a form, and where.

use crate::message::Message;
use crate::workbook::column_name;

/// Something that keeps a form from being taken.
#[derive(Debug)]
pub struct Fault {
    /// None where it is about the form as a whole.
    pub place: Option<Place>,
    pub message: Message,
}

/// A cell, as people find it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub sheet: String,
    /// From 1.
    pub row: u32,
    /// A letter or two.
    pub column: String,
    /// What stands over the column.
    pub head: String,
}

impl Place {
    /// A cell by its row and column, which count from 0.
    pub(super) fn new(sheet: &str, (row, column): (u32, u32), head: &str) -> Self {
        Self { sheet: sheet.to_owned(), row: row + 1, column: column_name(column), head: head.to_owned() }
    }
}

impl Fault {
    /// One about the form as a whole.
    pub(super) const fn whole(message: Message) -> Self {
        Self { place: None, message }
    }
}
