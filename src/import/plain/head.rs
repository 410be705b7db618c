//! The head of a table in a plain text.

use super::super::columns::Columns;
use super::lines::Line;

/// How a table came to be text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// One cell after the other.
    Flat,
    /// Side by side, with blanks between.
    Columns,
}

/// The head of a table in lines of text: from which line up to which.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) columns: Columns,
    pub(super) layout: Layout,
    pub(super) lines: Vec<Line>,
    /// Where columns begin that stand side by side.
    pub(super) starts: Vec<usize>,
}
