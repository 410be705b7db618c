//! Evidence as people type it: a document's number, a file, or both.

use std::path::{Path, PathBuf};

use crate::load;
use crate::message::Message;
use crate::record::Row;

/// A file of the plan's folder, a document's number, or `NUMBER=FILE`. Nothing is copied.
pub(super) fn evidence(text: &str, folder: &Path, dir: &Path) -> Result<Row, Message> {
    let (number, file) = match text.split_once('=') {
        Some((number, file)) => (Some(number.trim()), Some(file.trim())),
        None if is_file_name(text) || is_there(text, folder, dir) => (None, Some(text)),
        None => (Some(text), None),
    };
    let Some(file) = file else { return Ok(Row::default().string("number", number)) };
    let path = find(file, folder, dir).ok_or_else(|| Message::new("update.no-file").with("file", file))?;
    let about = |key| Message::new(key).with("file", file);
    let (real, root) = (path.canonicalize(), folder.canonicalize());
    let (Ok(real), Ok(root)) = (real, root) else { return Err(about("update.no-file")) };
    let inside = real.strip_prefix(&root).map_err(|_| about("update.file-outside"))?;
    let parts: Vec<String> = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    let digest = load::digest(&real).map_err(|_| about("update.no-file"))?;
    Ok(Row::default()
        .string("number", number)
        .string("path", Some(&parts.join("/")))
        .string("sha256", Some(&digest)))
}

/// A file as typed from the current folder, or from the plan's.
fn find(file: &str, folder: &Path, dir: &Path) -> Option<PathBuf> {
    [dir.join(file), folder.join(file)].into_iter().find(|path| path.is_file())
}

/// Whether a text leads to something, be it a folder, which is no evidence, or into a folder that is there.
fn is_there(file: &str, folder: &Path, dir: &Path) -> bool {
    let first = file.split('/').next().filter(|first| !first.is_empty() && *first != file);
    let leads_into = |base: &Path| first.is_some_and(|first| base.join(first).is_dir());
    [dir, folder].iter().any(|base| base.join(file).exists() || leads_into(base))
}

/// Whether a text ends as the names of files do: nobody numbers a document so.
fn is_file_name(text: &str) -> bool {
    let ending = text.rsplit_once('.').map(|(_, ending)| ending);
    let is_ending = |it: &str| (2..=4).contains(&it.len()) && it.chars().all(|c| c.is_ascii_alphanumeric());
    ending.is_some_and(is_ending) || text.starts_with(['.', '/', '~'])
}
