//! `cchc export`: a row an item for other programs, into files by year or as a stream.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

#[path = "copy/mod.rs"]
mod copy;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use copy::repository;
use serde_json::Value;

const PAGE: &str = include_str!("../docs/export.md");

fn cchc(repository: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cchc"));
    command.args(["--lang", "en", "--as-of", "2022-11-15"]).args(args).current_dir(repository);
    command.output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn rows(repository: &Path) -> Vec<Value> {
    let text = stdout(&cchc(repository, &["export"]));
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_row_says_of_an_item_what_the_list_says() {
    let repository = repository();
    let rows = rows(repository.path());
    let list = stdout(&cchc(repository.path(), &["tasks", "--all", "--format", "json"]));
    let list: Value = serde_json::from_str(&list).unwrap();
    let items = list["items"].as_array().unwrap();
    assert_eq!(rows.len(), items.len());
    for (row, item) in rows.iter().zip(items) {
        assert_eq!(row["item"], item["id"]);
        for key in ["name", "section", "standing", "days_left", "percent", "target_status", "code"] {
            assert_eq!(row[key], item[key], "{key} of {}", item["id"]);
        }
        assert_eq!(row["due"], item["deadline"]["resolved"], "{}", item["id"]);
        let leads: Vec<&str> =
            item["lead"].as_array().unwrap().iter().map(|lead| lead["id"].as_str().unwrap()).collect();
        assert_eq!(row["lead_ids"].as_str().unwrap_or_default(), leads.join("; "), "{}", item["id"]);
    }
}

#[test]
fn the_page_names_every_column_in_its_order() {
    let repository = repository();
    let head = stdout(&cchc(repository.path(), &["export", "--format", "csv"]));
    let named = PAGE.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    assert_eq!(head.lines().next().unwrap().split(',').collect::<Vec<_>>(), named.collect::<Vec<_>>());
}

#[test]
fn files_stand_in_folders_of_years_and_are_the_same_each_time() {
    let repository = repository();
    let root = repository.path();
    let other = root.join("plans/other");
    fs::create_dir(&other).unwrap();
    let text = fs::read_to_string(root.join("plans/dak-po-2022/agencies.toml")).unwrap();
    fs::write(other.join("agencies.toml"), text).unwrap();
    let head = "format = 1\n[plan]\nid = \"other\"\ntitle = \"t\"\nissued = 2023-01-01\n\
        period = { from = 2023-01-01, to = 2023-12-31 }\n[[item]]\nid = \"1\"\nname = \"=1+1\"\n\
        lead = [\"phong-noi-vu\"]\ndeadline = \"Năm 2023\"\n";
    fs::write(other.join("plan.toml"), head).unwrap();
    for (format, lines) in [("jsonl", 1), ("csv", 2)] {
        let files = ["year=2022", "year=2023"]
            .map(|year| root.join("out").join(year).join(format!("items.{format}")));
        let mut before = None;
        for _ in 0..2 {
            let said = stdout(&cchc(root, &["export", "--format", format, "--out", "out"]));
            assert_eq!(said, "69 items in 2 files in `out`.\n");
            let texts = files.each_ref().map(|file| fs::read_to_string(file).unwrap());
            assert_eq!(texts[1].lines().count(), lines);
            assert!(before.is_none_or(|before| before == texts), "{format} differs");
            before = Some(texts);
        }
    }
    let csv = fs::read_to_string(root.join("out/year=2023/items.csv")).unwrap();
    assert!(csv.contains(",'=1+1,"), "a formula: {csv}");
}

#[test]
#[cfg(not(feature = "parquet"))]
fn a_program_without_parquet_says_what_to_do() {
    let repository = repository();
    let output = cchc(repository.path(), &["export", "--format", "parquet", "--out", "out"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("--features parquet") && said.contains("`jsonl`"), "{said}");
    assert!(!repository.path().join("out").exists());
}

#[test]
#[cfg(feature = "parquet")]
fn parquet_goes_to_files_alone() {
    let repository = repository();
    let output = cchc(repository.path(), &["export", "--format", "parquet"]);
    assert_eq!(output.status.code(), Some(2));
    let files = ["a", "b"].map(|out| {
        assert!(cchc(repository.path(), &["export", "--format", "parquet", "--out", out]).status.success());
        fs::read(repository.path().join(out).join("year=2022/items.parquet")).unwrap()
    });
    assert!(files[0].starts_with(b"PAR1") && files[0].ends_with(b"PAR1"));
    assert_eq!(files[0], files[1]);
}
