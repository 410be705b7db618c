//! `cchc report PERIOD --issue` keeps what a report said; later runs tell what has changed since.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

const PLAN: &str = r#"format = 1

[plan]
id = "xa-mau-2026"
title = "Kế hoạch mẫu"
number = "05"
issued = 2026-01-05
authority = "ubnd-xa"
focal_point = "noi-vu"
period = { from = 2026-01-01, to = 2026-12-31 }

[reporting]
calendar = "cchc"
from = ["van-phong"]
to = "noi-vu"

[agency.ubnd-xa]
name = "Ủy ban nhân dân xã"

[agency.noi-vu]
name = "Phòng Nội vụ"

[agency.van-phong]
name = "Văn phòng"

[[section]]
id = "I"
title = "Cải cách thủ tục hành chính"

[[item]]
id = "I.1"
name = "Công khai thủ tục hành chính"
lead = ["van-phong"]
deadline = "Trước ngày 30/6/2026"

[[item]]
id = "I.2"
name = "Giải quyết hồ sơ"
lead = ["van-phong"]
deadline = "Trước ngày 30/11/2026"
"#;

const LEDGER: &str = "[report]\nagency = \"van-phong\"\nperiod = \"2026-Q1\"\nsubmitted = 2026-03-16\n\
    [[entry]]\nitem = \"I.1\"\non = 2026-03-10\npercent = 40\n";

const KEPT: &str = "[issued]
period = \"2026-Q1\"
on = 2026-03-23
figures = 2026-03-14

[[figure]]
id = \"I.1\"
standing = \"on_track\"
percent = 40
due = 2026-06-30

[[figure]]
id = \"I.2\"
standing = \"not_reported\"
due = 2026-11-30
";

fn plan() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "plan.toml", PLAN);
    write(folder.path(), "progress/2026-Q1/van-phong.toml", LEDGER);
    folder
}

fn write(folder: &Path, file: &str, text: &str) {
    let file = folder.join("plans/p").join(file);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

fn kept(folder: &Path) -> Option<String> {
    fs::read_to_string(folder.join("plans/p/progress/2026-Q1/_issued.toml")).ok()
}

/// The exit code, and all that is printed.
fn run(folder: &Path, as_of: &str, args: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["-C", folder.to_str().unwrap(), "--as-of", as_of])
        .args(args)
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout) + &text(&output.stderr))
}

#[test]
fn what_was_said_is_kept_and_what_changed_since_is_told() {
    let folder = plan();
    let folder = folder.path();
    let (_, before) = run(folder, "2026-03-23", &["report", "2026-Q1"]);
    assert!(kept(folder).is_none() && !before.contains("báo cáo đã phát hành"), "{before}");
    let (code, issued) = run(folder, "2026-03-23", &["report", "2026-Q1", "--issue"]);
    assert_eq!(code, Some(0), "{issued}");
    let text = kept(folder).unwrap();
    assert!(text.starts_with("# ") && text.ends_with(&format!("\n{KEPT}")), "{text}");
    assert!(issued.contains("VI. Thay đổi so với báo cáo đã phát hành"), "{issued}");
    let (_, same) = run(folder, "2026-04-01", &["report", "2026-Q1"]);
    assert!(same.contains("So với báo cáo phát hành ngày 23/3/2026"), "{same}");
    assert!(same.contains("không có thay đổi"), "{same}");
    // An entry of a day before comes in afterwards.
    let late = "[[entry]]\nitem = \"I.1\"\non = 2026-03-12\npercent = 70\n";
    write(folder, "progress/2026-Q1/van-phong.toml", &format!("{LEDGER}{late}"));
    let (_, changed) = run(folder, "2026-04-01", &["report", "2026-Q1", "--format", "markdown"]);
    assert!(changed.contains("1 nhiệm vụ có số liệu khác"), "{changed}");
    let line = "| I.1 | Đang thực hiện (trong hạn); tiến độ 40% | Đang thực hiện (trong hạn); tiến độ 70% |";
    assert!(changed.contains(line), "{changed}");
    // So does an item that is added to the plan, or taken from it.
    write(folder, "plan.toml", &PLAN.replace("id = \"I.2\"", "id = \"I.3\""));
    let (_, changed) = run(folder, "2026-04-01", &["report", "2026-Q1", "--format", "markdown"]);
    for line in [
        "| I.3 | không có trong kế hoạch | Chưa đến kỳ báo cáo |",
        "| I.2 | Chưa đến kỳ báo cáo | không có trong kế hoạch |",
    ] {
        assert!(changed.contains(line), "{changed}");
    }
    let (code, checked) = run(folder, "2026-04-01", &["check"]);
    assert_eq!(code, Some(0), "{checked}");
    assert_eq!(kept(folder).unwrap(), text);
}

#[test]
fn what_was_issued_is_never_written_over() {
    let folder = plan();
    let folder = folder.path();
    run(folder, "2026-03-23", &["report", "2026-Q1", "--issue"]);
    let text = kept(folder).unwrap();
    let (code, said) = run(folder, "2026-04-01", &["report", "2026-Q1", "--issue"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("2026-Q1 đã phát hành ngày 23/03/2026"), "{said}");
    assert_eq!(kept(folder).unwrap(), text);
    // Nor is one for a period that has not begun written.
    let (code, said) = run(folder, "2026-04-01", &["report", "2026-Q3", "--issue"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(!folder.join("plans/p/progress/2026-Q3").exists());
}

#[test]
fn what_somebody_broke_in_it_is_a_finding() {
    let folder = plan();
    let folder = folder.path();
    write(folder, "progress/2026-Q1/_issued.toml", &KEPT.replace("on_track", "tốt"));
    let (code, said) = run(folder, "2026-04-01", &["check"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("bad-value") && said.contains("_issued.toml"), "{said}");
}
