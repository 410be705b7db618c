//! Plans of other offices keep the numbers they print: without sections, through all sections, with letters below numbers.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

const HEAD: &str = r#"
format = 1
[plan]
id = "bo-mau-2026"
title = "Kế hoạch mẫu"
number = "12"
issued = 2026-01-15
period = { from = 2026-01-01, to = 2026-12-31 }
[days_off]
days = [2026-09-02]
[agency.van-phong]
name = "Văn phòng"
"#;

/// A plan with these sections and items; an item is its id and further keys.
fn repository(sections: &[&str], items: &[(&str, &str)]) -> TempDir {
    let repository = tempfile::tempdir().unwrap();
    let mut text = HEAD.to_owned();
    for id in sections {
        writeln!(text, "[[section]]\nid = \"{id}\"\ntitle = \"Nhóm {id}\"").unwrap();
    }
    for (at, (id, keys)) in items.iter().enumerate() {
        let month = 1 + at % 12;
        writeln!(
            text,
            "[[item]]\nid = \"{id}\"\n{keys}\nname = \"Việc {id}\"\nlead = [\"van-phong\"]\n\
             deadline = {{ text = \"Ngày 20/{month}/2026\", date = 2026-{month:02}-20 }}"
        )
        .unwrap();
    }
    let folder = repository.path().join("plans/bo-mau-2026");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("plan.toml"), text).unwrap();
    repository
}

fn cchc(folder: &Path, args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cchc"));
    command.args(["--lang", "en", "--as-of", "2026-03-01"]).args(args);
    let output = command.env("COLUMNS", "100").current_dir(folder).output().unwrap();
    String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
}

/// The ids that `check` finds something at, with the rule.
#[track_caller]
fn case(sections: &[&str], items: &[(&str, &str)], expected: &[&str]) {
    let repository = repository(sections, items);
    let lines = cchc(repository.path(), &["check", "--format", "jsonl"]);
    let found: Vec<String> = lines
        .lines()
        .map(|line| {
            let finding: serde_json::Value = serde_json::from_str(line).unwrap();
            format!("{}: {}", finding["rule"].as_str().unwrap(), finding["message"].as_str().unwrap())
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_plan_may_have_no_sections() {
    case(&[], &[("1", ""), ("2", ""), ("3", "")], &[]);
    case(&[], &[("1", ""), ("3", "")], &["id-gap: there is no `2` before `3`"]);
    case(&[], &[("2", ""), ("1", "")], &["id-order: `2` stands before `1`"]);
}

#[test]
fn numbers_may_run_through_the_sections() {
    let (one, two) = ("section = \"I\"", "section = \"II\"");
    case(&["I", "II"], &[("1", one), ("2", one), ("3", two), ("4", two)], &[]);
    case(&["I", "II"], &[("1", one), ("2", one), ("4", two)], &["id-gap: there is no `3` before `4`"]);
    case(
        &["I", "II"],
        &[("1", one), ("2", two), ("3", "")],
        &["unknown-section: item `3` does not say in which section it stands"],
    );
    case(
        &["I", "II"],
        &[("1", one), ("2", "section = \"III\"")],
        &[
            "empty-section: section `II` has neither items nor text",
            "unknown-section: item `2` belongs to section `III`, which is not declared",
        ],
    );
}

#[test]
fn rows_may_have_rows_below_them() {
    let letters = |below: &'static [&'static str]| below.iter().map(|id| (*id, "")).collect::<Vec<_>>();
    // Rows 1 and 2 are headings, or items of their own; rows 3 and 4 have nothing below them.
    case(&["1", "2"], &letters(&["1.a", "1.b", "2.a", "2.b", "2.c", "2.d", "2.đ", "2.e", "3", "4"]), &[]);
    case(&[], &letters(&["1", "1.a", "1.b", "2", "2.a", "2.b", "2.c", "2.d", "2.đ", "2.e", "2.g", "3"]), &[]);
    case(&[], &letters(&["1", "1.a", "1.b", "1.d"]), &["id-gap: there is no `1.c` before `1.d`"]);
    case(&[], &letters(&["1", "1.h"]), &["id-gap: there is no `1.a–g` before `1.h`"]);
    case(
        &[],
        &letters(&["1", "2", "7.a"]),
        &["unknown-section: item `7.a` belongs to section `7`, which is not declared"],
    );
}

#[test]
fn an_item_is_found_as_it_is_printed() {
    let items = [("1", "tt = \"I-1\""), ("2", "tt = \"7\""), ("2.d", ""), ("2.đ", "tt = \"7\"")];
    let repository = repository(&[], &items);
    let title = |query: &str| {
        let text = cchc(repository.path(), &["show", query]);
        text.lines().next().unwrap_or_default().to_owned()
    };
    for (query, id) in [("2.đ", "2.đ"), ("2.Đ)", "2.đ"), ("2.d", "2.d"), ("1.", "1"), ("i-1", "1")] {
        assert!(title(query).contains(&format!("Việc {id}")), "{query}: {}", title(query));
    }
    assert!(title("7").contains("several items are printed with the number `7`: 2, 2.đ"), "{}", title("7"));
    let offered = cchc(repository.path(), &["candidates", "--word=2.", "--", "show"]);
    let words: Vec<&str> = offered.lines().filter_map(|line| line.split('\t').next()).collect();
    assert_eq!(words, ["2.d", "2.đ"]);
}
