//! Writing files whole or not at all.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use super::fault::fault;
use crate::message::Message;

/// Writes `bytes` to `path`: into a temporary file beside it, to disk, then renamed over it. Its permissions stay. What is
/// no file, such as `/dev/null`, is written to and never replaced.
///
/// # Errors
/// When the folder cannot be made or written to, the disk is full, or the file is read-only; what was at `path` is then
/// as it was.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Message> {
    let fault = |error: io::Error| fault(path, &error);
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(fault)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    match fs::metadata(path) {
        // A device or a pipe takes what is written to it: a file in its place would be seen by everybody who uses it.
        Ok(old) if !old.is_file() && !old.is_dir() => {
            let mut device = fs::OpenOptions::new().write(true).open(path).map_err(fault)?;
            return device.write_all(bytes).map_err(fault);
        }
        Ok(old) if old.permissions().readonly() => {
            let file = path.to_string_lossy().into_owned();
            return Err(Message::new("write.read-only").with("file", file));
        }
        Ok(old) => _ = builder.permissions(old.permissions()),
        #[cfg(unix)]
        Err(_) => {
            use std::os::unix::fs::PermissionsExt as _;
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        #[cfg(not(unix))]
        Err(_) => {}
    }
    let mut file = builder.tempfile_in(folder).map_err(fault)?;
    file.write_all(bytes).map_err(fault)?;
    file.as_file().sync_all().map_err(fault)?;
    file.persist(path).map_err(|unmoved| fault(unmoved.error))?;
    // The new name is on disk once its folder is. Systems that cannot do that for a folder do it with the file.
    #[cfg(unix)]
    fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(fault)?;
    Ok(())
}

/// The text of a file that an earlier run wrote; none where there is no such file.
pub fn text(path: &Path) -> Option<String> {
    let mut text = String::new();
    fs::File::open(path).ok()?.read_to_string(&mut text).ok()?;
    Some(text)
}

/// Removes a file that an earlier run wrote.
///
/// # Errors
/// When the system refuses.
pub fn remove(path: &Path) -> Result<(), Message> {
    fs::remove_file(path).map_err(|error| fault(path, &error))
}

/// What the names of files begin with that are being written, or were when their writer was killed.
const UNFINISHED: &str = ".cchc-";

/// Removes what writers that were killed have left in a folder. Nobody else may be writing to it.
pub fn sweep(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(UNFINISHED)) {
        // What cannot be removed is in nobody's way.
        fs::remove_file(entry.path()).ok();
    }
}
