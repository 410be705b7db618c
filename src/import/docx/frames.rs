//! What is open while a Word document is read: tables in cells of tables, and paragraphs in text boxes of paragraphs.

use std::collections::BTreeMap;

use super::super::limits::{MOST_CELLS, MOST_COLUMNS};
use super::super::place::Place;
use super::super::tree::{Block, Cell, Merged, Paragraph, Row, Table, lines_of};
use super::numbering::{Numbered, Numbering};
use crate::message::Message;
use crate::package::Element;

/// The texts of notes, by kind and id.
pub(super) type Notes = BTreeMap<(&'static str, String), String>;

/// How a page came to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PageBreak {
    /// Somebody set it.
    Set,
    /// Word put it there when it showed the document last.
    Rendered,
}

/// Everything that is open, outermost first.
pub(super) struct Frames {
    numbering: Numbering,
    notes: Notes,
    blocks: Vec<Block>,
    tables: Vec<OpenTable>,
    paragraphs: Vec<OpenParagraph>,
    page: usize,
    /// Whether Word has said where pages end.
    is_paged: bool,
    count: Counts,
}

#[derive(Default)]
struct Counts {
    paragraphs: usize,
    tables: usize,
    cells: usize,
}

#[derive(Default)]
struct OpenTable {
    table: Table,
    number: usize,
    row: Row,
    is_dropped: bool,
    cell: Cell,
    span: usize,
    /// How many paragraphs were open when it began.
    paragraphs: usize,
}

#[derive(Default)]
struct OpenParagraph {
    text: String,
    numbered: Numbered,
    notes: Vec<String>,
    /// Its mark is deleted: the next goes on with it.
    joins_next: bool,
}

impl Frames {
    pub(super) fn new(numbering: Numbering, notes: Notes) -> Self {
        Self {
            numbering,
            notes,
            blocks: Vec::new(),
            tables: Vec::new(),
            paragraphs: Vec::new(),
            page: 1,
            is_paged: false,
            count: Counts::default(),
        }
    }

    pub(super) fn finish(mut self) -> Vec<Block> {
        if !self.is_paged {
            self.blocks.iter_mut().for_each(forget_page);
        }
        self.blocks
    }

    /// An element begins.
    pub(super) fn start(&mut self, element: &Element<'_>) -> Result<(), Message> {
        match element.name.as_str() {
            "p" => self.open_paragraph(),
            "pStyle" => {
                let style = self.numbering.of_style(&element.attribute("val").unwrap_or_default());
                self.with_paragraph(|it| it.numbered = style);
            }
            "numId" | "ilvl" => self.with_paragraph(|it| it.numbered.take(element)),
            "tbl" => self.open_table(),
            "tr" => {
                let place = self.place();
                self.with_table(|it| {
                    it.row = Row { cells: Vec::new(), place };
                    it.is_dropped = false;
                });
            }
            "gridBefore" => {
                let before = element.number("val").unwrap_or(0);
                self.pad(before)?;
            }
            "tc" => self.with_table(|it| (it.cell, it.span) = (Cell::default(), 1)),
            "gridSpan" => self.with_table(|it| it.span = element.number("val").unwrap_or(1)),
            "vMerge" => {
                let is_first = element.attribute("val").is_some_and(|it| it == "restart");
                let merged = if is_first { Merged::Alone } else { Merged::WithAbove };
                self.with_table(|it| it.cell.merged = merged);
            }
            _ => {}
        }
        Ok(())
    }

    /// An element ends.
    pub(super) fn end(&mut self, name: &str) -> Result<(), Message> {
        match name {
            "p" => self.close_paragraph(),
            "tc" => self.close_cell()?,
            "tr" => self.close_row(),
            "tbl" => self.close_table(),
            _ => {}
        }
        Ok(())
    }

    pub(super) fn add(&mut self, text: &str) {
        self.with_paragraph(|it| it.text.push_str(text));
    }

    pub(super) fn note(&mut self, kind: &'static str, element: &Element<'_>) {
        let id = element.attribute("id").unwrap_or_default();
        if let Some(text) = self.notes.get(&(kind, id)).cloned() {
            self.with_paragraph(|it| it.notes.push(text));
        }
    }

    pub(super) fn join_next(&mut self) {
        self.with_paragraph(|it| it.joins_next = true);
    }

    pub(super) fn drop_row(&mut self) {
        self.with_table(|it| it.is_dropped = true);
    }

    pub(super) fn turn_page(&mut self, kind: PageBreak) {
        // A break that somebody set is shown by Word as one of its own, too, where it has said where pages end.
        if kind == PageBreak::Rendered {
            self.is_paged = true;
            self.page += 1;
        }
    }

    fn place(&self) -> Place {
        let table = self.tables.last();
        Place {
            page: Some(self.page),
            table: table.map(|it| it.number),
            row: table.map(|it| it.table.rows.len() + 1),
            paragraph: table.is_none().then_some(self.count.paragraphs),
            ..Place::default()
        }
    }

