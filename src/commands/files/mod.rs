//! Documents written to files.

mod manifest;
mod outlet;
mod place;
mod progress;
mod writing;

pub(super) use self::outlet::{Kind, Outlet};
pub(super) use self::place::Place;
pub(super) use self::writing::{Writer, write_all};

use std::path::{Path, PathBuf};

use super::context::Context;
use super::exit::is_broken_pipe;
use crate::message::Message;
use crate::model::Agency;

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

/// The name of the index of the files.
pub(super) fn index_name(extension: &str) -> String {
    format!("{INDEX}.{extension}")
}

/// The name of the file of what several agencies share.
pub(super) fn shared_name(extension: &str) -> String {
    format!("{SHARED}.{extension}")
}

/// What the file of all that agencies share is called; "chung" is Vietnamese for common.
const SHARED: &str = "chung";
/// What the index of the files is called.
const INDEX: &str = "index";

/// The name of an agency's file. No id has a `_`, so that none takes the name of another file.
pub(super) fn name(agency: &Agency, extension: &str) -> String {
    let id = agency.id.value.as_str();
    let mark = if [INDEX, SHARED].contains(&id) { "_" } else { "" };
    format!("{id}{mark}.{extension}")
}
