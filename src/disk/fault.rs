//! Why a file was not written.

use std::io::{self, ErrorKind};
use std::path::Path;

use crate::message::{Arg, Message};

/// What kept a file from being written, and what to do about it where that is known.
pub fn fault(path: &Path, error: &io::Error) -> Message {
    let key = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "write.full",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "write.denied",
        _ => "write.cannot",
    };
    let message = Message::new(key).with("file", path.to_string_lossy().into_owned());
    message.with("why", Arg::Foreign(error.to_string()))
}
