//! Several plans in one run: what is printed stays in the form asked for, and a reader may stop early.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// The shipped plan beside a small one of another shape.
fn repository() -> TempDir {
    let source = Path::new(env!("CARGO_MANIFEST_DIR"));
    let repository = tempfile::tempdir().unwrap();
    for (from, to) in [("plans/dak-po-2022", "a"), ("tests/rules/one-deadline/good", "b")] {
        let copy = repository.path().join("plans").join(to);
        fs::create_dir_all(&copy).unwrap();
        for entry in fs::read_dir(source.join(from)).unwrap().map(Result::unwrap) {
            fs::copy(entry.path(), copy.join(entry.file_name())).unwrap();
        }
    }
    repository
}

fn cchc(repository: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cchc"));
    command.args(["--lang", "en", "--as-of", "2022-11-15"]).args(args);
    command.env("COLUMNS", "100").current_dir(repository);
    command
}

fn stdout(repository: &Path, args: &[&str]) -> String {
    let output = cchc(repository, args).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn records_have_one_head_and_one_width() {
    let repository = repository();
    let lists: &[&[&str]] =
        &[&["status"], &["tasks", "--all"], &["summary", "--by", "agency"], &["summary", "--by", "support"]];
    for list in lists {
        let text = stdout(repository.path(), &[*list, &["--format", "csv"]].concat());
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert!(records[1..].iter().all(|record| *record != records[0]), "{list:?}");
        assert!(text.contains("dak-po-2022") && text.contains("xa-mau-2026"), "{list:?}");
    }
}

#[test]
fn each_plan_is_one_line_of_json_and_status_is_one_for_all() {
    let repository = repository();
    for list in [&["tasks", "--all"][..], &["summary"], &["agencies"], &["reports"], &["trend"], &["history"]]
    {
        let text = stdout(repository.path(), &[list, &["--format", "json"]].concat());
        let plans: Vec<serde_json::Value> =
            text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let ids: Vec<&str> = plans.iter().map(|plan| plan["plan"].as_str().unwrap()).collect();
        assert_eq!(ids, ["dak-po-2022", "xa-mau-2026"], "{list:?}");
    }
    let status: serde_json::Value =
        serde_json::from_str(&stdout(repository.path(), &["status", "--format", "json"])).unwrap();
    let ids: Vec<&str> =
        status["plans"].as_array().unwrap().iter().map(|plan| plan["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["dak-po-2022", "xa-mau-2026"]);
}

#[test]
fn a_reader_may_stop_early() {
    let repository = repository();
    let mut child = cchc(repository.path(), &["tasks", "--all"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}
