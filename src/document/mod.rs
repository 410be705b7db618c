//! A document before it has a format: titles, headings, lines of text and tables of cells, top to bottom.

mod cell;
pub mod sheet;
mod table;

pub use self::cell::{Cell, Tone, Value};
pub use self::table::{Column, Head, Kind, Row, Table};

/// What a command shows, in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    pub blocks: Vec<Block>,
}

/// One piece of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Title(String),
    Heading(String),
    /// A heading below a heading.
    Subheading(String),
    Text(Cell),
    List(Vec<String>),
    Table(Table),
    /// A command to type, whole: a line break inside it would change it.
    Command(String),
}

impl Document {
    /// Adds a title.
    pub fn title(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Title(text.into()));
    }

    /// Adds a heading.
    pub fn heading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Heading(text.into()));
    }

    /// Adds a heading below a heading.
    pub fn subheading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Subheading(text.into()));
    }

    /// Adds a line of text.
    pub fn text(&mut self, text: impl Into<Cell>) {
        self.blocks.push(Block::Text(text.into()));
    }

    /// Adds a list.
    pub fn list(&mut self, points: Vec<String>) {
        self.blocks.push(Block::List(points));
    }

    /// Adds a command to type.
    pub fn command(&mut self, line: impl Into<String>) {
        self.blocks.push(Block::Command(line.into()));
    }

    /// Adds a table.
    pub fn table(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
    }
}
