//! What writers that were killed have left behind.

use std::fs::{self, DirEntry};
use std::path::Path;
use std::time::Duration;

/// What the names of files and folders begin with that are being written.
pub(super) const PREFIX: &str = ".cchc-unfinished-";

/// How old what is being written may be: writing a file takes a second, and a thousand plans a minute.
const MOST: Duration = Duration::from_hours(1);

/// Removes from a folder what is unfinished and will stay so.
pub(super) fn sweep(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(PREFIX)) {
        if is_old(&entry) {
            remove(&entry);
        }
    }
}

/// Removes from a folder that nobody else writes to what is unfinished.
pub fn sweep_locked(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(PREFIX)) {
        remove(&entry);
    }
}

/// What cannot be removed is in nobody's way.
fn remove(entry: &DirEntry) {
    let is_folder = entry.file_type().is_ok_and(|it| it.is_dir());
    if is_folder { fs::remove_dir_all(entry.path()) } else { fs::remove_file(entry.path()) }.ok();
}

fn is_old(entry: &DirEntry) -> bool {
    let age = entry.metadata().and_then(|it| it.modified()).map(|it| it.elapsed());
    matches!(age, Ok(Ok(age)) if MOST < age)
}
