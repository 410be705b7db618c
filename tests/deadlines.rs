//! Deadlines that are their text alone say what keys beside it would.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::fs;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

const HEAD: &str = r#"
format = 1
[plan]
id = "p"
title = "T"
issued = "2026-01-15"
period = { from = 2026-01-01, to = 2026-12-31 }
[agency.a]
name = "A"
[[section]]
id = "I"
title = "S"
"#;

/// A plan of 2026, issued on 15 January, whose items have these deadlines.
fn repository(deadlines: &[&str]) -> TempDir {
    let items = (1..).zip(deadlines).map(|(number, deadline)| {
        format!("[[item]]\nid = \"I.{number}\"\nname = \"n\"\nlead = [\"a\"]\ndeadline = {deadline}\n")
    });
    let plan = format!("{HEAD}{}", items.collect::<String>());
    let root = tempfile::tempdir().unwrap();
    fs::create_dir_all(root.path().join("plans/p")).unwrap();
    fs::write(root.path().join("plans/p/plan.toml"), plan).unwrap();
    root
}

fn cchc(root: &TempDir, args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["--as-of", "2026-02-01"])
        .args(args)
        .env("COLUMNS", "160")
        .current_dir(root.path())
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn show_says_what_a_text_alone_is_read_as() {
    #[track_caller]
    fn case(deadline: &str, vietnamese: &str, english: &str) {
        let root = repository(&[deadline]);
        for (lang, expected) in [("vi", vietnamese), ("en", english)] {
            let shown = cchc(&root, &["show", "I.1", "--lang", lang]);
            let is_there = shown.lines().any(|line| line.trim_end().ends_with(expected));
            assert!(is_there, "{deadline}: no {expected:?} in\n{shown}");
        }
    }
    case(
        "\"Quý III, IV/2026\"",
        "từ 01/07/2026 đến 31/12/2026; hạn 31/12/2026",
        "from 2026-07-01 to 2026-12-31; due 2026-12-31",
    );
    case("\"Trong quý II\"", "quý II; hạn 30/06/2026", "quarter II; due 2026-06-30");
    // The round of January was due before the plan was issued.
    case(
        "\"Trước ngày 10 hằng tháng\"",
        "hằng tháng, trước ngày 10; đợt đầu hạn 10/02/2026",
        "every month, by day 10; first due 2026-02-10",
    );
    case(
        "\"Trong vòng 05 ngày làm việc kể từ ngày nhận\"",
        "trong vòng 5 ngày làm việc kể từ ngày phát sinh",
        "within 5 working days of the event",
    );
    case("\"Thường xuyên\"", "thường xuyên; hạn 31/12/2026", "continuous; due 2026-12-31");
    case("\"Sớm nhất có thể\"", "không xác định được ngày", "comes to no day");
}

#[test]
fn a_text_alone_says_what_its_keys_would() {
    #[track_caller]
    fn case(text: &str, keys: &str) {
        let root = repository(&[&format!("\"{text}\""), &format!("{{ text = \"{text}\", {keys} }}")]);
        let listed: Value =
            serde_json::from_str(&cchc(&root, &["tasks", "--all", "--format", "json"])).unwrap();
        let items = listed["items"].as_array().unwrap();
        for key in ["resolved", "continuous", "every", "trigger", "condition"] {
            assert_eq!(items[0]["deadline"][key], items[1]["deadline"][key], "{text}: {key}");
        }
        assert_eq!(items[0]["standing"], items[1]["standing"], "{text}");
        assert_eq!(
            cchc(&root, &["check", "-q", "--allow", "draft", "--allow", "due-on-day-off"]),
            "",
            "{text}"
        );
    }
    case("Quý II/2026", "date = 2026-06-30");
    case("Trong năm và những năm tiếp theo", "date = 2026-12-31, every = \"year\"");
    case("Hằng tháng, trước ngày 31", "date = 2026-01-31, every = \"month\"");
    case("Hằng quý", "every = \"quarter\"");
    case("Thường xuyên theo kế hoạch", "continuous = true, trigger = \"plan\"");
    case("Theo Kế hoạch (nếu có)", "trigger = \"plan\", condition = \"nếu có\"");
    case("Khi có phản ánh", "trigger = \"event\"");
}
