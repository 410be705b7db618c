//! Writing files whole or not at all.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::Context as _;

use crate::message::Message;

/// Writes `bytes` to `path`: into a temporary file beside it, to disk, then renamed over it. Its permissions stay.
///
/// # Errors
/// When the folder cannot be made or written to; what was at `path` is then as it was.
pub fn write_whole(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let fault = || Message::new("write.cannot").with("file", path.to_string_lossy().into_owned());
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).with_context(fault)?;
    let mut builder = tempfile::Builder::new();
    match fs::metadata(path) {
        Ok(old) => _ = builder.permissions(old.permissions()),
        #[cfg(unix)]
        Err(_) => {
            use std::os::unix::fs::PermissionsExt as _;
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        #[cfg(not(unix))]
        Err(_) => {}
    }
    let mut file = builder.tempfile_in(folder).with_context(fault)?;
    file.write_all(bytes).with_context(fault)?;
    file.as_file().sync_all().with_context(fault)?;
    file.persist(path).with_context(fault)?;
    Ok(())
}
