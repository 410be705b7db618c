//! A document before it has a format: titles, headings, lines of text and tables of cells, top to bottom; of an official
//! document also its head, its end and its appendices. What a block is stands here, how it looks is for each format.

mod calendar;
mod cell;
mod official;
mod plain;
mod record;
pub mod sheet;
mod table;

pub use self::calendar::{Calendar, Event, EventState};
pub use self::cell::{Cell, Tone, Value};
pub use self::official::{About, Addressees, Appendix, BLANK, Closing, Letterhead};
pub use self::plain::Plain;
pub use self::record::{Datum, Field, FieldKind, Record};
pub use self::table::{Column, Head, Kind, Row, RowKind, Table};

/// What a command shows, in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    pub blocks: Vec<Block>,
    /// The body that it comes from, where one does: a file says so beside its text.
    pub author: Option<String>,
}

/// One piece of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Letterhead(Letterhead),
    Title(String),
    /// Under a title, in brackets: the document that this one belongs to.
    Enclosed(String),
    Addressees(Addressees),
    /// "Căn cứ": what a decision rests on, a paragraph each.
    Grounds(Vec<String>),
    Heading(String),
    /// A heading below a heading.
    Subheading(String),
    Text(Cell),
    List(Vec<String>),
    Table(Table),
    /// A command to type, whole: a line break inside it would change it.
    Command(String),
    Closing(Closing),
    Appendix(Appendix),
}

impl Document {
    /// What it is about: its first title.
    pub fn about(&self) -> Option<&str> {
        self.blocks.iter().find_map(|block| match block {
            Block::Letterhead(head) => Some(head.about.title()),
            Block::Title(title) => Some(title),
            Block::Appendix(appendix) => Some(&appendix.title),
            _ => None,
        })
    }

    /// Adds the head of an official document.
    pub fn letterhead(&mut self, head: Letterhead) {
        self.blocks.push(Block::Letterhead(head));
    }

    /// Adds a title.
    pub fn title(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Title(text.into()));
    }

    /// Adds what the document belongs to.
    pub fn enclosed(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Enclosed(text.into()));
    }

    /// Adds to whom it goes.
    pub fn addressees(&mut self, addressees: Addressees) {
        self.blocks.push(Block::Addressees(addressees));
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

    /// Adds the end of an official document.
    pub fn closing(&mut self, closing: Closing) {
        self.blocks.push(Block::Closing(closing));
    }

    /// Begins an appendix.
    pub fn appendix(&mut self, appendix: Appendix) {
        self.blocks.push(Block::Appendix(appendix));
    }
}
