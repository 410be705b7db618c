//! Writing files whole or not at all.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read as _, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

pub use super::fault::fault;
use super::leftovers;
use crate::message::Message;

/// As [`write_whole`], to a file that somebody has named: where the name is that of a link, to what it leads to.
///
/// # Errors
/// As [`write_whole`], and when the link leads nowhere.
pub fn write_named(path: &Path, bytes: &[u8]) -> Result<(), Message> {
    if is_device(path) || !path.is_symlink() {
        return write_whole(path, bytes);
    }
    let real = path.canonicalize().map_err(|error| fault(path, &error))?;
    write_whole(&real, bytes)
}

/// Writes `bytes` to `path`: into a temporary file beside it, to disk, then renamed over it. Its permissions and its group
/// stay. What is no file, such as `/dev/null`, is written to and never replaced.
///
/// # Errors
/// When the folder cannot be made or written to, the disk is full, the file is read-only, or a link to another; what was at
/// `path` is then as it was.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Message> {
    let fault = |error: io::Error| fault(path, &error);
    // A device or a pipe takes what is written to it: a file in its place would be seen by everybody who uses it.
    if is_device(path) {
        let mut device = fs::OpenOptions::new().write(true).open(path).map_err(fault)?;
        return device.write_all(bytes).map_err(fault);
    }
    let mut file = Unfinished::begin(path)?;
    file.write_all(bytes).map_err(fault)?;
    file.sync().map_err(fault)?;
    file.finish()?;
    settle(folder_of(path))
}

/// As [`write_whole`], for one of many files that can be made again: whole or not at all, but when it is on disk is left to
/// the system. [`settle`] is for after the last.
///
/// # Errors
/// As [`write_whole`], and when `path` is neither a file nor free.
pub fn write_one_of_many(path: &Path, bytes: &[u8]) -> Result<(), Message> {
    let mut file = Unfinished::begin(path)?;
    file.write_all(bytes).map_err(|error| fault(path, &error))?;
    file.finish()
}

/// Sees to it that the names of the files in a folder are on disk, and removes what writers that were killed have left.
///
/// # Errors
/// When the system refuses the first.
pub fn settle(folder: &Path) -> Result<(), Message> {
    leftovers::sweep(folder);
    // Systems that cannot do that for a folder do it with the file.
    #[cfg(unix)]
    File::open(folder).and_then(|it| it.sync_all()).map_err(|error| fault(folder, &error))?;
    Ok(())
}

/// A file that is being written beside the place that it is to take.
#[derive(Debug)]
pub struct Unfinished {
    file: NamedTempFile,
    path: PathBuf,
    /// What stands there as yet.
    old: Option<Metadata>,
}

impl Unfinished {
    /// Begins a file that is to stand at `path`.
    ///
    /// # Errors
    /// When the folder cannot be made or written to, or `path` is read-only, a link, or no file.
    pub fn begin(path: &Path) -> Result<Self, Message> {
        let refused = |key| Message::new(key).with("file", path.to_string_lossy().into_owned());
        if path.is_symlink() {
            return Err(refused("write.link"));
        }
        if is_device(path) {
            return Err(refused("write.no-file"));
        }
        let folder = folder_of(path);
        fs::create_dir_all(folder).map_err(|error| fault(path, &error))?;
        let old = fs::metadata(path).ok();
        if old.as_ref().is_some_and(|old| old.permissions().readonly()) {
            return Err(refused("write.read-only"));
        }
        let mut builder = tempfile::Builder::new();
        builder.prefix(leftovers::PREFIX);
        #[cfg(unix)]
        if old.is_none() {
            use std::os::unix::fs::PermissionsExt as _;
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let file = builder.tempfile_in(folder).map_err(|error| fault(path, &error))?;
        Ok(Self { file, path: path.to_owned(), old })
    }

    /// Sees to it that what was written is on disk.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn sync(&mut self) -> io::Result<()> {
        self.file.as_file().sync_all()
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    /// When the system refuses; what stood there is then as it was.
    pub fn finish(self) -> Result<(), Message> {
        let fault = |error: io::Error| fault(&self.path, &error);
        if let Some(old) = &self.old {
            make_like(self.file.as_file(), old).map_err(fault)?;
        }
        self.file.persist(&self.path).map_err(|unmoved| fault(unmoved.error))?;
        Ok(())
    }

    /// As [`Unfinished::finish`], where nothing stands in that place.
    ///
    /// # Errors
    /// Likewise, and when something stands there by now.
    pub(super) fn finish_new(self) -> Result<(), Message> {
        let placed = self.file.persist_noclobber(&self.path);
        placed.map(|_| ()).map_err(|unmoved| match unmoved.error.kind() {
            ErrorKind::AlreadyExists => {
                Message::new("write.changed").with("file", self.path.to_string_lossy().into_owned())
            }
            _ => fault(&self.path, &unmoved.error),
        })
    }
}

impl Write for Unfinished {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Seek for Unfinished {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new("."))
}

/// The text of a file that an earlier run wrote; none where there is no such file.
pub fn text(path: &Path) -> Option<String> {
    // A link leads elsewhere, and a pipe would keep whoever opens it waiting.
    if !fs::symlink_metadata(path).ok()?.is_file() {
        return None;
    }
    let mut text = String::new();
    File::open(path).ok()?.read_to_string(&mut text).ok()?;
    Some(text)
}

/// Removes a file that an earlier run wrote.
///
/// # Errors
/// When the system refuses.
pub fn remove(path: &Path) -> Result<(), Message> {
    fs::remove_file(path).map_err(|error| fault(path, &error))
}

/// Whether a path leads to something that is neither a file nor a folder.
fn is_device(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|it| !it.is_file() && !it.is_dir())
}

/// Gives a new file the permissions of the one that it is to replace, whatever the umask, and its group where whoever runs
/// this belongs to it.
fn make_like(file: &File, old: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, fchown};
        if file.metadata()?.gid() != old.gid() {
            // A group that is not one's own cannot be given; the file is not less one's own for that.
            fchown(file, None, Some(old.gid())).ok();
        }
    }
    // Last, for a change of group takes permissions away.
    file.set_permissions(old.permissions())
}
