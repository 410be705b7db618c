//! From documents and findings to bytes. Nothing here decides anything about a plan.

pub mod file;
mod findings;
mod human;
pub mod json;
mod markdown;
mod safe;
mod spreadsheet;
mod terminal;

use std::io::{self, Write};

use crate::diagnostic::Report;
use crate::document::{Document, Table};
use crate::i18n::Words;
use crate::source::SourceMap;

/// Where text for people goes: how wide, and whether colours are wanted.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    pub width: u16,
    pub is_coloured: bool,
}

/// How output is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people: tables, or findings with their source lines.
    Table,
    Json,
    Markdown,
    Csv,
}

impl Format {
    /// The words of `--format`, with their values.
    pub const WORDS: &[(&str, Self)] = &[
        ("table", Self::Table),
        ("human", Self::Table),
        ("json", Self::Json),
        ("markdown", Self::Markdown),
        ("csv", Self::Csv),
    ];
}

/// What a command has made of one plan, in the form that the format asked for.
pub enum Page {
    Document(Document),
    Records(Table),
    Json(String),
}

/// Writes what was made of each plan, in order.
pub fn pages(pages: Vec<Page>, format: Format, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let mut records = Vec::new();
    for (at, page) in pages.into_iter().enumerate() {
        match page {
            Page::Json(text) => writeln!(out, "{text}")?,
            Page::Records(table) => records.push(table),
            Page::Document(document) => {
                if 0 < at {
                    writeln!(out)?;
                }
                match format {
                    Format::Markdown => markdown::write(&document, out)?,
                    _ => terminal::write(&document, screen, out)?,
                }
            }
        }
    }
    if records.is_empty() { Ok(()) } else { spreadsheet::write(&records, out) }
}

/// A document as Markdown, for a file.
pub fn markdown_bytes(document: &Document) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    markdown::write(document, &mut bytes)?;
    Ok(bytes)
}

/// Writes findings for people.
pub fn findings(
    report: &Report,
    sources: &SourceMap,
    words: Words,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    human::write(report, sources, words, screen, out)
}

/// The findings as JSON.
pub fn findings_json(report: &Report, sources: &SourceMap, words: Words) -> String {
    findings::text(report, sources, words)
}

/// Text from a file or a command line, safe to print in a message.
pub fn safe_text(text: &str) -> String {
    safe::terminal(text).into_owned()
}
