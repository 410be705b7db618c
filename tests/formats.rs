//! One report in every machine format: each is well formed, and all say the same.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use serde_json::Value;
use tempfile::TempDir;

/// A folder whose name every format has to escape in its own way.
const FOLDER: &str = "plans/kế hoạch, 100% mới";

/// Errors, warnings and notes; places that belong together; a value over two lines.
const PLAN: &str = r#"format = 1

[plan]
id = "xa-mau-2026"
title = "Kế hoạch mẫu"
number = ""
period = { from = 2026-01-01, to = 2026-12-31 }

[agency.van-phong]
name = "Văn phòng"

[[section]]
id = "I"
title = "Cải cách thủ tục hành chính"

[[item]]
id = "I.1"
code = "TC 1.1"
name = "Công khai thủ tục hành chính"
goals = ["Đạt 75% trở lên"]
lead = ["van-phonk"]
support_role = """Cả hai: <100 %> & "một"
nửa"""
deadline = { text = "Trong năm 2026", date = 2026-12-31 }

[[item]]
id = "I.1"
code = "TC 1.1"
name = "Giải quyết hồ sơ đúng hạn"
lead = ["van-phong"]
deadline = { text = "Trong năm 2026", date = 2026-12-31 }
"#;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn repository() -> TempDir {
    let repository = tempfile::tempdir().unwrap();
    let folder = repository.path().join(FOLDER);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("plan.toml"), PLAN).unwrap();
    repository
}

/// What `cchc check` prints in a format, and its exit.
fn check(folder: &Path, format: &str) -> (String, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["check", "--lang", "vi", "--as-of", "2026-07-01", "--format", format])
        .current_dir(folder)
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{format}");
    (String::from_utf8(output.stdout).unwrap(), output.status.code())
}

/// A finding as far as every format tells it.
#[derive(Debug, PartialEq)]
struct Finding {
    rule: String,
    severity: &'static str,
    file: String,
    /// The first line, and the last where the format has it.
    lines: (u64, Option<u64>),
    message: String,
}

/// The word of our own for a format's word.
#[track_caller]
fn severity(word: &str) -> &'static str {
    match word {
        "error" | "major" => "error",
        "warning" | "minor" => "warning",
        "note" | "notice" | "info" => "note",
        other => panic!("no severity: {other}"),
    }
}

fn string(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap().to_owned()
}

fn of_json(finding: &Value) -> Finding {
    Finding {
        rule: string(&finding["rule"]),
        severity: severity(finding["severity"].as_str().unwrap()),
        file: string(&finding["file"]),
        lines: (finding["line"].as_u64().unwrap(), finding["end_line"].as_u64()),
        message: string(&finding["message"]),
    }
}

fn of_sarif(result: &Value) -> Finding {
    let place = &result["locations"][0]["physicalLocation"];
    Finding {
        rule: string(&result["ruleId"]),
        severity: severity(result["level"].as_str().unwrap()),
        file: percent_decoded(place["artifactLocation"]["uri"].as_str().unwrap()),
        lines: (place["region"]["startLine"].as_u64().unwrap(), place["region"]["endLine"].as_u64()),
        message: first_line(result["message"]["text"].as_str().unwrap()),
    }
}

fn of_gitlab(issue: &Value) -> Finding {
    let lines = &issue["location"]["lines"];
    Finding {
        rule: string(&issue["check_name"]),
        severity: severity(issue["severity"].as_str().unwrap()),
        file: string(&issue["location"]["path"]),
        lines: (lines["begin"].as_u64().unwrap(), lines["end"].as_u64()),
        message: string(&issue["description"]),
    }
}

/// A workflow command, read as a runner reads it.
fn of_github(line: &str) -> Finding {
    let (head, data) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
    let (command, properties) = head.split_once(' ').unwrap();
    let property = |name: &str| {
        let mut all = properties.split(',').map(|it| it.split_once('=').unwrap());
        all.find(|(known, _)| *known == name).map(|(_, value)| percent_decoded(value)).unwrap()
    };
    Finding {
        rule: property("title"),
        severity: severity(command),
        file: property("file"),
        lines: (property("line").parse().unwrap(), property("endLine").parse().ok()),
        message: first_line(&percent_decoded(data)),
    }
}

