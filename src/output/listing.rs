//! The formats of listings: what a command shows of each plan.

use std::io::{self, Write};

use chrono::NaiveDate;

use super::document_format::{DocumentFormat, PrintFormat};
use super::screen::Screen;
use super::{spreadsheet, xlsx};
use crate::document::{Document, Table};
use crate::i18n::Words;

/// How a listing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListingFormat {
    /// For people.
    Table,
    Json,
    Markdown,
    Csv,
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

    /// How the documents of a listing are printed; none where it has none.
    pub const fn print_format(self) -> Option<PrintFormat> {
        match self {
            Self::Table => Some(PrintFormat::Screen),
            Self::Markdown => Some(PrintFormat::File(DocumentFormat::Markdown)),
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
}

impl Page {
    /// Whether it is no text, so that a terminal cannot show it.
    pub const fn is_binary(&self) -> bool {
        matches!(self, Self::Sheets(_))
    }
}

/// Writes what was made of each plan on a day, in order: documents with an empty line between them, records as one table,
/// sheets as one workbook.
pub fn write(
    pages: &[Page],
    (words, day): (Words, NaiveDate),
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (mut records, mut sheets) = (Vec::new(), Vec::new());
    for (at, page) in pages.iter().enumerate() {
        match page {
            Page::Json(text) => writeln!(out, "{text}")?,
            Page::Records(table) => records.push(table),
            Page::Sheets(tables) => sheets.push(&tables[..]),
            Page::Document(document, format) => {
                if 0 < at {
                    writeln!(out)?;
                }
                format.print(document, screen, out)?;
            }
        }
    }
    if !sheets.is_empty() {
        out.write_all(&xlsx::bytes(&xlsx::workbook(&sheets, words, day))?)?;
    }
    if records.is_empty() { Ok(()) } else { spreadsheet::write(&records, out) }
}
