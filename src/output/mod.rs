//! From documents and findings to bytes. Nothing here decides anything about a plan.

mod columns;
pub mod diff;
mod findings;
mod github;
mod gitlab;
mod human;
pub mod json;
mod junit;
mod markdown;
mod report;
mod safe;
mod sarif;
pub mod schema;
mod spreadsheet;
mod terminal;

use std::io::{self, Write};

pub use self::report::{Findings, Place};
use crate::document::{Document, Table};
use crate::i18n::Words;

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
    /// Findings, a JSON object a line.
    Jsonl,
    Sarif,
    /// GitHub workflow commands.
    Github,
    /// GitLab code quality.
    Gitlab,
    Junit,
}

impl Format {
    /// The words of `--format`, with their values.
    pub const WORDS: &[(&str, Self)] = &[
        ("table", Self::Table),
        ("human", Self::Table),
        ("json", Self::Json),
        ("markdown", Self::Markdown),
        ("csv", Self::Csv),
        ("jsonl", Self::Jsonl),
        ("sarif", Self::Sarif),
        ("github", Self::Github),
        ("gitlab", Self::Gitlab),
        ("junit", Self::Junit),
    ];
}

/// What a command has made of one plan, in the form that the format asked for.
pub enum Page {
    Document(Document),
    Records(Table),
    Json(String),
}

impl Page {
    /// Makes of something what the format asks for.
    pub fn of(
        format: Format,
        document: impl FnOnce() -> Document,
        records: impl FnOnce() -> Table,
        json: impl FnOnce() -> String,
    ) -> Self {
        match format {
            Format::Json => Self::Json(json()),
            Format::Csv => Self::Records(records()),
            _ => Self::Document(document()),
        }
    }
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

/// Writes findings.
pub fn findings(
    findings: &Findings<'_>,
    format: Format,
    words: Words,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Table | Format::Markdown | Format::Csv => human::write(findings, words, screen, out),
        Format::Json => writeln!(out, "{}", self::findings::text(findings, words)),
        Format::Jsonl => self::findings::lines(findings, words).try_for_each(|line| writeln!(out, "{line}")),
        Format::Sarif => writeln!(out, "{}", sarif::text(findings, words)),
        Format::Github => github::write(findings, words, out),
        Format::Gitlab => writeln!(out, "{}", gitlab::text(findings, words)),
        Format::Junit => junit::write(findings, words, out),
    }
}

/// Text from a file or a command line, safe to print in a message.
pub fn safe_text(text: &str) -> String {
    safe::terminal(text).lines().map(|line| safe::log_line(line).into_owned()).collect::<Vec<_>>().join("\n")
}
