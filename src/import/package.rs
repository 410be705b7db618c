//! The files inside a docx, xlsx or ods, unpacked within bounds: a small file may claim to hold a huge one.

use std::borrow::Cow;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::message::{Arg, Message};

/// More than this no document of a plan unpacks to, in bytes; pictures are not unpacked.
const MOST: u64 = 64 << 20;
/// A document of an office has a few dozen files inside.
const MOST_FILES: usize = 2_000;

/// A document that is a zip archive.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    /// When it is damaged, locked with a password, or holds too many files.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Message> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        if MOST_FILES < archive.len() {
            return Err(Message::new("import.too-many-files").with("most", MOST_FILES));
        }
        Ok(Self { archive, left: MOST })
    }

    /// A file as text; none where there is no such file.
    ///
    /// # Errors
    /// When it unpacks to more than a document can be, is damaged, or is no text.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Message> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        let text =
            String::from_utf8(bytes).map_err(|_| Message::new("import.not-text").with("part", name))?;
        // The byte order mark is no part of the text.
        Ok(Some(text.trim_start_matches('\u{feff}').to_owned()))
    }

    fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Message> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(&error)),
        };
        let mut bytes = Vec::new();
        // What the archive says of its sizes is not believed.
        file.take(self.left + 1).read_to_end(&mut bytes).map_err(|error| damaged(&error))?;
        let len = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(len).ok_or_else(too_large)?;
        Ok(Some(bytes))
    }

    /// Makes sure that all files that readers of sheets unpack stay within bounds.
    ///
    /// # Errors
    /// As [`Package::part`].
    pub(super) fn measure(&mut self) -> Result<(), Message> {
        let names: Result<Vec<String>, ZipError> =
            self.archive.file_names().map(|name| name.map(Cow::into_owned)).collect();
        let is_read = |name: &&String| [".xml", ".rels", ".bin"].iter().any(|end| name.ends_with(end));
        let names = names.map_err(|error| damaged(&error))?;
        names.iter().filter(is_read).try_for_each(|name| self.bytes(name).map(|_| ()))
    }
}

fn too_large() -> Message {
    Message::new("import.too-large").with("most", usize::try_from(MOST >> 20).unwrap_or_default())
}

fn damaged(error: &dyn std::error::Error) -> Message {
    Message::new("import.damaged").with("why", Arg::Foreign(error.to_string()))
}
