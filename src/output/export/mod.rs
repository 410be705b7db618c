//! Records as files that other programs read, plan by plan: nothing is held but what a file has not taken yet.

mod delimited;
mod jsonl;
#[cfg(feature = "parquet")]
mod parquet;

use std::io::{self, Write};

use crate::document::{Field, Record};

/// How records are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    Text(TextFormat),
    /// Columns, compressed, with their kinds. Only where the program was built with it.
    Parquet,
}

/// The formats that are text, of which one part can follow another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFormat {
    /// A JSON object a line.
    Jsonl,
    Csv,
}

impl ExportFormat {
    /// The words of `--format`, with their values.
    pub const WORDS: &[(&str, Self)] = &[
        ("jsonl", Self::Text(TextFormat::Jsonl)),
        ("csv", Self::Text(TextFormat::Csv)),
        ("parquet", Self::Parquet),
    ];

    /// What the names of its files end with.
    pub fn extension(self) -> &'static str {
        Self::WORDS.iter().find(|(_, format)| *format == self).map_or("", |(word, _)| word)
    }

    /// Whether this program can write it.
    pub fn is_built_in(self) -> bool {
        self != Self::Parquet || cfg!(feature = "parquet")
    }
}

impl TextFormat {
    /// Writes what stands above the first record.
    pub fn head(self, fields: &[Field], out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Jsonl => Ok(()),
            Self::Csv => delimited::head(fields, out),
        }
    }

    /// Writes records.
    pub fn put(self, fields: &[Field], records: &[Record], out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Jsonl => jsonl::put(fields, records, out),
            Self::Csv => delimited::put(records, out),
        }
    }
}

/// A file that takes records.
pub enum Recorder<W: Write + Send> {
    Text(TextFormat, W),
    #[cfg(feature = "parquet")]
    Parquet(parquet::Writer<W>),
}

impl<W: Write + Send> Recorder<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// When it cannot be written, or the program was built without the format.
    pub fn begin(format: ExportFormat, fields: &[Field], mut out: W) -> io::Result<Self> {
        match format {
            ExportFormat::Text(format) => {
                format.head(fields, &mut out)?;
                Ok(Self::Text(format, out))
            }
            #[cfg(feature = "parquet")]
            ExportFormat::Parquet => Ok(Self::Parquet(parquet::Writer::begin(fields, out)?)),
            #[cfg(not(feature = "parquet"))]
            ExportFormat::Parquet => Err(io::ErrorKind::Unsupported.into()),
        }
    }

    /// Adds records.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn put(&mut self, fields: &[Field], records: &[Record]) -> io::Result<()> {
        match self {
            Self::Text(format, out) => format.put(fields, records, out),
            #[cfg(feature = "parquet")]
            Self::Parquet(writer) => writer.put(records),
        }
    }

    /// Ends the file, and hands back what it was written to.
    ///
    /// # Errors
    /// When the file cannot be written.
    #[cfg_attr(
        not(feature = "parquet"),
        expect(clippy::unnecessary_wraps, reason = "the end of a Parquet file has to be written")
    )]
    pub fn end(self) -> io::Result<W> {
        match self {
            Self::Text(_, out) => Ok(out),
            #[cfg(feature = "parquet")]
            Self::Parquet(writer) => writer.end(),
        }
    }
}
