//! The formats of listings: what a command shows of each plan.

use std::io::{self, Write};

use super::document_format::{DocumentFormat, PrintFormat};
use super::screen::Screen;
use super::{ics, spreadsheet};
use crate::document::{Calendar, Document, Table};

/// How a listing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListingFormat {
    /// For people.
    Table,
    Json,
    Markdown,
    Csv,
}

impl ListingFormat {
    /// The words of `--format`, with their values.
    pub const WORDS: &[(&str, Self)] = &[
        ("table", Self::Table),
        ("human", Self::Table),
        ("json", Self::Json),
        ("markdown", Self::Markdown),
        ("csv", Self::Csv),
    ];

    /// How the documents of a listing are printed; none where it has none.
    pub const fn print_format(self) -> Option<PrintFormat> {
        match self {
            Self::Table => Some(PrintFormat::Screen),
            Self::Markdown => Some(PrintFormat::File(DocumentFormat::Markdown)),
            Self::Json | Self::Csv => None,
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
        }
    }
}

/// What a command has made of one plan.
#[derive(Debug)]
pub enum Page {
    Document(Document, PrintFormat),
    Records(Table),
    Json(String),
    Calendar(Calendar),
}

/// Writes what was made of each plan, in order: documents with an empty line between them, records as one table, days as
/// one calendar.
pub fn write(pages: &[Page], screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let (mut records, mut calendars) = (Vec::new(), Vec::new());
    for (at, page) in pages.iter().enumerate() {
        match page {
            Page::Json(text) => writeln!(out, "{text}")?,
            Page::Records(table) => records.push(table),
            Page::Calendar(calendar) => calendars.push(calendar),
            Page::Document(document, format) => {
                if 0 < at {
                    writeln!(out)?;
                }
                format.print(document, screen, out)?;
            }
        }
    }
    if !calendars.is_empty() {
        ics::write(&calendars, out)?;
    }
    if records.is_empty() { Ok(()) } else { spreadsheet::write(&records, out) }
}
