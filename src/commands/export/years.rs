//! The files of an export: one for each year, in a folder that names it, as `DuckDB`, Spark and others read them.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::io::{self, BufWriter};
use std::path::PathBuf;

use super::batch::Batch;
use crate::disk::file::{self, Unfinished};
use crate::document::Field;
use crate::message::Message;
use crate::output::ExportFormat;
use crate::output::export::Recorder;
use crate::views::export;

/// Files that are being written; they take their places once all are whole.
pub(super) struct Years {
    folder: PathBuf,
    format: ExportFormat,
    fields: Vec<Field>,
    files: BTreeMap<i32, Recorder<BufWriter<Unfinished>>>,
    rows: usize,
}

/// How much was written.
pub(super) struct Written {
    pub(super) rows: usize,
    pub(super) files: usize,
}

impl Years {
    pub(super) fn new(folder: PathBuf, format: ExportFormat) -> Self {
        Self { folder, format, fields: export::fields(), files: BTreeMap::new(), rows: 0 }
    }

    fn path(&self, year: i32) -> PathBuf {
        self.folder.join(format!("year={year}")).join(format!("items.{}", self.format.extension()))
    }

    /// Adds the items of a plan.
    ///
    /// # Errors
    /// When a file cannot be begun or written.
    pub(super) fn put(&mut self, batch: &Batch) -> Result<(), Message> {
        let path = self.path(batch.year);
        let fault = |error: io::Error| file::fault(&path, &error);
        let recorder = match self.files.entry(batch.year) {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => {
                let out = BufWriter::new(Unfinished::begin(&path)?);
                entry.insert(Recorder::begin(self.format, &self.fields, out).map_err(fault)?)
            }
        };
        self.rows += batch.records.len();
        recorder.put(&self.fields, &batch.records).map_err(fault)
    }

    /// Puts the files in their places, and on disk.
    ///
    /// # Errors
    /// When one cannot be written.
    pub(super) fn finish(mut self) -> Result<Written, Message> {
        let files = std::mem::take(&mut self.files);
        let written = Written { rows: self.rows, files: files.len() };
        for (year, recorder) in files {
            let path = self.path(year);
            let fault = |error: io::Error| file::fault(&path, &error);
            let out = recorder.end().map_err(fault)?;
            let mut file = out.into_inner().map_err(|unwritten| fault(unwritten.into_error()))?;
            file.sync().map_err(fault)?;
            file.finish()?;
        }
        Ok(written)
    }
}
