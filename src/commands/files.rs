//! Documents written to files.

use std::path::Path;

use super::context::Context;
use super::exit::{Exit, is_broken_pipe};
use crate::disk::file;
use crate::document::Document;
use crate::message::Message;
use crate::model::Agency;
use crate::output::DocumentFormat;

/// The files of one plan, by name.
pub(super) struct Files {
    /// The plan's id.
    pub(super) plan: String,
    pub(super) files: Vec<(String, Document)>,
}

/// Writes the files, those of several plans into a folder each, and says how many they are.
pub(super) fn write_all(
    plans: &[Files],
    format: DocumentFormat,
    folder: &Path,
    context: &mut Context<'_>,
) -> anyhow::Result<Exit> {
    let folder = context.dir.join(folder);
    let mut count = 0_usize;
    for Files { plan, files } in plans {
        let folder = if plans.len() == 1 { folder.clone() } else { folder.join(plan) };
        for (name, document) in files {
            write(document, format, &folder.join(name))?;
            count += 1;
        }
    }
    let place = folder.strip_prefix(&context.dir).unwrap_or(&folder).to_string_lossy().into_owned();
    let message = Message::new("write.files").with("count", count).with("folder", place.as_str());
    say(&place, &message, context)?;
    Ok(Exit::Clean)
}

/// Whether a path that somebody has named is standard output: a file in its place would be lost on whoever reads that.
pub(super) fn is_stdout(path: &Path) -> bool {
    ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].iter().any(|name| path == Path::new(name))
}

/// Says what was written, and where that cannot be said, that it was: whoever runs the command again would be mistaken.
pub(super) fn say(files: &str, message: &Message, context: &mut Context<'_>) -> anyhow::Result<()> {
    let said = context.say(message).and_then(|()| context.out.flush());
    said.map_err(|error| unshown(error.into(), files))
}

/// An error of showing what was written to files, which says so. That nobody reads on is no such error.
pub(super) fn unshown(error: anyhow::Error, files: &str) -> anyhow::Error {
    if is_broken_pipe(&error) {
        error
    } else {
        error.context(Message::new("write.unshown").with("files", files))
    }
}

/// Writes a document to a file that somebody has named.
pub(super) fn write_named(document: &Document, format: DocumentFormat, path: &Path) -> anyhow::Result<()> {
    let mut bytes = Vec::new();
    format.write(document, &mut bytes)?;
    Ok(file::write_named(path, &bytes)?)
}

/// Writes a document to a file.
fn write(document: &Document, format: DocumentFormat, path: &Path) -> anyhow::Result<()> {
    let mut bytes = Vec::new();
    format.write(document, &mut bytes)?;
    Ok(file::write_whole(path, &bytes)?)
}

/// The name of the index of the files.
pub(super) fn index_name(format: DocumentFormat) -> String {
    format!("index.{}", format.extension())
}

/// The name of an agency's file. No id has a `_`, so that none takes the name of the index.
pub(super) fn name(agency: &Agency, format: DocumentFormat) -> String {
    let id = agency.id.value.as_str();
    let mark = if id == "index" { "_" } else { "" };
    format!("{id}{mark}.{}", format.extension())
}
