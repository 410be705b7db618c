//! The bytes of a file, and its text.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use simdutf8::compat::Utf8Error;

use super::folder::PlanFile;
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::{Arg, Message};
use crate::source::{SourceMap, Span};

/// A file that cannot be read.
static UNREADABLE: RuleInfo = RuleInfo {
    id: "unreadable",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/unreadable.md"),
};

/// What can be wrong with a file before it is parsed, by id.
pub static RULES: &[&RuleInfo] = &[&UNREADABLE];

/// Hands the text of a file to `read`, and keeps its bytes. A file without text is a finding.
pub(super) fn with_text<T>(
    file: &PlanFile,
    bytes: Result<Vec<u8>, Message>,
    sources: &mut SourceMap,
    found: &mut Vec<Diagnostic>,
    read: impl FnOnce(&str, &mut Vec<Diagnostic>) -> T,
) -> Option<T> {
    let (bytes, result) = match bytes {
        Ok(bytes) => {
            let result = match utf8(&bytes) {
                Ok(text) => Ok(read(text, found)),
                Err(error) => Err((Message::new("unreadable.not-utf8"), error.valid_up_to())),
            };
            (bytes, result)
        }
        Err(message) => (Vec::new(), Err((message, 0))),
    };
    sources.add(file.id, &file.shown, bytes);
    match result {
        Ok(result) => Some(result),
        Err((message, at)) => {
            let message = message.with("file", file.shown.as_str());
            found.push(Diagnostic::new(&UNREADABLE, Span::new(file.id, &(at..at)), message));
            None
        }
    }
}

/// Bytes as text, or where they stop being text.
pub(super) fn utf8(bytes: &[u8]) -> Result<&str, Utf8Error> {
    simdutf8::compat::from_utf8(bytes)
}

/// The bytes of a file on disk, or why there are none.
pub(super) fn bytes(file: &PlanFile) -> Result<Vec<u8>, Message> {
    if let Some(fault) = &file.fault {
        return Err(fault.clone());
    }
    let why =
        |error: io::Error| Message::new("unreadable.message").with("why", Arg::Foreign(error.to_string()));
    read(&file.path).map_err(why)
}

/// Whether a file on disk holds what it did when it was read, byte for byte; none, where none was there.
pub fn still_holds(path: &Path, before: Option<&str>) -> bool {
    match (read(path), before) {
        (Ok(bytes), Some(before)) => bytes == before.as_bytes(),
        (Err(error), None) => error.kind() == ErrorKind::NotFound,
        _ => false,
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that reads")]
fn read(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path)
}
