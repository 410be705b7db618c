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
    let text = |value: &Value| value.as_str().unwrap_or("null").to_owned();
    let told = |as_of: &str| {
        let item = item(folder, as_of);
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
    let history: Value =
        serde_json::from_str(&screen("2026-08-02", &["history", "I.1", "--format", "json"])).unwrap();
    let events = history["events"].as_array().unwrap().iter().filter(|it| it["kind"] == "amendment");
    let events: Vec<String> =
        events.map(|it| format!("{} {} {}", text(&it["on"]), text(&it["number"]), it["places"])).collect();
    assert_eq!(events, ["2026-07-06 21/QĐ-UBND [\"I.1.deadline\"]"]);
    let told = screen("2026-08-02", &["history", "I.1"]);
    assert!(told.contains("from Trước ngày 30/6/2026 (2026-06-30) to Trước ngày"), "{told}");
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

/// What agencies put down while other things held is right as it was, and stays so.
#[test]
fn what_was_right_on_its_day_is_no_finding() {
    let folder = plan();
    let agencies = "[agency.xa-a]\nname = \"UBND xã A\"\nuntil = 2026-06-30\nsuccessor = [\"xa-c\", \"xa-d\"]\n\
        [agency.xa-b]\nname = \"UBND xã B\"\nuntil = 2026-06-30\nsuccessor = \"xa-c\"\n\
        [agency.xa-c]\nname = \"UBND xã C\"\nfrom = 2026-07-01\n\
        [agency.xa-d]\nname = \"UBND xã D\"\nfrom = 2026-07-01\n";
    let item = "[[item]]\nid = \"I.2\"\nname = \"Giải quyết hồ sơ\"\nlead = [\"xa-c\", \"xa-d\"]\n\
        deadline = \"Trong năm 2026\"\n[[item.action]]\ntext = \"Theo dõi hồ sơ.\"\n";
    let amendment = "[[amendment]]\nnumber = \"40/QĐ-UBND\"\nissued = 2026-07-01\n\
        [[amendment.change]]\nat = \"I.2.deadline\"\nwas = \"Hằng tháng\"\n\
        [[amendment.change]]\nat = \"I.2.target.Số hồ sơ trễ hạn\"\nwas = { at_most = 3, unit = \"hồ sơ\" }\n";
    let write = |file: &str, text: &str| {
        let file = folder.path().join("plans/p").join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    };
    write("plan.toml", &format!("{PLAN}\n{agencies}\n{item}\n{amendment}"));
    write(
        "progress/2026-Q1/xa-a.toml",
        "[report]\nagency = \"xa-a\"\nperiod = \"2026-Q1\"\n[[entry]]\nitem = \"I.2\"\non = 2026-02-27\n\
         round = \"2026-02\"\nstate = \"done\"\nmeasured = [{ metric = \"Số hồ sơ trễ hạn\", value = 1 }]\n",
    );
    write(
        "progress/2026-Q1/van-phong.toml",
        "[report]\nagency = \"van-phong\"\nperiod = \"2026-Q1\"\n[[confirmation]]\nitem = \"I.2\"\n\
         on = 2026-03-02\npart = \"xa-a\"\nround = \"2026-02\"\nby = \"Nguyễn Văn A\"\n",
    );
    let (code, out, err) = run(folder.path(), "2026-07-10", &["check", "--format", "jsonl", "-q"]);
    assert_eq!(code, Some(0), "{out}{err}");
    let rules = out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["rule"].to_string());
    let rules: Vec<String> = rules.collect();
    assert!(rules.is_empty(), "{out}");
    let shown = |as_of| {
        let out = run(folder.path(), as_of, &["show", "I.2", "--format", "json"]).1;
        serde_json::from_str::<Value>(&out).unwrap()["item"].clone()
    };
    // Commune A is done with February; commune B never said anything.
    assert_eq!(shown("2026-06-30")["rounds"][1]["standing"], "overdue");
    assert_eq!(shown("2026-07-01")["rounds"].as_array().unwrap().len(), 0);
}
