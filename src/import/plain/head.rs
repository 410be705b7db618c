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

/// Whether a line may be the one of a head that has the column of numbers.
pub(super) fn is_head_line(line: &Line) -> bool {
    let first = line.text.split(' ').next().unwrap_or_default();
    matches!(first, "TT" | "STT" | "Stt" | "tt")
        || line.text.starts_with("Số TT")
        || line.cells().iter().any(|(_, cell)| matches!(cell.as_str(), "TT" | "STT" | "Stt"))
}
