//! What people type on the command line: dates, words with tones or without, parts of ids, initials. What can only mean
//! one thing is taken for it; anything else is answered with the form that is right, which is followed here.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::path::Path;
use std::process::{Command, Output};

/// The words of a line, those in quotes together.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut is_quoted) = (vec![String::new()], false);
    for c in line.trim().chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words
}

fn cchc(line: &str) -> Output {
    let words = words(line);
    let mut command = Command::new(env!("CARGO_BIN_EXE_cchc"));
    if !words.iter().any(|word| word.starts_with("--as-of")) && words != ["-h"] && words[0] != "help" {
        command.args(["--as-of", "2022-11-15"]);
    }
    command.args(words).env("CCHC_LANG", "vi").env("COLUMNS", "100").env("NO_COLOR", "1");
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR"))).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[track_caller]
fn assert_same(typed: &str, right: &str) {
    let (found, expected) = (cchc(typed), cchc(right));
    assert_eq!(text(&found.stderr), text(&expected.stderr), "{typed}");
    // The day that commands repeat, and what the run is called, are as typed.
    assert_eq!(text(&found.stdout), text(&expected.stdout), "{typed}");
    assert!(!found.stdout.is_empty() && found.status.success(), "{typed}");
}

#[track_caller]
fn assert_told(typed: &str, answer: &str, right: &str) {
    let refused = cchc(typed);
    assert_eq!(refused.status.code(), Some(2), "{typed}: {}", text(&refused.stdout));
    assert!(text(&refused.stderr).contains(answer), "{typed}: {}", text(&refused.stderr));
    let followed = cchc(right);
    assert!(followed.status.success(), "{right}: {}", text(&followed.stderr));
}

#[test]
fn slips_are_taken_or_told_the_right_form() {
    let table = include_str!("typing/slips.txt");
    let rows = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let rows: Vec<&str> = rows.collect();
    assert!(60 <= rows.len(), "{} rows", rows.len());
    for row in rows {
        if let Some((typed, rest)) = row.split_once(" ! ") {
            let (answer, right) = rest.split_once(" ! ").unwrap();
            assert_told(typed, answer, right);
        } else {
            let (typed, right) = row.split_once(" = ").unwrap();
            assert_same(typed, right);
        }
    }
}

#[test]
fn a_refusal_names_one_form_and_the_help_of_its_command() {
    for (line, help) in [
        ("status --as-off 2022-11-15", "cchc status -h"),
        ("report new --agancy pnv", "cchc report new -h"),
        ("--lag en", "cchc -h"),
        ("update II.1.5 --state don --dry-run", "cchc update -h"),
    ] {
        let refused = cchc(line);
        let said = text(&refused.stderr);
        assert!(said.trim_end().ends_with(help), "{line}: {said}");
        let nearest = said.lines().find(|line| line.starts_with("có phải")).unwrap_or_default();
        assert!(!nearest.contains(','), "{line}: {said}");
    }
}