fn of_junit(case: roxmltree::Node<'_, '_>) -> Finding {
    let attribute = |name: &str| case.attribute(name).unwrap().to_owned();
    let child = case.children().find(roxmltree::Node::is_element).unwrap();
    let (word, message) = if let Some(message) = child.attribute("message") {
        ("error", message.to_owned())
    } else {
        let (word, text) = child.text().unwrap().split_once(": ").unwrap();
        (word, text.rsplit_once(" (").unwrap().0.to_owned())
    };
    Finding {
        rule: attribute("name").split(' ').next().unwrap().to_owned(),
        severity: severity(word),
        file: attribute("file"),
        lines: (attribute("line").parse().unwrap(), None),
        message,
    }
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits: Vec<u8> = rest.by_ref().take(2).collect();
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// The findings that a text in a format holds.
fn read(format: &str, text: &str) -> Vec<Finding> {
    let json = || serde_json::from_str::<Value>(text).unwrap();
    let each = |list: &Value, of: fn(&Value) -> Finding| list.as_array().unwrap().iter().map(of).collect();
    match format {
        "json" => each(&json()["findings"], of_json),
        "jsonl" => text.lines().map(|line| of_json(&serde_json::from_str(line).unwrap())).collect(),
        "sarif" => each(&json()["runs"][0]["results"], of_sarif),
        "gitlab" => each(&json(), of_gitlab),
        "github" => text.lines().map(of_github).collect(),
        "junit" => {
            let document = roxmltree::Document::parse(text).unwrap();
            document.descendants().filter(|node| node.has_tag_name("testcase")).map(of_junit).collect()
        }
        other => panic!("no format: {other}"),
    }
}

#[test]
fn every_format_says_the_same() {
    let repository = repository();
    let (text, exit) = check(repository.path(), "json");
    let expected = read("json", &text);
    assert_eq!(exit, Some(1));
    let has =
        |is: &dyn Fn(&Finding) -> bool| assert!(expected.iter().any(is), "the report lacks a case: {text}");
    for severity in ["error", "warning", "note"] {
        has(&|it| it.severity == severity);
    }
    has(&|it| it.lines.1 == Some(it.lines.0 + 1));
    has(&|it| it.message.contains("100 %") && it.message.contains('<') && it.message.contains("Cả hai"));
    assert!(expected.iter().all(|it| it.file == format!("{FOLDER}/plan.toml")), "{text}");
    for format in ["jsonl", "sarif", "github", "gitlab", "junit"] {
        let (text, exit) = check(repository.path(), format);
        let mut found = read(format, &text);
        if format == "junit" {
            // A test case has one line only.
            for (found, expected) in found.iter_mut().zip(&expected) {
                found.lines.1 = expected.lines.1;
            }
        }
        assert_eq!(found, expected, "{format}");
        assert_eq!(exit, Some(1), "{format}");
    }
    assert_eq!(check(repository.path(), "human").1, Some(1));
}

#[test]
fn junit_counts_what_it_holds() {
    let repository = repository();
    let (text, _) = check(repository.path(), "junit");
    let document = roxmltree::Document::parse(&text).unwrap();
    let has_tag = |tag: &'static str| move |node: &roxmltree::Node<'_, '_>| node.has_tag_name(tag);
    for suite in
        document.descendants().filter(|it| it.has_tag_name("testsuite") || it.has_tag_name("testsuites"))
    {
        let count = |tag| suite.descendants().filter(has_tag(tag)).count().to_string();
        assert_eq!(suite.attribute("tests"), Some(count("testcase").as_str()), "{text}");
        assert_eq!(suite.attribute("failures"), Some(count("failure").as_str()), "{text}");
    }
}

#[test]
fn nothing_found_is_well_formed_too() {
    let good = root().join("tests/rules/duplicate-plan/good");
    for format in ["json", "jsonl", "sarif", "github", "gitlab"] {
        let (text, exit) = check(&good, format);
        assert_eq!((read(format, &text).len(), exit), (0, Some(0)), "{format}");
    }
    let (text, exit) = check(&good, "junit");
    let document = roxmltree::Document::parse(&text).unwrap();
    assert_eq!(document.descendants().filter(|it| it.has_tag_name("testcase")).count(), 1);
    assert_eq!((document.descendants().any(|it| it.has_tag_name("failure")), exit), (false, Some(0)));
}

/// The published schema of SARIF, its formats of values included.
struct Schema {
    schemas: Schemas,
    sarif: SchemaIndex,
}

impl Schema {
    fn published() -> Self {
        const PLACE: &str = "file:///sarif-schema-2.1.0.json";
        let text = fs::read_to_string(root().join("tests/schema/sarif-schema-2.1.0.json")).unwrap();
        let mut compiler = Compiler::new();
        compiler.set_default_draft(Draft::V4);
        compiler.enable_format_assertions();
        compiler.add_resource(PLACE, serde_json::from_str(&text).unwrap()).unwrap();
        let mut schemas = Schemas::new();
        let sarif = compiler.compile(PLACE, &mut schemas).unwrap();
        Self { schemas, sarif }
    }

    /// What is wrong with a log.
    fn faults(&self, log: &Value) -> Option<String> {
        self.schemas.validate(log, self.sarif).err().map(|fault| format!("{fault:#}"))
    }
}

#[test]
fn sarif_keeps_the_published_schema() {
    let schema = Schema::published();
    let repository = repository();
    for folder in [repository.path(), root(), &root().join("tests/rules/duplicate-plan/good")] {
        let log: Value = serde_json::from_str(&check(folder, "sarif").0).unwrap();
        assert_eq!(schema.faults(&log), None, "{log:#}");
    }
}

#[test]
fn sarif_points_at_what_there_is() {
    let repository = repository();
    let log: Value = serde_json::from_str(&check(repository.path(), "sarif").0).unwrap();
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        let related = result["relatedLocations"].as_array().unwrap();
        for place in related.iter().chain(result["locations"].as_array().unwrap()) {
            let uri = place["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
            assert!(uri.is_ascii() && !uri.contains([' ', ',']), "{uri}");
            assert!(repository.path().join(percent_decoded(uri)).is_file(), "{uri}");
        }
    }
    let has_related = |result: &Value| !result["relatedLocations"].as_array().unwrap().is_empty();
    assert!(results.iter().any(has_related), "the report lacks a second place: {log:#}");
}

#[test]
fn the_schema_is_not_lax() {
    let schema = Schema::published();
    let repository = repository();
    let log: Value = serde_json::from_str(&check(repository.path(), "sarif").0).unwrap();
    let place = "/runs/0/results/0/locations/0/physicalLocation";
    for (part, key, value) in [
        ("", "version", Value::from("2.0.0")),
        ("/runs/0/results/0", "level", Value::from("fatal")),
        (place, "region", serde_json::json!({})),
        (&format!("{place}/artifactLocation"), "uri", Value::from("kế hoạch, 100% mới/plan.toml")),
    ] {
        let mut broken = log.clone();
        broken.pointer_mut(part).unwrap()[key] = value;
        assert!(schema.faults(&broken).is_some(), "{part}/{key} may be anything");
    }
}
