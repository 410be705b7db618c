//! Rows for a spreadsheet: an id that looks like a number is text, a number is a number.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::fs;
use std::process::Command;

const PLAN: &str = r#"
format = 1
[plan]
id = "2022"
title = "t"
issued = 2022-09-01
period = { from = 2022-01-01, to = 2022-12-31 }
[reporting]
calendar = "cchc"
from = ["115"]
[clarity]
required = ["time"]
[[section]]
id = "1"
title = "s"
[agency.115]
name = "Trung tâm 115"
[[item]]
id = "1.10"
code = "2.30"
name = "n"
lead = ["115"]
deadline = { text = "d", date = 2022-12-31 }
"#;

const REPORT: &str = r#"
[report]
agency = "115"
period = "2022-year"
submitted = 2022-12-14
[[entry]]
item = "1.10"
percent = 62.50
"#;

/// The rows of a listing below its head.
#[track_caller]
fn rows(args: &[&str], expected: &str) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("progress/2022-year")).unwrap();
    fs::write(folder.path().join("plan.toml"), PLAN).unwrap();
    fs::write(folder.path().join("progress/2022-year/115.toml"), REPORT).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(args)
        .args(["--plan", ".", "--format", "csv", "--lang", "en", "--as-of", "2023-01-15"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(text.split_once('\n').unwrap().1, expected, "{args:?}");
}

#[test]
fn ids_that_look_like_numbers_stay_text() {
    let item = [
        "'2022,'1.10,'1,'2.30,n,Trung tâm 115,,d,2022-12-31",
        "\"Not completed, overdue\",-15,62.5,15 days overdue (due 2022-12-31)",
    ]
    .join(",");
    rows(&["tasks", "--all"], &format!("{item},,,,,,,,,,,,,,,,,,,\n"));
    rows(&["tasks", "115"], &format!("{item},Lead,,,,,,,,,,,,,,,,,,\n"));
    rows(&["agencies"], "'2022,'115,Trung tâm 115,,,,,,,1,0\n");
    rows(&["status"], "'2022,1,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1,0,0,1,0,0\n");
    rows(&["summary", "--by", "clarity"], "'2022,'1.10,n,,,,1,,\n");
    let reports = [
        "'2022,2022-Q3,2022-06-15,2022-09-14,2022-09-20,'115,Trung tâm 115,,117,Missing,,,,,\n",
        "'2022,2022-year,2021-12-15,2022-12-14,2022-12-20,'115,Trung tâm 115,2022-12-14,0,On time,,1,no change of state,,\n",
    ];
    rows(&["reports"], &reports.concat());
}
