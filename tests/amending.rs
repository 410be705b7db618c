//! `cchc amend`: one step writes the new value and the record, and every day is then told by what held on it.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

const PLAN: &str = r#"format = 1

[plan]
id = "xa-mau-2026"
title = "Kế hoạch mẫu"
number = "05"
issued = 2026-01-15
authority = "ubnd-xa"
focal_point = "van-phong"
period = { from = 2026-01-01, to = 2026-12-31 }

[agency.ubnd-xa]
name = "Ủy ban nhân dân xã"

[agency.van-phong]
name = "Văn phòng"

[agency.phong-van-hoa]
name = "Phòng Văn hóa"

[[section]]
id = "I"
title = "Cải cách thủ tục hành chính"

[[item]]
id = "I.1"
name = "Công khai thủ tục hành chính"
goals = ["80% thủ tục được công khai."]
lead = ["van-phong"] # theo phân công
deadline = "Trước ngày 30/6/2026"   # in ở cột 5

  [[item.target]]
  metric = "Tỷ lệ thủ tục được công khai"
  at_least = 80
  unit = "%"

  [[item.action]]
  text = "Niêm yết thủ tục."
"#;

fn plan() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("plans/p")).unwrap();
    fs::write(folder.path().join("plans/p/plan.toml"), PLAN).unwrap();
    folder
}

fn text(folder: &Path) -> String {
    fs::read_to_string(folder.join("plans/p/plan.toml")).unwrap()
}

/// The exit code of a command, what it prints, and what it complains of.
fn run(folder: &Path, as_of: &str, args: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["-C", folder.to_str().unwrap(), "--lang", "en", "--as-of", as_of])
        .args(args)
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[track_caller]
fn amend(folder: &Path, args: &[&str]) {
    let (code, out, err) = run(folder, "2026-07-10", &[&["amend", "I.1"], args].concat());
    assert_eq!(code, Some(0), "{out}{err}");
}

/// The item as `tasks` and `show` tell it on a day.
fn item(folder: &Path, as_of: &str) -> Value {
    let (code, out, err) = run(folder, as_of, &["show", "I.1", "--format", "json"]);
    assert_eq!(code, Some(0), "{err}");
    let shown: Value = serde_json::from_str(&out).unwrap();
    let (_, out, _) = run(folder, as_of, &["tasks", "--all", "--format", "json"]);
    let listed: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(shown["item"], listed["items"][0]);
    shown["item"].clone()
}

const MOVED: [&str; 6] =
    ["--deadline", "Trước ngày 31/8/2026", "--by", "21/QĐ-UBND", "--issued", "2026-07-06"];

#[test]
fn value_and_record_are_written_in_one_step_and_every_day_has_its_own() {
    let folder = plan();
    let folder = folder.path();
    amend(folder, &[&MOVED[..], &["--lead", "Phòng Văn hóa", "--target", "85"]].concat());
    let expected = PLAN
        .replace("[\"van-phong\"] #", "[\"phong-van-hoa\"] #")
        .replace("\"Trước ngày 30/6/2026\"   #", "\"Trước ngày 31/8/2026\"   #")
        .replace("at_least = 80", "at_least = 85")
        + "\n[[amendment]]\nnumber = \"21/QĐ-UBND\"\nissued = 2026-07-06\n\
           \n  [[amendment.change]]\n  at = \"I.1.deadline\"\n  was = \"Trước ngày 30/6/2026\"\n\
           \n  [[amendment.change]]\n  at = \"I.1.lead\"\n  was = [\"van-phong\"]\n\
           \n  [[amendment.change]]\n  at = \"I.1.target.Tỷ lệ thủ tục được công khai\"\n  \
           was = { metric = \"Tỷ lệ thủ tục được công khai\", at_least = 80, unit = \"%\" }\n";
    assert_eq!(text(folder), expected);
    let told = |as_of: &str| {
        let item = item(folder, as_of);
        let target = item["targets"][0]["value"].to_string();
        let lead = item["lead"][0]["id"].as_str().unwrap().to_owned();
        let due = item["deadline"]["resolved"].as_str().unwrap().to_owned();
        (item["standing"].as_str().unwrap().to_owned(), due, lead, target)
    };
    let before = ("overdue", "2026-06-30", "van-phong", "80");
    let after = ("at_risk_high", "2026-08-31", "phong-van-hoa", "85");
    for (as_of, (standing, due, lead, target)) in [("2026-07-05", before), ("2026-07-06", after)] {
        let expected = (standing.to_owned(), due.to_owned(), lead.to_owned(), target.to_owned());
        assert_eq!(told(as_of), expected, "{as_of}");
    }
}

