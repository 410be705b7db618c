//! The formats of documents, and what their files are called.

use std::io::{self, Write};

use super::screen::Screen;
use super::{docx, markdown, terminal};
use crate::document::Document;

/// How a document is written to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentFormat {
    Markdown,
    /// For Word.
    Docx,
}

impl DocumentFormat {
    /// What the names of its files end with.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Markdown => markdown::EXTENSION,
            Self::Docx => docx::EXTENSION,
        }
    }

    /// Whether its files are no text, so that a terminal cannot show them.
    pub const fn is_binary(self) -> bool {
        match self {
            Self::Markdown => false,
            Self::Docx => true,
        }
    }

    /// Writes a document.
    pub fn write(self, document: &Document, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Markdown => markdown::write(document, out),
            Self::Docx => docx::write(document, out),
        }
    }
}

/// How documents are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintFormat {
    /// Drawn for the screen.
    Screen,
    /// As their files would hold them.
    File(DocumentFormat),
}

impl PrintFormat {
    /// The words of `--format` where a command makes documents to send, with their values.
    pub const WORDS: &[(&str, Self)] = &[
        ("markdown", Self::File(DocumentFormat::Markdown)),
        ("docx", Self::File(DocumentFormat::Docx)),
        ("table", Self::Screen),
        ("human", Self::Screen),
    ];

    /// Whether what is printed is no text.
    pub const fn is_binary(self) -> bool {
        match self {
            Self::Screen => false,
            Self::File(format) => format.is_binary(),
        }
    }

    /// Prints a document.
    pub fn print(self, document: &Document, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Screen => terminal::write(document, screen, out),
            Self::File(format) => format.write(document, out),
        }
    }
}
