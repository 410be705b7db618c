//! Where the files of a run go: into a folder, or into an archive.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use clap::ValueHint;

use super::{folder_in, is_stdout};
use crate::commands::context::Context;
use crate::disk::archive::Archive;
use crate::disk::file;
use crate::message::Message;

/// The options that say where files go.
#[derive(Debug, clap::Args)]
pub struct Place {
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    out: Option<PathBuf>,

    #[arg(long, requires = "out", conflicts_with = "zip")]
    clean: bool,

    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "out")]
    zip: Option<PathBuf>,
}

impl Place {
    /// Whether files are asked for.
    pub const fn is_asked_for(&self) -> bool {
        self.out.is_some() || self.zip.is_some()
    }

    /// Whether files of an earlier run are to be removed.
    pub(super) const fn is_clean(&self) -> bool {
        self.clean
    }

    /// As typed.
    pub(super) fn path(&self) -> &Path {
        self.out.as_ref().or(self.zip.as_ref()).map_or(Path::new(""), PathBuf::as_path)
    }

    /// Opens it.
    ///
    /// # Errors
    /// When it is standard output, or an archive cannot be begun there.
    pub(super) fn open(&self, context: &Context<'_>) -> Result<Store, Message> {
        let path = self.path();
        match self.zip {
            Some(_) if is_stdout(path) => {
                Err(Message::new("write.no-file").with("file", path.to_string_lossy().into_owned()))
            }
            Some(_) => {
                let archive = Archive::begin(&context.dir.join(path))?;
                Ok(Store::Archive(Box::new(Mutex::new(archive))))
            }
            None => Ok(Store::Folder(folder_in(path, context)?)),
        }
    }
}

/// A place that is open.
#[derive(Debug)]
pub(super) enum Store {
    Folder(PathBuf),
    /// Its files come in order, so that the same files make the same archive.
    Archive(Box<Mutex<Archive>>),
}

impl Store {
    /// Whether files have to come in order.
    pub(super) const fn is_in_turn(&self) -> bool {
        matches!(self, Self::Archive(_))
    }

    /// The folder of a plan on disk, where there is one; `inside` is its place in the folder of all.
    pub(super) fn folder(&self, inside: &str) -> Option<PathBuf> {
        match self {
            Self::Folder(folder) => Some(folder.join(inside)),
            Self::Archive(_) => None,
        }
    }

    /// Writes a file of a plan.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn put(&self, inside: &str, name: &str, bytes: &[u8]) -> Result<(), Message> {
        match self {
            Self::Folder(folder) => file::write_one_of_many(&folder.join(inside).join(name), bytes),
            Self::Archive(archive) => {
                let name = if inside.is_empty() { name.to_owned() } else { format!("{inside}/{name}") };
                archive.lock().unwrap_or_else(PoisonError::into_inner).add(&name, bytes)
            }
        }
    }

    /// Sees to it that all of it is on disk.
    ///
    /// # Errors
    /// When the system refuses.
    pub(super) fn finish(self) -> Result<(), Message> {
        match self {
            Self::Folder(folder) => file::settle(&folder),
            Self::Archive(archive) => archive.into_inner().unwrap_or_else(PoisonError::into_inner).finish(),
        }
    }
}
