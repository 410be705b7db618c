//! What fuzzers begin with, and what they once found, ends well on every machine: `fuzz/` makes up more of it.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

#[path = "../fuzz/inputs/mod.rs"]
mod inputs;

use std::fs;
use std::path::Path;

/// Gives a target each of its files. All but those called so are taken: what is refused at the door leads a fuzzer nowhere.
fn replay(name: &str, target: fn(&[u8]) -> bool) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(name);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 4, "{name} has {} files", files.len());
    for file in files {
        let is_refused = file.file_name().unwrap().to_string_lossy().starts_with("refused-");
        assert_eq!(target(&fs::read(&file).unwrap()), !is_refused, "{}", file.display());
    }
}

#[test]
fn plan_files() {
    replay("reader", inputs::reader);
}

#[test]
fn time_phrases() {
    replay("phrases", inputs::phrases);
}

#[test]
fn two_editions() {
    replay("diff", inputs::diff);
}

#[test]
fn forms_that_come_back() {
    replay("forms", inputs::forms);
}

#[test]
fn documents() {
    replay("import", inputs::import);
}
