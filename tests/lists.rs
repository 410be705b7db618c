//! Lists as people read them: on 80 columns no id, day or standing is broken.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::process::{Command, Output};

use serde_json::Value;

const PLAN: &str = "examples/dak-po-2022";
const DAY: &str = "2022-11-15";

fn cchc(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(args)
        .args(["--plan", PLAN, "--as-of", DAY, "--lang", "vi"])
        .env("COLUMNS", "80")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap()
}

#[track_caller]
fn stdout(args: &[&str]) -> String {
    let output = cchc(args);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&stdout(&[args, &["--format", "json"]].concat())).unwrap()
}

/// A day as a screen writes it.
fn shown(day: &str) -> String {
    day.split('-').rev().collect::<Vec<_>>().join("/")
}

#[test]
fn no_id_day_or_standing_is_broken_on_80_columns() {
    const SHORT: [&str; 6] =
        ["Quá hạn ", "Nguy cơ cao", "Nguy cơ chậm", "Chờ xác nhận", "Đang thực hiện", "Chưa đến kỳ"];
    let screen = stdout(&["tasks", "--all"]);
    assert!(screen.lines().all(|line| line.chars().count() <= 80), "{screen}");
    for item in json(&["tasks", "--all"])["items"].as_array().unwrap() {
        let id = item["id"].as_str().unwrap();
        let row = screen.lines().position(|line| line.split_whitespace().next() == Some(id));
        let row = row.unwrap_or_else(|| panic!("{id} in {screen}"));
        let lines: Vec<&str> = screen.lines().skip(row).take_while(|line| !line.starts_with('┈')).collect();
        if let Some(day) = item["deadline"]["resolved"].as_str() {
            assert!(lines[0].contains(&shown(day)), "{id}: {lines:?}");
        }
        if ["overdue", "at_risk_high", "at_risk"].contains(&item["standing"].as_str().unwrap()) {
            assert!(SHORT.iter().any(|label| lines[0].contains(label)), "{id}: {lines:?}");
        }
    }
}

#[test]
fn a_list_begins_with_what_is_late_and_ends_with_what_is_closed() {
    let screen = stdout(&["tasks", "van-phong"]);
    let at = |text: &str| screen.find(text).unwrap_or_else(|| panic!("{text} in {screen}"));
    assert!(at("Quá hạn 31 ngày") < at("Đang thực hiện\n"), "{screen}");
    assert!(at("Trách nhiệm tổ chức thực hiện\n") < at("Đã hoàn thành, thôi thực hiện"), "{screen}");
    assert!(screen.contains("cùng 8 cơ quan khác"), "{screen}");
    // What is asked for is shown whole, through a group or not.
    let asked = stdout(&["tasks", "ha tam", "--overdue"]);
    assert!(asked.contains("PL.III.6  "), "{asked}");
}

#[test]
fn an_item_begins_with_its_standing() {
    let shown = stdout(&["show", "II.1.1"]);
    let lines: Vec<&str> = shown.lines().take(3).collect();
    assert_eq!(lines[1..], ["Chưa hoàn thành, quá hạn", "- quá hạn 31 ngày (hạn 15/10/2022)"], "{shown}");
}

#[test]
fn standard_output_is_no_folder() {
    for args in [&["tasks", "--all"][..], &["remind"], &["man"]] {
        for stream in ["-", "/dev/stdout"] {
            let output = cchc(&[args, &["--out", stream]].concat());
            let said = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(2), "{args:?} {stream}: {said}");
            assert!(said.contains("không phải thư mục"), "{said}");
        }
    }
}

#[test]
fn a_letter_speaks_as_an_office_does() {
    let letter = stdout(&["remind", "van-phong"]);
    let lines: Vec<&str> = letter.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
    assert_eq!(lines[..2], ["ỦY BAN NHÂN DÂN HUYỆN ĐAK PƠ", "PHÒNG NỘI VỤ"]);
    assert!(!letter.contains("SPI") && !letter.contains("1 %"), "{letter}");
    assert!(letter.contains("25%") && letter.contains("Trong đó 1 nhiệm vụ giao qua nhóm"), "{letter}");
    let end = lines.iter().position(|line| line.starts_with("- Lưu:")).unwrap();
    assert_eq!(lines[end + 1..end + 3], ["THỦ TRƯỞNG CƠ QUAN", "…"]);
    // Figures and requests stand in the letter, the items behind it.
    assert!(lines[..end].iter().all(|line| !line.starts_with('|')), "{letter}");
    assert!(lines[end + 3].starts_with("## Phụ lục<br>Danh mục nhiệm vụ") && letter.contains("| II.1.1 |"));
    // What an office foresees it does not guess at.
    assert!(!letter.contains("dự kiến"), "{letter}");
}
