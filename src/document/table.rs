//! A table is made of columns and rows: a column holds its head and how the cell of a row is made, so that no cell can
//! stand under another's head.

use super::Cell;

/// A table: its heads, its rows, and perhaps a row of totals. Each row has a cell for each head.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub heads: Vec<Head>,
    pub rows: Vec<Row>,
}

/// What stands over the cells of a column, and how they are set.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// What the column holds, whatever language its title is in.
    pub key: &'static str,
    pub title: String,
    pub kind: Kind,
}

/// How the cells of a column are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words, which wrap where the page is narrow.
    Words,
    /// Words kept on one line, which are cut short where a screen is narrow. Written to a file they are whole.
    Line,
    /// An id, a date or a label, kept on one line.
    Label,
    /// A number, right-aligned.
    Number,
}

/// A row of cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub cells: Vec<Cell>,
    pub kind: RowKind,
}

/// What a row is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    Plain,
    /// The head of the rows below it: its number in the first cell, its title in the second, nothing in the others.
    Group,
    /// The sum of the others.
    Total,
}

impl RowKind {
    /// Whether its words are set off from those of plain rows.
    pub const fn is_strong(self) -> bool {
        matches!(self, Self::Group | Self::Total)
    }
}

/// A column of a table whose rows are made of `R`s.
pub struct Column<'a, R> {
    head: Head,
    cell: Box<dyn Fn(&R) -> Cell + 'a>,
}

impl<'a, R> Column<'a, R> {
    /// A column with this head, in which a row has the cell that `cell` makes of it.
    pub fn new(head: Head, cell: impl Fn(&R) -> Cell + 'a) -> Self {
        Self { head, cell: Box::new(cell) }
    }
}

impl Table {
    /// The table of `rows` in these columns.
    pub fn new<R>(columns: &[Column<'_, R>], rows: impl IntoIterator<Item = R>) -> Self {
        let heads = columns.iter().map(|column| column.head.clone()).collect();
        let mut table = Self { heads, rows: Vec::new() };
        for row in rows {
            table.push(columns, &row, RowKind::Plain);
        }
        table
    }

    /// The same with a row of totals in the same columns.
    #[must_use]
    pub fn with_total<R>(mut self, columns: &[Column<'_, R>], row: &R) -> Self {
        self.push(columns, row, RowKind::Total);
        self
    }

    /// Adds the rows of another table with the same columns, under the number and the title of their group.
    pub fn group(&mut self, number: &str, title: &str, rows: Self) {
        let blank = self.heads.iter().skip(2).map(|_| Cell::from(""));
        let cells = [Cell::id(number), title.into()].into_iter().chain(blank).collect();
        self.rows.push(Row { cells, kind: RowKind::Group });
        self.rows.extend(rows.rows);
    }

    fn push<R>(&mut self, columns: &[Column<'_, R>], row: &R, kind: RowKind) {
        let cells = columns.iter().map(|column| (column.cell)(row)).collect();
        self.rows.push(Row { cells, kind });
    }
}
