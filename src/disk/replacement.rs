//! A file of a plan that is to hold something else, unless somebody has changed it meanwhile.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use super::fault::fault;
use super::file::Unfinished;
use crate::message::Message;

/// What a file is to hold, written beside it and on disk, but not in its place yet.
#[derive(Debug)]
pub struct Replacement {
    file: Unfinished,
    path: PathBuf,
    before: Option<String>,
}

impl Replacement {
    /// Writes what the file at `inside`, a path from `folder`, is to hold. `before` is what it held when it was read; none
    /// where it was not there.
    ///
    /// # Errors
    /// When the system refuses, or the path leads through a link out of the folder.
    pub fn prepare(folder: &Path, inside: &str, before: Option<&str>, text: &str) -> Result<Self, Message> {
        let path = folder.join(inside);
        no_link_below(folder, &path)?;
        let mut file = Unfinished::begin(&path)?;
        let written = file.write_all(text.as_bytes()).and_then(|()| file.sync());
        written.map_err(|error| fault(&path, &error))?;
        Ok(Self { file, path, before: before.map(str::to_owned) })
    }

    /// Whether the file holds what it did when it was read, byte for byte. Whoever takes no lock, such as an editor, may
    /// have written to it since, while the system was putting the new one on disk.
    pub fn is_current(&self) -> bool {
        match (bytes(&self.path), &self.before) {
            (Ok(bytes), Some(before)) => bytes == before.as_bytes(),
            (Err(error), None) => error.kind() == ErrorKind::NotFound,
            _ => false,
        }
    }

    /// Puts the new file in the place of the old. [`settle`](super::file::settle) is for after the last.
    ///
    /// # Errors
    /// When the system refuses, or a file stands there where none was; what stands there is then as it is.
    pub fn finish(self) -> Result<(), Message> {
        match self.before {
            Some(_) => self.file.finish(),
            None => self.file.finish_new(),
        }
    }
}

/// # Errors
/// When a folder between `folder` and the file is a link: what it leads to may be anybody's.
fn no_link_below(folder: &Path, path: &Path) -> Result<(), Message> {
    let between = path.ancestors().skip(1).take_while(|it| *it != folder);
    match between.into_iter().find(|it| it.is_symlink()) {
        Some(link) => Err(Message::new("write.link").with("file", link.to_string_lossy().into_owned())),
        None => Ok(()),
    }
}

fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    // A link leads elsewhere, and a pipe would keep whoever opens it waiting.
    if !fs::symlink_metadata(path)?.is_file() {
        return Err(ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::new();
    File::open(path)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}
