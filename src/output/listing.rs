//! The formats of listings: what a command shows of each plan.

use std::io::{self, Write};

use chrono::NaiveDate;

use super::document_format::{DocumentFormat, PrintFormat};
use super::screen::Screen;
use super::{ics, spreadsheet, xlsx};
use crate::document::{Calendar, Document, Table};
use crate::i18n::Words;
use crate::message::Message;

/// How a listing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListingFormat {
    /// For people.
    Table,
    Json,
    Markdown,
    Csv,
    /// For Word.
    Docx,
    /// For Excel.
    Xlsx,
}

impl ListingFormat {
    /// The words of `--format`, with their values.
    pub const WORDS: &[(&str, Self)] = &[
        ("table", Self::Table),
        ("human", Self::Table),
        ("json", Self::Json),
        ("markdown", Self::Markdown),
        ("csv", Self::Csv),
        ("xlsx", Self::Xlsx),
    ];

    /// The words of `--format` where what is listed is sent on, too.
    pub const PAPER_WORDS: &[(&str, Self)] = &[
        ("table", Self::Table),
        ("human", Self::Table),
        ("json", Self::Json),
        ("markdown", Self::Markdown),
        ("csv", Self::Csv),
        ("docx", Self::Docx),
        ("xlsx", Self::Xlsx),
    ];

    /// Whether it is made for paper, and not for a screen or a program.
    pub const fn is_paper(self) -> bool {
        matches!(self, Self::Docx)
    }

    /// The format of the files of what is listed.
    ///
    /// # Errors
    /// When it is made for a screen, or for a program.
    pub fn document(self) -> Result<DocumentFormat, Message> {
        match self {
            Self::Markdown => Ok(DocumentFormat::Markdown),
            Self::Docx => Ok(DocumentFormat::Docx),
            Self::Table => Err(Message::new("output.table-files")),
            Self::Json | Self::Csv | Self::Xlsx => Err(Message::new("output.program-files")),
        }
    }

    /// How the documents of a listing are printed; none where it has none.
    pub const fn print_format(self) -> Option<PrintFormat> {
        match self {
            Self::Table => Some(PrintFormat::Screen),
            Self::Markdown => Some(PrintFormat::File(DocumentFormat::Markdown)),
            Self::Docx => Some(PrintFormat::File(DocumentFormat::Docx)),
            Self::Json | Self::Csv | Self::Xlsx => None,
        }
    }

    /// Makes of something what the format asks for.
    pub fn page(
        self,
        document: impl FnOnce() -> Document,
        records: impl FnOnce() -> Table,
        json: impl FnOnce() -> String,
    ) -> Page {
        match self {
            Self::Table => Page::Document(document(), PrintFormat::Screen),
            Self::Markdown => Page::Document(document(), PrintFormat::File(DocumentFormat::Markdown)),
            Self::Docx => Page::Document(document(), PrintFormat::File(DocumentFormat::Docx)),
            Self::Json => Page::Json(json()),
            Self::Csv => Page::Records(records()),
            Self::Xlsx => Page::Sheets(vec![("sheets.data", records())]),
        }
    }

    /// A sheet of figures and one of items, where the format asks for sheets.
    pub fn sheets(self, figures: impl FnOnce() -> Table, items: impl FnOnce() -> Table) -> Option<Page> {
        let sheets = || vec![("sheets.figures", figures()), ("sheets.items", items())];
        (self == Self::Xlsx).then(|| Page::Sheets(sheets()))
    }
}

/// What a command has made of one plan.
#[derive(Debug)]
pub enum Page {
    Document(Document, PrintFormat),
    Records(Table),
    /// The sheets of a workbook, each under the key of its name.
    Sheets(Vec<(&'static str, Table)>),
    Json(String),
    Calendar(Calendar),
}

impl Page {
    /// Whether it can be printed before the pages of other plans are made.
    pub const fn stands_alone(&self) -> bool {
        match self {
            Self::Document(_, format) => !format.is_binary(),
            Self::Records(_) | Self::Json(_) => true,
            Self::Sheets(_) | Self::Calendar(_) => false,
        }
    }

    /// Whether it is no text, so that a terminal cannot show it and nothing can follow it.
    pub const fn is_binary(&self) -> bool {
        match self {
            Self::Document(_, format) => format.is_binary(),
            Self::Sheets(_) => true,
            Self::Records(_) | Self::Json(_) | Self::Calendar(_) => false,
        }
    }
}

/// Writes what was made of each plan on a day, in order: documents with an empty line between them, records as one table,
/// sheets as one workbook, days as one calendar.
pub fn write(
    pages: &[Page],
    (words, day): (Words, NaiveDate),
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (mut sheets, mut calendars) = (Vec::new(), Vec::new());
    let mut printer = Printer::new(screen);
    for page in pages {
        match page {
            Page::Sheets(tables) => sheets.push(&tables[..]),
            Page::Calendar(calendar) => calendars.push(calendar),
            page => printer.put(page, out)?,
        }
    }
    if !calendars.is_empty() {
        ics::write(&calendars, out)?;
    }
    if !sheets.is_empty() {
        out.write_all(&xlsx::bytes(&xlsx::workbook(&sheets, words, day))?)?;
    }
    Ok(())
}

/// Prints pages one after the other, as they are made.
#[derive(Debug)]
pub struct Printer {
    screen: Screen,
    /// Whether anything was printed.
    has_begun: bool,
}

impl Printer {
    pub const fn new(screen: Screen) -> Self {
        Self { screen, has_begun: false }
    }

    /// Prints a page, apart from the one before it. Sheets and days can only be written all at once, and are not printed.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn put(&mut self, page: &Page, out: &mut dyn Write) -> io::Result<()> {
        let is_first = !std::mem::replace(&mut self.has_begun, true);
        match page {
            Page::Json(text) => writeln!(out, "{text}"),
            Page::Records(table) => spreadsheet::write(table, is_first, out),
            Page::Document(document, format) => {
                if !is_first {
                    writeln!(out)?;
                }
                format.print(document, self.screen, out)
            }
            Page::Sheets(_) | Page::Calendar(_) => Ok(()),
        }
    }
}
