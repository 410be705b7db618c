//! What users see: every command as typed, its output and its exit, at several widths; the README too.

use trycmd::TestCases;

/// A run that depends on nothing but its arguments and this width.
fn at_width(columns: &str, pages: &[&str]) {
    let cases = TestCases::new();
    cases.default_bin_name("cchc").env("COLUMNS", columns).env("CCHC_LANG", "vi").env("NO_COLOR", "1");
    for page in pages {
        cases.case(page);
    }
}

#[test]
fn pages_show_what_runs() {
    at_width("100", &["README.md", "README.vi.md", "tests/cmd/*.md"]);
}

#[test]
fn tables_fit_80_columns() {
    at_width("80", &["tests/cmd/80/*.md"]);
}

#[test]
fn tables_fit_160_columns() {
    at_width("160", &["tests/cmd/160/*.md"]);
}
