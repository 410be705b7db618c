//! Documents for Word, laid out as Decree 30/2020/NĐ-CP, Annex I, wants it: always Vietnamese, for they go to offices.

mod balance;
mod body;
mod frame;
mod metrics;
mod official;
mod package;
mod page;
mod paragraph;
mod rule;
mod style;
mod table;
mod type_size;
mod widths;
mod xml;

use std::io::{self, Write};

use crate::document::Document;

/// What the names of its files end with.
pub(super) const EXTENSION: &str = "docx";

/// Writes `document`.
pub(super) fn write(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    package::write(document, &body::xml(document), out)
}