    fn with_paragraph(&mut self, change: impl FnOnce(&mut OpenParagraph)) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            change(paragraph);
        }
    }

    fn with_table(&mut self, change: impl FnOnce(&mut OpenTable)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }

    fn open_paragraph(&mut self) {
        let outer = self.tables.last().map_or(0, |it| it.paragraphs);
        // Of a paragraph whose mark is deleted, what it holds goes on here.
        let joined = self.paragraphs.len() > outer && self.paragraphs.last().is_some_and(|it| it.joins_next);
        if joined {
            self.with_paragraph(|it| it.joins_next = false);
        } else {
            self.paragraphs.push(OpenParagraph::default());
        }
    }

    fn close_paragraph(&mut self) {
        if self.paragraphs.last().is_some_and(|it| it.joins_next) {
            return;
        }
        let Some(open) = self.paragraphs.pop() else { return };
        self.count.paragraphs += usize::from(self.tables.is_empty());
        let own = lines_of(&open.text).join("\n");
        let label = self.numbering.label(&open.numbered).unwrap_or_default();
        let is_sign = |label: &str| label.chars().all(|c| !c.is_alphanumeric());
        let text = match (own.is_empty(), label.is_empty()) {
            (_, true) => own,
            // A bullet alone says nothing; a number alone is that of a row.
            (true, false) if is_sign(&label) => String::new(),
            (true, false) => label,
            (false, false) => format!("{label} {own}"),
        };
        let place = self.place();
        match self.tables.last_mut() {
            Some(table) => {
                table.cell.lines.extend(lines_of(&text));
                table.cell.notes.extend(open.notes);
            }
            None if text.is_empty() && open.notes.is_empty() => {}
            None => self.blocks.push(Block::Paragraph(Paragraph { text, place, notes: open.notes })),
        }
    }

    fn open_table(&mut self) {
        self.count.tables += 1;
        let (number, paragraphs) = (self.count.tables, self.paragraphs.len());
        self.tables.push(OpenTable { number, paragraphs, ..OpenTable::default() });
    }

    /// Fills the place of columns that a row leaves out.
    fn pad(&mut self, columns: usize) -> Result<(), Message> {
        self.count(columns)?;
        self.with_table(|it| it.row.cells.extend((0..columns).map(|_| Cell::default())));
        Ok(())
    }

    fn count(&mut self, cells: usize) -> Result<(), Message> {
        self.count.cells = self.count.cells.saturating_add(cells);
        if MOST_CELLS < self.count.cells {
            return Err(Message::new("import.too-many-cells").with("most", MOST_CELLS));
        }
        Ok(())
    }

    fn close_cell(&mut self) -> Result<(), Message> {
        // A paragraph whose mark is deleted at the end of a cell has nothing to go on with.
        self.with_paragraph(|it| it.joins_next = false);
        let outer = self.tables.last().map_or(0, |it| it.paragraphs);
        while outer < self.paragraphs.len() {
            self.close_paragraph();
        }
        let span = self.tables.last().map_or(1, |it| it.span).clamp(1, MOST_COLUMNS);
        self.count(span)?;
        self.with_table(|it| {
            let mut cell = std::mem::take(&mut it.cell);
            let column = it.row.cells.len();
            let above = it.table.rows.last().and_then(|row| row.cell(column));
            if let (Merged::WithAbove, Some(above)) = (cell.merged, above) {
                cell.lines.clone_from(&above.lines);
            }
            it.row.cells.push(cell);
            let covered = || Cell { merged: Merged::WithLeft, ..Cell::default() };
            it.row.cells.extend((1..span).map(|_| covered()));
        });
        Ok(())
    }

    fn close_row(&mut self) {
        self.with_table(|it| {
            let row = std::mem::take(&mut it.row);
            if !it.is_dropped && !row.cells.is_empty() {
                it.table.rows.push(row);
            }
        });
    }

    fn close_table(&mut self) {
        let Some(open) = self.tables.pop() else { return };
        match self.tables.last_mut() {
            Some(outer) => {
                let cells = open.table.rows.iter().flat_map(Row::own);
                outer.cell.lines.extend(cells.flat_map(|(_, cell)| cell.lines.clone()));
                outer.cell.inner.push(open.table);
            }
            None => self.blocks.push(Block::Table(open.table)),
        }
    }
}

fn forget_page(block: &mut Block) {
    match block {
        Block::Paragraph(paragraph) => paragraph.place.page = None,
        Block::Table(table) => table.rows.iter_mut().for_each(|row| {
            row.place.page = None;
            let inner = row.cells.iter_mut().flat_map(|cell| &mut cell.inner);
            inner.for_each(|table| table.rows.iter_mut().for_each(|row| row.place.page = None));
        }),
    }
}
