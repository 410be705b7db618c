//! What users see: every command as typed, its output and its exit, at several widths; the README too. A page is a test,
//! so that one can be run alone: `cargo test --test cli status`.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

use std::path::Path;

use trycmd::TestCases;
use walkdir::WalkDir;

/// Runs the commands of a page, which depend on nothing but their arguments and this width.
fn page(path: &str, columns: &str) {
    assert!(Path::new(path).is_file(), "{path} is no page");
    let cases = TestCases::new();
    cases.default_bin_name("cchc").env("COLUMNS", columns).env("CCHC_LANG", "vi").env("NO_COLOR", "1");
    // The commits of this repository are no part of the examples.
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    cases.env("GIT_CEILING_DIRECTORIES", tests.to_string_lossy());
    cases.case(path);
}

#[test]
fn readme() {
    page("README.md", "100");
}

#[test]
fn readme_in_vietnamese() {
    page("README.vi.md", "100");
}

#[test]
fn agencies() {
    page("tests/cmd/agencies.md", "100");
}

#[test]
fn check() {
    page("tests/cmd/check.md", "100");
}

#[test]
fn diff() {
    page("tests/cmd/diff.md", "100");
}

#[test]
fn errors() {
    page("tests/cmd/errors.md", "100");
}

#[test]
fn help() {
    page("tests/cmd/help.md", "100");
}

#[test]
fn history() {
    page("tests/cmd/history.md", "100");
}

#[test]
fn remind() {
    page("tests/cmd/remind.md", "100");
}

#[test]
fn report() {
    page("tests/cmd/report.md", "100");
}

#[test]
fn reports() {
    page("tests/cmd/reports.md", "100");
}

#[test]
fn schema() {
    page("tests/cmd/schema.md", "100");
}

#[test]
fn show() {
    page("tests/cmd/show.md", "100");
}

#[test]
fn status() {
    page("tests/cmd/status.md", "100");
}

#[test]
fn summary() {
    page("tests/cmd/summary.md", "100");
}

#[test]
fn tasks() {
    page("tests/cmd/tasks.md", "100");
}

#[test]
fn trend() {
    page("tests/cmd/trend.md", "100");
}

#[test]
fn screens_of_80_columns() {
    page("tests/cmd/80/screens.md", "80");
}

#[test]
fn show_in_80_columns() {
    page("tests/cmd/80/show.md", "80");
}

#[test]
fn screens_of_160_columns() {
    page("tests/cmd/160/screens.md", "160");
}

#[test]
fn every_page_is_run() {
    let tests = include_str!("cli.rs");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages = 0;
    for entry in WalkDir::new(root.join("tests/cmd")).sort_by_file_name() {
        let path = entry.unwrap().into_path();
        if path.extension().is_some_and(|extension| extension == "md") {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            assert!(tests.contains(&format!("page(\"{name}\"")), "{name} is no test in tests/cli.rs");
            pages += 1;
        }
    }
    assert!(10 < pages, "{pages} pages are few");
}
