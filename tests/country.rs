//! The invented country that speed is measured with.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

#[path = "../examples/country/mod.rs"]
mod country;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

fn cchc(dir: &Path, args: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["--lang", "en", "--as-of", "2026-11-15", "-C"])
        .arg(dir)
        .args(args)
        .output()
        .unwrap();
    (output.status.success(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn its_plans_are_sound_and_differ() {
    let dir = tempfile::tempdir().unwrap();
    country::write(dir.path(), 120, None).unwrap();
    let (is_clean, text) = cchc(dir.path(), &["check"]);
    assert!(is_clean, "{text}");
    assert!(text.contains("120 plans"), "{text}");
    let (_, text) = cchc(dir.path(), &["status", "--format", "csv"]);
    let sizes: BTreeSet<&str> = text.lines().skip(1).map(|line| line.split(',').nth(1).unwrap()).collect();
    assert!(40 < sizes.len(), "plans of {sizes:?} items");
}

#[test]
fn the_same_numbers_make_the_same_country() {
    let dirs = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let listings = dirs.each_ref().map(|dir| {
        country::write(dir.path(), 2, Some(30)).unwrap();
        cchc(dir.path(), &["tasks", "--all", "--format", "json"]).1
    });
    assert_eq!(listings[0], listings[1]);
    let items = listings[0].matches("\"section\":").count();
    assert_eq!(items, 60, "two plans of 30 items");
}

#[test]
fn what_is_there_stays() {
    let dir = tempfile::tempdir().unwrap();
    country::write(dir.path(), 1, Some(5)).unwrap();
    assert!(country::write(dir.path(), 1, Some(5)).is_err(), "an earlier country was written over");
}
