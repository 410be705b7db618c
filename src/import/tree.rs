//! What a document holds before anybody asks what it means: paragraphs and tables, each with its place.

use super::place::Place;
use super::remark::Remark;

/// A document, read.
#[derive(Debug, Default)]
pub(super) struct Source {
    pub(super) blocks: Vec<Block>,
    /// What has to be said of the document as a whole.
    pub(super) remarks: Vec<Remark>,
}

/// A part of a document.
#[derive(Clone, Debug)]
pub enum Block {
    Paragraph(Paragraph),
    Table(Table),
}

/// A paragraph with its number or bullet, as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    pub text: String,
    pub place: Place,
    /// The texts of its footnotes.
    pub notes: Vec<String>,
}

/// A table on its grid: every row has a cell for every column it reaches.
#[derive(Clone, Debug, Default)]
pub struct Table {
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub struct Row {
    pub cells: Vec<Cell>,
    pub place: Place,
}

/// What a cell shares with its neighbours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Merged {
    #[default]
    Alone,
    /// It is one with the cell to its left, which holds the text.
    WithLeft,
    /// It is one with the cell above, whose text it repeats.
    WithAbove,
}

/// A cell of a table.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// Its paragraphs, those of tables inside it included.
    pub lines: Vec<String>,
    pub merged: Merged,
    /// Tables inside it.
    pub inner: Vec<Table>,
    /// The texts of its footnotes.
    pub notes: Vec<String>,
    /// A sheet has the first day of a month in it: a day, or a month that the program took for one.
    pub is_first_day: bool,
}

impl Cell {
    /// A cell with this text.
    pub fn of(text: &str) -> Self {
        Self { lines: lines_of(text), ..Self::default() }
    }

    /// Its text in one line.
    pub fn text(&self) -> String {
        self.lines.join(" ")
    }

    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.lines.is_empty()
    }
}

/// The lines of a text that say something.
pub fn lines_of(text: &str) -> Vec<String> {
    text.lines().map(squeezed).filter(|line| !line.is_empty()).collect()
}

/// A text with one blank between its words.
pub fn squeezed(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !squeezed.is_empty() {
            squeezed.push(' ');
        }
        squeezed.push_str(word);
    }
    squeezed
}

impl Row {
    /// The cell of a column; none where the row is shorter.
    pub fn cell(&self, column: usize) -> Option<&Cell> {
        self.cells.get(column)
    }

    /// The cells that hold something of their own, with their columns.
    pub fn own(&self) -> impl Iterator<Item = (usize, &Cell)> {
        let is_own = |cell: &Cell| cell.merged == Merged::Alone && !cell.is_blank();
        self.cells.iter().enumerate().filter(move |(_, cell)| is_own(cell))
    }

    /// Whether one cell reaches over all columns.
    pub fn is_one_cell(&self) -> bool {
        1 < self.cells.len() && self.cells.iter().skip(1).all(|cell| cell.merged == Merged::WithLeft)
    }
}
