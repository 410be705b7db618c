//! Documents written to files.

use std::path::{Path, PathBuf};

use super::context::Context;
use super::exit::{Exit, is_broken_pipe};
use crate::disk::file;
use crate::document::Document;
use crate::i18n::Words;
use crate::message::Message;
use crate::model::Agency;
use crate::output::DocumentFormat;

/// The files of one plan, by name.
pub(super) struct Files {
    /// The plan's id.
    pub(super) plan: String,
    pub(super) files: Vec<(String, Document)>,
}

/// Writes the files, those of several plans into a folder each, and says how many they are. Files of an earlier run that
/// no longer belong are named, and removed where that `is_clean` asks for.
pub(super) fn write_all(
    plans: &[Files],
    format: DocumentFormat,
    folder: &Path,
    is_clean: bool,
    context: &mut Context<'_>,
) -> anyhow::Result<Exit> {
    let folder = folder_in(folder, context)?;
    let mut count = 0_usize;
    let mut left = Vec::new();
    for Files { plan, files } in plans {
        let folder = if plans.len() == 1 { folder.clone() } else { folder.join(plan) };
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        let index = files.iter().find(|(name, _)| *name == index_name(format));
        let earlier = index.map(|(_, index)| leftovers(&folder, index, &names, format)).unwrap_or_default();
        for (name, document) in files {
            let is_index = *name == index_name(format);
            let document =
                if is_index && !is_clean { with_leftovers(document, &earlier) } else { document.clone() };
            write(&document, format, &folder.join(name))?;
            count += 1;
        }
        left.extend(earlier.into_iter().map(|name| folder.join(name)));
    }
    let place = folder.strip_prefix(&context.dir).unwrap_or(&folder).to_string_lossy().into_owned();
    let message = Message::new("write.files").with("count", count).with("folder", place.as_str());
    say(&place, &message, context)?;
    if !left.is_empty() {
        if is_clean {
            left.iter().try_for_each(|path| file::remove(path))?;
        }
        let inside = left.iter().map(|path| path.strip_prefix(&folder).unwrap_or(path).to_string_lossy());
        let key = if is_clean { "write.cleaned" } else { "write.left" };
        context.note(&Message::new(key).with("files", inside.collect::<Vec<_>>().join(", ")))?;
    }
    Ok(Exit::Clean)
}

/// A folder that somebody has named to write files into.
///
/// # Errors
/// When it is standard output, which holds no files.
pub(super) fn folder_in(folder: &Path, context: &Context<'_>) -> Result<PathBuf, Message> {
    if is_stdout(folder) {
        return Err(Message::new("write.no-folder").with("folder", folder.to_string_lossy().into_owned()));
    }
    Ok(context.dir.join(folder))
}

/// The index with the files of earlier runs that are still there, so that a later run knows them.
fn with_leftovers(index: &Document, names: &[String]) -> Document {
    let mut index = index.clone();
    if !names.is_empty() {
        index.text(Words::on_paper().text("write.left-here"));
        index.list(names.to_vec());
    }
    index
}

/// The files that the index of an earlier run names in a folder, where this run writes such an index and not them. What
/// somebody else calls an index begins otherwise, and says nothing of files that may go.
fn leftovers(folder: &Path, index: &Document, names: &[&str], format: DocumentFormat) -> Vec<String> {
    let mut written = Vec::new();
    if format.write(index, &mut written).is_err() {
        return Vec::new();
    }
    let written = String::from_utf8_lossy(&written);
    let is_alike = |earlier: &String| earlier.lines().next() == written.lines().next();
    let Some(earlier) = file::text(&folder.join(index_name(format))).filter(is_alike) else {
        return Vec::new();
    };
    let cell = |line: &str| Some(line.trim_end_matches([' ', '|']).rsplit("| ").next()?.to_owned());
    let mentioned =
        earlier.lines().filter_map(|line| line.strip_prefix("- ").map(str::to_owned).or_else(|| cell(line)));
    let mentioned = mentioned.map(|name| name.replace('\\', "")).chain([shared_name(format)]);
    let extension = format!(".{}", format.extension());
    let is_plain = |name: &String| name.ends_with(&extension) && !name.contains(['/', '\\']);
    let left = mentioned.filter(|name| is_plain(name) && !names.contains(&name.as_str()));
    left.filter(|name| folder.join(name).is_file()).collect()
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

/// Writes a document to a file.
fn write(document: &Document, format: DocumentFormat, path: &Path) -> anyhow::Result<()> {
    let mut bytes = Vec::new();
    format.write(document, &mut bytes)?;
    Ok(file::write_whole(path, &bytes)?)
}

/// The name of the index of the files.
pub(super) fn index_name(format: DocumentFormat) -> String {
    format!("{INDEX}.{}", format.extension())
}

/// The name of the file of what several agencies share.
pub(super) fn shared_name(format: DocumentFormat) -> String {
    format!("{SHARED}.{}", format.extension())
}

/// What the file of all that agencies share is called; "chung" is Vietnamese for common.
const SHARED: &str = "chung";
/// What the index of the files is called.
const INDEX: &str = "index";

/// The name of an agency's file. No id has a `_`, so that none takes the name of another file.
pub(super) fn name(agency: &Agency, format: DocumentFormat) -> String {
    let id = agency.id.value.as_str();
    let mark = if [INDEX, SHARED].contains(&id) { "_" } else { "" };
    format!("{id}{mark}.{}", format.extension())
}
