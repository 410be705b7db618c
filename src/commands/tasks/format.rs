//! The forms in which tasks are printed and written.

use crate::message::Message;
use crate::output::{DocumentFormat, ListingFormat, ics, xlsx};

/// What `--format` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TasksFormat {
    Listing(ListingFormat),
    Calendar,
}

/// In which form files are written.
#[derive(Clone, Copy)]
pub(super) enum FileFormat {
    Document(DocumentFormat),
    Workbook,
    Calendar,
}

impl FileFormat {
    /// What the names of the files end with.
    pub(super) const fn extension(self) -> &'static str {
        match self {
            Self::Document(format) => format.extension(),
            Self::Workbook => xlsx::EXTENSION,
            Self::Calendar => ics::EXTENSION,
        }
    }
}

impl TasksFormat {
    /// The words of `--format`, with their values.
    pub(super) const WORDS: &[(&str, Self)] = &[
        ("table", Self::Listing(ListingFormat::Table)),
        ("human", Self::Listing(ListingFormat::Table)),
        ("json", Self::Listing(ListingFormat::Json)),
        ("markdown", Self::Listing(ListingFormat::Markdown)),
        ("csv", Self::Listing(ListingFormat::Csv)),
        ("xlsx", Self::Listing(ListingFormat::Xlsx)),
        ("docx", Self::Listing(ListingFormat::Docx)),
        ("ics", Self::Calendar),
    ];

    /// That of files.
    ///
    /// # Errors
    /// When one is asked for that is for screens and programs.
    pub(super) fn of_files(asked: Option<Self>) -> Result<FileFormat, Message> {
        match asked {
            None => Ok(FileFormat::Document(DocumentFormat::Markdown)),
            Some(Self::Calendar) => Ok(FileFormat::Calendar),
            Some(Self::Listing(ListingFormat::Xlsx)) => Ok(FileFormat::Workbook),
            Some(Self::Listing(format)) => match format.document() {
                Ok(format) => Ok(FileFormat::Document(format)),
                Err(_) => Err(Message::new("tasks.format-of-files")),
            },
        }
    }
}

impl Default for TasksFormat {
    fn default() -> Self {
        Self::Listing(ListingFormat::Table)
    }
}
