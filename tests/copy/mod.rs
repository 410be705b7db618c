//! A copy of the shipped plan.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::fs;
use std::path::Path;

use tempfile::TempDir;

/// A repository with a copy of the shipped plan.
pub(crate) fn repository() -> TempDir {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("plans/dak-po-2022");
    let repository = tempfile::tempdir().unwrap();
    let copy = repository.path().join("plans/dak-po-2022");
    fs::create_dir_all(&copy).unwrap();
    for entry in fs::read_dir(&shipped).unwrap().map(Result::unwrap) {
        fs::copy(entry.path(), copy.join(entry.file_name())).unwrap();
    }
    fs::copy(shipped.with_file_name("cchc.toml"), copy.with_file_name("cchc.toml")).unwrap();
    repository
}
