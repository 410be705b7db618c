//! The files inside an archive, unpacked within bounds.

use std::borrow::Cow;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use crate::message::{Arg, Message};

/// Files inside that unpack to more than this together are no plan and no form, in bytes.
const MOST: u64 = 32 << 20;
/// A document of an office has a few dozen files inside.
const MOST_FILES: usize = 1_000;

/// A file that is a zip archive.
#[derive(Debug)]
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    /// When it is damaged or holds too many files.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Message> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        if MOST_FILES < archive.len() {
            return Err(Message::new("package.too-many-files").with("most", MOST_FILES));
        }
        Ok(Self { archive, left: MOST })
    }

    /// The names of the files inside.
    ///
    /// # Errors
    /// When a name cannot be read.
    pub fn names(&self) -> Result<Vec<String>, Message> {
        let names: Result<Vec<String>, ZipError> =
            self.archive.file_names().map(|name| name.map(Cow::into_owned)).collect();
        names.map_err(|error| damaged(&error))
    }

    /// A file as text; none where there is no such file.
    ///
    /// # Errors
    /// When the archive unpacks to too much, or the file is damaged or is no text.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, Message> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(&error)),
        };
        let bytes = unpacked(file, &mut self.left)?;
        text(bytes, name).map(Some)
    }

    /// Unpacks every file, and hands `see` those whose names `is_read`, as text. Names come in small letters.
    ///
    /// # Errors
    /// As [`Package::part`], and those of `see`.
    pub fn each(
        &mut self,
        is_read: impl Fn(&str) -> bool,
        mut see: impl FnMut(&str, &str) -> Result<(), Message>,
    ) -> Result<(), Message> {
        for at in 0..self.archive.len() {
            let file = self.archive.by_index(at).map_err(|error| damaged(&error))?;
            let name = file.name().map_err(|error| damaged(&error))?.to_lowercase();
            let bytes = unpacked(file, &mut self.left)?;
            if is_read(&name) {
                see(&name, &text(bytes, &name)?)?;
            }
        }
        Ok(())
    }
}

/// The bytes of a file; `left` is how many there may still be. What the archive says of its sizes is not believed.
fn unpacked(file: ZipFile<'_, Cursor<&[u8]>>, left: &mut u64) -> Result<Vec<u8>, Message> {
    let mut bytes = Vec::new();
    file.take(*left + 1).read_to_end(&mut bytes).map_err(|error| damaged(&error))?;
    *left = left.checked_sub(bytes.len() as u64).ok_or_else(too_large)?;
    Ok(bytes)
}

/// A file as text, without the byte order mark.
fn text(bytes: Vec<u8>, name: &str) -> Result<String, Message> {
    let mut text =
        String::from_utf8(bytes).map_err(|_| Message::new("package.not-text").with("part", name))?;
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    Ok(text)
}

fn too_large() -> Message {
    Message::new("package.too-large").with("most", usize::try_from(MOST >> 20).unwrap_or_default())
}

fn damaged(error: &dyn std::error::Error) -> Message {
    Message::new("package.damaged").with("why", Arg::Foreign(error.to_string()))
}
