//! What takes the files of one plan, each as it is made.

use std::collections::BTreeMap;

use super::manifest::{Leftover, Manifest};
use super::place::Store;
use super::progress::Progress;
use crate::disk::file;
use crate::document::Document;
use crate::load;
use crate::message::Message;
use crate::output::DocumentFormat;

/// Takes the files of one plan.
pub struct Outlet<'a> {
    store: &'a Store,
    progress: &'a Progress<'a>,
    /// The plan's place in the folder of all; empty where it is the only one.
    inside: String,
    /// The SHA-256 of each file, by its name.
    written: BTreeMap<String, String>,
}

/// What became of the files of one plan.
#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) written: usize,
    /// The plan's place in the folder of all.
    pub(super) inside: String,
    /// The files of earlier runs that no longer belong.
    pub(super) left: Vec<Leftover>,
}

impl<'a> Outlet<'a> {
    pub(super) const fn new(store: &'a Store, progress: &'a Progress<'a>, inside: String) -> Self {
        Self { store, progress, inside, written: BTreeMap::new() }
    }

    /// Writes a file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn put(&mut self, name: &str, bytes: &[u8]) -> Result<(), Message> {
        self.store.put(&self.inside, name, bytes)?;
        self.written.insert(name.to_owned(), load::digest_of(bytes));
        Ok(())
    }

    /// Writes a document to a file.
    ///
    /// # Errors
    /// As [`Outlet::put`], and when the document cannot be made.
    pub fn put_document(
        &mut self,
        name: &str,
        document: &Document,
        format: DocumentFormat,
    ) -> anyhow::Result<()> {
        let mut bytes = Vec::new();
        format.write(document, &mut bytes)?;
        Ok(self.put(name, &bytes)?)
    }

    /// Says that the files of one more agency are written.
    pub fn step(&self) {
        self.progress.step();
    }

    /// Puts down what was written. Where that is all there is to the plan, files of earlier runs that are not among it are
    /// left over, and removed where `is_clean` asks for that, unless somebody has changed them.
    pub(super) fn close(self, kind: Kind, is_all: bool, is_clean: bool) -> Result<Outcome, Message> {
        let written = self.written.len();
        let Some(folder) = self.store.folder(&self.inside) else {
            return Ok(Outcome { written, inside: self.inside, left: Vec::new() });
        };
        let mut manifest = Manifest::read(&folder, kind.command, kind.extension);
        let left = if is_all { manifest.leftovers(&self.written) } else { Vec::new() };
        for file in left.iter().filter(|file| is_clean && !file.is_edited) {
            manifest.remove(&file.name)?;
        }
        if 0 < written + left.len() {
            manifest.write(self.written)?;
            file::settle(&folder)?;
        }
        Ok(Outcome { written, inside: self.inside, left })
    }
}

/// What files are of: which command writes them, and in which format.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    pub command: &'static str,
    pub extension: &'static str,
}
