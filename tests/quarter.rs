//! A quarter as one clerk types it: five agencies and the 66 items they lead in at most 15 commands, told and handed in.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

mod copy;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use copy::repository;
use serde_json::Value;
use snapbox::{Data, assert_data_eq};
use tempfile::TempDir;

/// What is typed, a command a line.
const TYPED: &str = include_str!("quarter/typed.sh");
/// The last day of the quarter's data.
const CLOSES: &str = "2022-09-14";
/// Who leads the items.
const LEADS: [&str; 5] =
    ["phong-noi-vu", "phong-tai-chinh-ke-hoach", "phong-tu-phap", "phong-van-hoa-thong-tin", "van-phong"];

fn kept() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/quarter/ledger")
}

/// The shipped plan as if it had been issued in June, so that it asks for the third quarter.
fn issued_in_june() -> TempDir {
    let repository = repository();
    let path = repository.path().join("plans/dak-po-2022/plan.toml");
    let plan = fs::read_to_string(&path).unwrap();
    let plan =
        plan.replacen("issued = \"2022-09\"", "issued = 2022-06-20", 1).replace("19/9/2022", "19/5/2022");
    fs::write(path, plan).unwrap();
    repository
}

/// Runs a line in a shell, as if that day were today.
#[track_caller]
fn typed(root: &Path, line: &str) -> String {
    let program = env!("CARGO_BIN_EXE_cchc");
    let script = format!("cchc() {{ '{program}' --lang en --as-of {CLOSES} \"$@\"; }}\n{line}");
    let mut shell = Command::new("bash");
    shell.args(["-c", &script]).env_remove("CCHC_AGENCY").current_dir(root);
    let output = shell.output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The keys that a line takes, that which ends it included; what notes say is not counted.
fn keystrokes(line: &str) -> usize {
    line.split('\'').step_by(2).map(|part| part.chars().count()).sum::<usize>() + 1
}

#[test]
fn a_quarter_of_five_agencies_takes_a_few_lines() {
    let lines: Vec<&str> = TYPED.lines().collect();
    assert!(lines.len() <= 15, "{}", lines.len());
    let keys: usize = lines.iter().map(|line| keystrokes(line)).sum();
    assert!(keys <= 1000, "{keys}");
    let repository = issued_in_june();
    let root = repository.path();
    let told: Vec<String> = lines.iter().map(|line| typed(root, line)).collect();
    assert!(told[0].contains("For quarter III of 2022 (2022-Q3), as of 2022-09-14."), "{}", told[0]);
    let handed_in = told.last().unwrap().matches("Recorded: ").count();
    assert_eq!(handed_in, 5);
    let ledger = root.join("plans/dak-po-2022/progress/2022-Q3");
    for agency in LEADS {
        let text = fs::read_to_string(ledger.join(format!("{agency}.toml"))).unwrap();
        assert_data_eq!(text, Data::read_from(&kept().join(format!("{agency}.toml")), None).raw());
    }
    assert_eq!(fs::read_dir(ledger).unwrap().count(), LEADS.len());
    assert_eq!(TYPED.matches("/BC-").count(), 10);
    all_is_told(root);
}

/// That each of the 66 items has its word, and nothing in the plan is an error.
fn all_is_told(root: &Path) {
    let history: Value = serde_json::from_str(&typed(root, "cchc history --format json")).unwrap();
    let events = history["events"].as_array().unwrap().iter().filter(|event| event["kind"] == "entry");
    let items: BTreeSet<&str> = events.map(|event| event["item"].as_str().unwrap()).collect();
    assert_eq!(items.len(), 66);
    let check = typed(root, "cchc check");
    assert!(check.contains(" 0 errors, "), "{check}");
    assert!(typed(root, "cchc reports").contains("5/17"));
}
