//! A copy of the shipped plan to plant faults in.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

#[path = "../copy/mod.rs"]
mod copy;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

pub(crate) use copy::repository;

pub(crate) fn cchc(repository: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["--lang", "en", "--as-of", "2022-11-15"])
        .args(args)
        .env("COLUMNS", "100")
        .current_dir(repository)
        .output()
        .unwrap()
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Replaces the first `old` after `anchor`.
#[track_caller]
pub(crate) fn plant(repository: &Path, file: &str, anchor: &str, old: &str, new: &str) {
    let path = repository.join("plans/dak-po-2022").join(file);
    let text = fs::read_to_string(&path).unwrap();
    let start = text.find(anchor).unwrap_or_else(|| panic!("no {anchor}"));
    let at = start + text[start..].find(old).unwrap_or_else(|| panic!("no {old} after {anchor}"));
    fs::write(path, format!("{}{new}{}", &text[..at], &text[at + old.len()..])).unwrap();
}
