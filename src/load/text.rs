//! The bytes of a file, and its text.

use std::fs;
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use simdutf8::compat::Utf8Error;

use super::fault::Fault;
use super::folder::PlanFile;
use crate::diagnostic::Diagnostic;
use crate::encodings::{self, Encoding};
use crate::message::{Arg, Message};
use crate::source::{SourceMap, Span};

/// Hands the text of a file to `read`, and keeps its bytes. A file without text is a finding.
pub(super) fn with_text<T>(
    file: &PlanFile,
    bytes: Result<Vec<u8>, Fault>,
    sources: &mut SourceMap,
    found: &mut Vec<Diagnostic>,
    read: impl FnOnce(&str, &mut Vec<Diagnostic>) -> T,
) -> Option<T> {
    let (bytes, result) = match bytes {
        Ok(bytes) => {
            let result = match utf8(&bytes) {
                Ok(text) if !is_wide(&bytes) => Ok(read(text, found)),
                text => {
                    let at = text.err().map_or(0, |error| error.valid_up_to());
                    Err((misencoded(&bytes, at), at))
                }
            };
            (bytes, result)
        }
        Err(fault) => (Vec::new(), Err((fault, 0))),
    };
    sources.add(file.id, &file.shown, bytes);
    match result {
        Ok(result) => Some(result),
        Err((Fault { rule, message, help }, at)) => {
            let message = message.with("file", file.shown.as_str());
            found.push(Diagnostic::new(rule, Span::new(file.id, &(at..at)), message).help(help));
            None
        }
    }
}

/// Whether a file is in UTF-16: it begins with its byte order mark, or with a letter of ASCII in it.
fn is_wide(bytes: &[u8]) -> bool {
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => true,
        [first, second, ..] => (*first == 0) != (*second == 0),
        _ => false,
    }
}

/// What is wrong with a file that is not UTF-8 from `at` on.
fn misencoded(bytes: &[u8], at: usize) -> Fault {
    let fault = |key| Fault::unreadable(Message::new(key));
    if is_wide(bytes) {
        return fault("unreadable.utf-16").help(Message::new("unreadable.save-help"));
    }
    // A byte of the old fonts is a character of Latin-1.
    let line = bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let line = bytes[line..].split(|byte| *byte == b'\n').next().unwrap_or_default();
    let line: String = line.iter().map(|byte| char::from(*byte)).collect();
    let font = match encodings::damage(&line) {
        Some((Encoding::Tcvn3, reading)) => Some(("encoding.tcvn3", reading)),
        Some((Encoding::Vni, reading)) => Some(("encoding.vni", reading)),
        _ => None,
    };
    match font {
        Some((name, Some(reading))) => {
            let message = Message::new("unreadable.encoding").with("encoding", Arg::Key(name));
            let help = Message::new("unreadable.encoding-help").with("line", reading.trim());
            Fault::unreadable(message).help(help)
        }
        _ => fault("unreadable.not-utf8").help(Message::new("unreadable.save-help")),
    }
}

/// Bytes as text, or where they stop being text.
pub(super) fn utf8(bytes: &[u8]) -> Result<&str, Utf8Error> {
    simdutf8::compat::from_utf8(bytes)
}

/// The bytes of a file on disk, or why there are none.
pub(super) fn bytes(file: &PlanFile) -> Result<Vec<u8>, Fault> {
    if let Some(fault) = &file.fault {
        return Err(fault.clone());
    }
    let why = |error: io::Error| {
        Fault::unreadable(match error.kind() {
            ErrorKind::FileTooLarge => {
                Message::new("unreadable.too-large").with("most", (MOST_BYTES >> 20).cast_signed())
            }
            _ => Message::new("unreadable.message").with("why", Arg::Foreign(error.to_string())),
        })
    };
    read(&file.path).map_err(why)
}

/// What a file on disk holds; none where it cannot be read, or leads elsewhere.
pub fn bytes_at(path: &Path) -> Option<Vec<u8>> {
    if path.is_symlink() { None } else { read(path).ok() }
}

/// What a file that somebody has named holds, up to so many bytes and one more, by which it is seen that there are more.
///
/// # Errors
/// When it is no file, or cannot be read.
pub fn bytes_within(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    // A pipe would keep whoever opens it waiting.
    if !fs::metadata(path)?.is_file() {
        return Err(ErrorKind::IsADirectory.into());
    }
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What a hundred thousand items take in one file, and a third more.
const MOST_BYTES: u64 = 100 << 20;

/// Reads a file; one that is larger than any plan's is an error before it is read.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut file = fs::File::open(path)?;
    let size = file.metadata()?.len();
    if MOST_BYTES < size {
        return Err(ErrorKind::FileTooLarge.into());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    file.by_ref().take(MOST_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}
