//! A lock on a plan's folder, so that of two writers the second sees what the first has written.
//!
//! The system holds the lock and lets go of it when its holder ends, however it ends; the file only gives it a place.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

#[cfg(unix)]
use rustix::fs::OFlags;
use same_file::Handle;

use super::fault::fault;
use crate::message::Message;

/// The file in the folder.
const NAME: &str = ".cchc.lock";
/// How long another writer is waited for: writing takes a hundredth of these five seconds.
const TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(50);

/// A folder that nobody else writes to while this lives.
#[derive(Debug)]
pub struct Lock {
    /// Dropped last.
    _file: Handle,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock on a folder, waiting for whoever has it.
    ///
    /// # Errors
    /// When another writer does not let go of it for five seconds, or the folder cannot be written to.
    pub fn on(folder: &Path) -> Result<Self, Message> {
        let path = folder.join(NAME);
        let fault = |error: io::Error| fault(&path, &error);
        for _ in 0..TRIES {
            let file = open(&path)?;
            match file.try_lock() {
                Ok(()) => {
                    let file = Handle::from_file(file).map_err(fault)?;
                    // Whoever had it before has removed it meanwhile: then this is a lock on nothing.
                    if Handle::from_path(&path).is_ok_and(|there| there == file) {
                        return Ok(Self { _file: file, path });
                    }
                }
                Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
                Err(TryLockError::Error(error)) => return Err(fault(error)),
            }
        }
        Err(Message::new("write.locked").with("file", path.to_string_lossy().into_owned()))
    }
}

/// Opens the file of the lock, or makes it. A link in its place is not followed, and a pipe not waited for.
fn open(path: &Path) -> Result<File, Message> {
    if let Ok(there) = fs::symlink_metadata(path)
        && !there.is_file()
    {
        let key = if there.is_symlink() { "write.link" } else { "write.no-lock" };
        return Err(Message::new(key).with("file", path.to_string_lossy().into_owned()));
    }
    let mut options = File::options();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        // For what has come there since.
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
        options.custom_flags(flags.bits().cast_signed());
    }
    options.open(path).map_err(|error| fault(path, &error))
}

impl Drop for Lock {
    fn drop(&mut self) {
        // One that stays does no harm: the lock is what counts.
        fs::remove_file(&self.path).ok();
    }
}
