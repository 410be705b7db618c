//! From a document to what its plan holds: Word, workbooks and plain text, read into paragraphs and tables, these into the
//! parts of a plan in words, and words into meaning.
//!
//! Nothing is guessed in silence: what was repaired, what is doubtful and what found no place is said beside the plan.

mod agencies;
mod assemble;
mod capitals;
mod columns;
mod days;
mod docx;
mod goal;
mod head;
mod imported;
mod item;
mod letterhead;
mod limits;
mod meaning;
mod outline;
mod place;
mod plain;
mod raw;
mod reader;
mod remark;
mod repair;
mod rows;
mod sheet;
mod tree;
mod wording;

use chrono::NaiveDate;

pub use self::imported::{Imported, Slip};
pub use self::place::Place;
pub use self::remark::{Group, Remark, What};
use self::tree::Block;
use crate::encodings::{self, Encoding};
use crate::message::Message;
use crate::model::Directory;
use crate::workbook;

/// More bytes than this no document of a plan has.
const MOST_BYTES: usize = 64 << 20;

/// The kinds of documents that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Docx,
    Sheet,
    Text,
}

impl Kind {
    /// The kind of a file, by the end of its name.
    ///
    /// # Errors
    /// When it is none of these; the message says what to do.
    pub fn of(name: &str) -> Result<Self, Message> {
        let end = name.rsplit_once('.').map_or("", |(_, end)| end).to_ascii_lowercase();
        match end.as_str() {
            "docx" | "docm" | "dotx" => Ok(Self::Docx),
            "xlsx" | "xlsm" | "ods" | "xls" => Ok(Self::Sheet),
            "txt" | "text" => Ok(Self::Text),
            "pdf" => Err(Message::new("import.pdf").with("file", name)),
            "doc" | "odt" | "rtf" => Err(Message::new("import.old-word").with("file", name)),
            "csv" => Err(Message::new("import.old-sheet").with("file", name)),
            _ => Err(Message::new("import.unknown-kind").with("file", name)),
        }
    }
}

/// Reads a document into a plan that is to be called `id`. `directory` has the agencies that are known already; `today` is
/// the day of a plan that names no year.
///
/// # Errors
/// When the document cannot be read, or holds no plan.
pub fn import(
    bytes: &[u8],
    kind: Kind,
    id: &str,
    directory: &Directory,
    today: NaiveDate,
) -> Result<Imported, Message> {
    if MOST_BYTES < bytes.len() {
        return Err(Message::new("import.too-large").with("most", MOST_BYTES >> 20));
    }
    let mut source = match kind {
        Kind::Docx => docx::read(bytes)?,
        Kind::Sheet => sheet::read(&workbook::read(bytes)?)?,
        Kind::Text => plain::read(&decoded(bytes)?, directory)?,
    };
    let mut remarks: Vec<Remark> = std::mem::take(&mut source.remarks);
    remarks.extend(unicode(&mut source.blocks));
    let mut raw = assemble::assemble(source);
    if raw.items.is_empty() {
        let key = if raw.has_report_form { "import.report-form" } else { "import.no-items" };
        return Err(Message::new(key));
    }
    remarks.append(&mut raw.remarks);
    raw.remarks = remarks;
    Ok(meaning::understand(raw, id, directory, today))
}

/// The text of a file; in the fonts from before Unicode each byte is a letter.
fn decoded(bytes: &[u8]) -> Result<String, Message> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let wide = |read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| read([pair[0], pair[1]])).collect();
        String::from_utf16(&units).map_err(|_| Message::new("import.not-text").with("part", "UTF-16"))
    };
    match bytes {
        [0xff, 0xfe, ..] => return wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => return wide(u16::from_be_bytes),
        _ => {}
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    match encodings::damage(&text) {
        Some((Encoding::Tcvn3 | Encoding::Vni, Some(_))) => Ok(text),
        _ => Err(Message::new("import.not-text").with("part", "UTF-8")),
    }
}

/// Reads the texts of a document as Unicode, where they are in a font from before it.
fn unicode(blocks: &mut [Block]) -> Option<Remark> {
    let mut all = String::new();
    for_texts(blocks, &mut |text| {
        all.push_str(text);
        all.push('\n');
    });
    let (encoding, reading) = encodings::damage(&all)?;
    let reading = reading?;
    let mut lines = reading.split('\n');
    let mut is_even = true;
    for_texts(blocks, &mut |text| {
        let count = text.split('\n').count();
        let read: Vec<&str> = lines.by_ref().take(count).collect();
        is_even &= read.len() == count;
        *text = read.join("\n");
    });
    debug_assert!(is_even);
    let words = match encoding {
        Encoding::Tcvn3 => "TCVN3",
        Encoding::Vni => "VNI",
        Encoding::Misread | Encoding::Lost => "UTF-8",
    };
    Some(Remark { what: What::Encoding, words: words.to_owned(), place: Place::default() })
}

/// Every text of blocks.
fn for_texts(blocks: &mut [Block], change: &mut impl FnMut(&mut String)) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => change(&mut paragraph.text),
            Block::Table(table) => {
                for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                    cell.lines.iter_mut().for_each(&mut *change);
                }
            }
        }
    }
}
