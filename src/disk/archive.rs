//! An archive in the place of a folder of files.

use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::fault::fault;
use super::file::{Unfinished, folder_of, settle};
use crate::message::Message;

/// A zip file that is being written; it takes its place once it is whole. What is in it has no time of its own, so that
/// the same files make the same archive.
#[derive(Debug)]
pub struct Archive {
    zip: ZipWriter<BufWriter<Unfinished>>,
    path: PathBuf,
}

impl Archive {
    /// Begins an archive that is to stand at `path`.
    ///
    /// # Errors
    /// When its folder cannot be made or written to, or `path` is read-only, a link, or no file.
    pub fn begin(path: &Path) -> Result<Self, Message> {
        let file = Unfinished::begin(path)?;
        Ok(Self { zip: ZipWriter::new(BufWriter::new(file)), path: path.to_owned() })
    }

    /// Adds a file; in its name `/` stands between folders.
    ///
    /// # Errors
    /// When the archive cannot be written.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), Message> {
        // Documents that are archives themselves do not get smaller.
        let method =
            if bytes.starts_with(b"PK") { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        let added = self.zip.start_file(name, options).map_err(io::Error::from);
        added.and_then(|()| self.zip.write_all(bytes)).map_err(|error| fault(&self.path, &error))
    }

    /// Puts the archive in its place, and on disk.
    ///
    /// # Errors
    /// When the archive cannot be written; what stood there is then as it was.
    pub fn finish(self) -> Result<(), Message> {
        let fault = |error: io::Error| fault(&self.path, &error);
        let file = self.zip.finish().map_err(|error| fault(error.into()))?;
        let mut file = file.into_inner().map_err(|unwritten| fault(unwritten.into_error()))?;
        file.sync().map_err(fault)?;
        file.finish()?;
        settle(folder_of(&self.path))
    }
}
