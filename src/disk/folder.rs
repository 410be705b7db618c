//! Writing folders that are not there yet, whole or not at all.

use std::fs;
use std::io;
use std::path::Path;

use super::fault::fault;
use super::{file, leftovers};
use crate::message::Message;

/// Writes a folder with these files, by their paths from it. It is made under another name in the folder two above, where
/// nobody looks for plans, and gets its own once all is on disk.
///
/// # Errors
/// When something is at `path` already, or the system refuses; then nothing is there that was not.
pub fn write_new(path: &Path, files: &[(String, String)]) -> Result<(), Message> {
    let fault = |error: io::Error| fault(path, &error);
    let holder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(holder).map_err(fault)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(leftovers::PREFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o777));
    }
    leftovers::sweep(holder.parent().unwrap_or(holder));
    let made = builder.tempdir_in(holder.parent().unwrap_or(holder)).map_err(fault)?;
    for (inside, text) in files {
        file::write_whole(&made.path().join(inside), text.as_bytes())?;
    }
    // A system may let a folder take the place of an empty one.
    if path.symlink_metadata().is_ok() {
        return Err(Message::new("write.exists").with("file", path.to_string_lossy().into_owned()));
    }
    fs::rename(made.path(), path).map_err(fault)?;
    #[cfg(unix)]
    fs::File::open(holder).and_then(|folder| folder.sync_all()).map_err(fault)?;
    Ok(())
}