#[test]
fn the_first_deadline_and_every_move_are_named() {
    let folder = plan();
    let folder = folder.path();
    amend(folder, &MOVED);
    amend(folder, &["--deadline", "Quý III/2026", "--by", "30/QĐ-UBND", "--issued", "2026-08-03"]);
    let told = |as_of: &str| {
        let item = item(folder, as_of);
        let text = |value: &Value| value.as_str().unwrap_or("null").to_owned();
        let moves = item["deadline_moves"].as_array().unwrap().iter();
        let moves =
            moves.map(|it| format!("{} {} {}", text(&it["number"]), text(&it["resolved"]), it["in_force"]));
        (text(&item["first_deadline"]["resolved"]), moves.collect::<Vec<_>>())
    };
    let first = "2026-06-30".to_owned();
    let moves = |one: bool, two: bool| {
        vec![format!("21/QĐ-UBND 2026-08-31 {one}"), format!("30/QĐ-UBND 2026-09-30 {two}")]
    };
    assert_eq!(told("2026-07-05"), (first.clone(), moves(false, false)));
    assert_eq!(told("2026-07-06"), (first.clone(), moves(true, false)));
    assert_eq!(told("2026-08-03"), (first, moves(true, true)));
    let screen = |as_of: &str, args: &[&str]| run(folder, as_of, args).1;
    let shown = screen("2026-07-10", &["show", "I.1"]);
    assert!(shown.contains("Trước ngày 30/6/2026 (2026-06-30); moved 1 time since"), "{shown}");
    assert!(shown.contains("Quý III/2026 (2026-09-30), from 2026-08-03"), "{shown}");
    for args in [&["tasks", "van-phong"][..], &["tasks", "--all"]] {
        assert!(!screen("2026-07-05", args).contains("Deadlines that were moved"));
        let listed = screen("2026-08-03", args);
        assert!(listed.contains("Deadlines that were moved") && listed.contains("30/QĐ-UBND"), "{listed}");
    }
    let csv = screen("2026-08-03", &["tasks", "--all", "--format", "csv"]);
    assert!(csv.contains(",Trước ngày 30/6/2026,2026-06-30,2,21/QĐ-UBND; 30/QĐ-UBND"), "{csv}");
}

#[test]
fn a_rehearsal_shows_the_change_and_writes_nothing() {
    let folder = plan();
    let (code, out, err) =
        run(folder.path(), "2026-07-10", &[&["amend", "I.1", "--dry-run"], &MOVED[..]].concat());
    assert_eq!(code, Some(0), "{err}");
    assert!(out.contains("-deadline = \"Trước ngày 30/6/2026\"   # in ở cột 5\n"), "{out}");
    assert!(out.contains("+deadline = \"Trước ngày 31/8/2026\"   # in ở cột 5\n"), "{out}");
    assert!(out.contains("I.1: Not completed, overdue → At risk, high"), "{out}");
    assert_eq!(text(folder.path()), PLAN);
}

#[test]
fn what_cannot_be_meant_is_refused_and_nothing_is_written() {
    let folder = plan();
    let folder = folder.path();
    amend(folder, &MOVED);
    let amended = text(folder);
    let by = ["--by", "30/QĐ-UBND", "--issued", "2026-07-01"];
    for (args, reason) in [
        (&["--by", "30/QĐ-UBND"][..], "nothing to change"),
        (&["--deadline", "Quý III/2026", "--by", "30/QĐ-UBND"], "give its day of issue"),
        (&[&["--deadline", "Quý III/2026"], &by[..]].concat(), "in force later (from 2026-07-06)"),
        (&[&["--lead", "van-phong"], &by[..]].concat(), "`lead` of I.1 is so already"),
        (&[&["--lead", "phòng thuế"], &by[..]].concat(), "phòng thuế"),
        (&[&["--target", "80"], &by[..]].concat(), "`target` of I.1 is so already"),
        (&[&["--target", "Số hồ sơ=3"], &by[..]].concat(), "there is no target"),
        (&["--target", "85", "--by", "21/QĐ-UBND", "--issued", "2026-07-07"], "issued on 2026-07-06"),
        (&["--target", "85", "--by", "21/QĐ-UBND", "--from", "2026-07-07"], "in force from 2026-07-06"),
    ] {
        let (code, _, err) = run(folder, "2026-07-10", &[&["amend", "I.1"], args].concat());
        assert_eq!(code, Some(2), "{args:?}");
        assert!(err.contains(reason), "{args:?}: {err}");
        assert_eq!(text(folder), amended, "{args:?}");
    }
    // A deadline that `check` calls an error is none.
    let wrong = ["--deadline", "Tháng 6/2026", "--date", "2026-09-30"];
    let (code, _, err) = run(folder, "2026-07-10", &[&["amend", "I.1"], &wrong[..], &by[..2]].concat());
    assert_ne!(code, Some(0), "{err}");
    assert_eq!(text(folder), amended);
}
