//! What `cchc reports` says has changed: states, cases, what an agency names as difficult, each against what it said last.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

mod folder;

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

/// The report of Phòng Kinh tế for the third quarter, after what it said in the first half of the year: `PL.1` in progress,
/// `II.1` blocked, a case of `II.7`.
const REPORT: &str = r#"
[report]
agency = "phong-kinh-te"
period = "2026-Q3"
submitted = 2026-09-14
difficulties = """
Thiếu máy quét;
chưa có kinh phí."""

[[entry]]
item = "II.1"
on = 2026-07-10
state = "in-progress"
percent = 60

[[entry]]
item = "II.1"
on = 2026-09-01
state = "done"
evidence = [{ number = "90/BC-PKT", issued = 2026-09-01 }]

[[entry]]
item = "PL.1"
on = 2026-09-02
state = "in-progress"
percent = 80

[[entry]]
item = "I.3"
on = 2026-09-20
state = "blocked"

[[occurrence]]
item = "II.8"
on = 2026-09-01
due = 2026-09-20
"#;

fn repository(report: &str) -> TempDir {
    let repository = tempfile::tempdir().unwrap();
    let plan = repository.path().join("plans/xa-mau-2026");
    folder::copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/commune/xa-mau-2026"), &plan);
    let earlier = plan.join("progress/2026-H1/phong-kinh-te.toml");
    let text = fs::read_to_string(&earlier).unwrap();
    fs::write(&earlier, text.replace("due = 2026-05-20\n", "due = 2026-05-20\ndone = 2026-07-01\n")).unwrap();
    fs::create_dir_all(plan.join("progress/2026-Q3")).unwrap();
    fs::write(plan.join("progress/2026-Q3/phong-kinh-te.toml"), report).unwrap();
    repository
}

fn reports(repository: &TempDir, as_of: &str, format: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cchc"));
    command.args(["reports", "--lang", "en", "--as-of", as_of, "--format", format]);
    let output = command.current_dir(repository.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What the JSON says of Phòng Kinh tế in the third quarter.
fn answer(repository: &TempDir, as_of: &str) -> Value {
    let json: Value = serde_json::from_str(&reports(repository, as_of, "json")).unwrap();
    let rounds = json["rounds"].as_array().unwrap();
    let round = rounds.iter().find(|round| round["period"] == "2026-Q3").unwrap();
    let agencies = round["agencies"].as_array().unwrap();
    agencies.iter().find(|agency| agency["id"] == "phong-kinh-te").unwrap().clone()
}

#[test]
fn a_state_is_held_against_the_last_that_its_agency_reported() {
    let repository = repository(REPORT);
    let table = reports(&repository, "2026-09-14", "table");
    for line in [
        "P. Kinh tế  2026-09-14               3  blocked → done: II.1\n",
        " 1 new case (II.8)\n",
        " 1 case dealt with (II.7)\n",
        " difficulties: Thiếu máy quét; chưa có kinh phí.\n",
    ] {
        assert!(table.contains(line), "{table}");
    }
    // Of the rounds before, who answered: the newest comes first.
    let [newest, earlier] = ["Quarter III of 2026  Items", "Quarter I of 2026  The first six months of 2026"]
        .map(|head| table.find(head).unwrap_or_else(|| panic!("{head}: {table}")));
    assert!(newest < earlier);
    let answer = answer(&repository, "2026-09-14");
    assert_eq!(answer["items"], 3);
    assert_eq!(
        answer["changes"],
        json!([{ "item": "II.1", "round": null, "before": "blocked", "now": "done" }])
    );
    assert_eq!(answer["arose"][0]["item"], "II.8");
    assert_eq!(answer["dealt_with"][0]["done"], "2026-07-01");
    assert_eq!(answer["difficulties"], "Thiếu máy quét;\nchưa có kinh phí.");
}

#[test]
fn what_is_of_a_later_day_does_not_count_yet() {
    let repository = repository(REPORT);
    let before = answer(&repository, "2026-09-13");
    assert_eq!((&before["items"], &before["changes"]), (&Value::Null, &json!([])));
    // The newest of which anything can be said is still the one before.
    let table = reports(&repository, "2026-09-13", "table");
    assert!(table.contains(" blocked: II.1\n") && !table.contains("II.8"), "{table}");
    let changes = answer(&repository, "2026-09-20")["changes"].as_array().unwrap().len();
    assert_eq!(changes, 2);
}

#[test]
fn a_report_that_changes_no_state_says_so() {
    let same = REPORT.split("[[entry]]").nth(3).unwrap();
    let report = format!(
        "[report]\nagency = \"phong-kinh-te\"\nperiod = \"2026-Q3\"\nsubmitted = 2026-09-14\n\n[[entry]]{same}"
    );
    let repository = repository(&report.replace("PL.1", "II.1").replace("in-progress", "blocked"));
    let rows = reports(&repository, "2026-09-14", "csv");
    let row = rows.lines().find(|row| row.contains("2026-Q3") && row.contains("phong-kinh-te")).unwrap();
    assert!(row.ends_with(",1,1 case dealt with (II.7),,"), "{row}");
    assert_eq!(answer(&repository, "2026-09-14")["changes"], json!([]));
    let table = reports(&repository, "2026-09-14", "markdown");
    assert!(!table.contains("blocked"), "{table}");
}
