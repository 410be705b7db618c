//! Ten faults planted in a copy of the shipped plan give ten errors in one run, each where it stands; and what stands
//! in a file never acts on whoever prints it.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A repository with a copy of the shipped plan.
fn repository() -> TempDir {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("plans/dak-po-2022");
    let repository = tempfile::tempdir().unwrap();
    let copy = repository.path().join("plans/dak-po-2022");
    fs::create_dir_all(&copy).unwrap();
    for entry in fs::read_dir(shipped).unwrap().map(Result::unwrap) {
        fs::copy(entry.path(), copy.join(entry.file_name())).unwrap();
    }
    repository
}

fn cchc(repository: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["--lang", "en", "--as-of", "2022-11-15"])
        .args(args)
        .env("COLUMNS", "100")
        .current_dir(repository)
        .output()
        .unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Replaces the first `old` after `anchor`.
#[track_caller]
fn plant(repository: &Path, file: &str, anchor: &str, old: &str, new: &str) {
    let path = repository.join("plans/dak-po-2022").join(file);
    let text = fs::read_to_string(&path).unwrap();
    let start = text.find(anchor).unwrap();
    let at = start + text[start..].find(old).unwrap();
    fs::write(path, format!("{}{new}{}", &text[..at], &text[at + old.len()..])).unwrap();
}

#[test]
fn ten_faults_give_ten_findings_each_in_its_place() {
    let repository = repository();
    let root = repository.path();
    let plan = |anchor: &str, old: &str, new: &str| plant(root, "plan.toml", anchor, old, new);
    let appendix = |anchor: &str, old: &str, new: &str| plant(root, "appendix.toml", anchor, old, new);
    plan("[plan]", "place = \"Đak Pơ\"", "plase = \"Đak Pơ\"");
    plan(
        "\"II.1.1\"",
        "text = \"Trong năm 2022\", date = 2022-12-31",
        "text = \"Trong năm 2022\", date = 2022-11-31",
    );
    plan("\"II.1.2\"", "\"cac-co-quan\", \"xa-thi-tran\"", "\"cac-co-quan\", \"xa-thi-tan\"");
    plan("\"II.1.3\"", "at_least = 100", "at_least = \"một trăm\"");
    plan("[[item]]\nid = \"II.1.4\"", "id = \"II.1.4\"", "id = \"II.1.3\"");
    plan("\"II.1.5\"", "name = ", "title = ");
    plan("\"II.2.1\"", "PL.VIII.1", "PL.VIII.10");
    appendix("\"PL.I.1\"", "name = \"Xây dựng", "support_role = \"Cả hai\"\nname = \"Xây dựng");
    appendix("\"PL.I.1\"", "support_role = \"both\"\n", "");
    appendix("[[item]]\nid = \"PL.IV.1\"", "id = \"PL.IV.1\"", "id = \"PL.XIV.1\"");
    plant(
        root,
        "agencies.toml",
        "[group.cac-co-quan-thuoc-huyen]",
        "\"co-quan-chuyen-mon\"",
        "\"cac-co-quan\"",
    );
    let output = cchc(root, &["check", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let found: Vec<String> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        // The document has warnings and notes of its own.
        .filter(|it| it["severity"] == "error")
        .map(|it| {
            let file = it["file"].as_str().unwrap().strip_prefix("plans/dak-po-2022/").unwrap();
            let line: usize = it["line"].as_u64().unwrap().try_into().unwrap();
            let column: usize = it["column"].as_u64().unwrap().try_into().unwrap();
            let text = fs::read_to_string(root.join("plans/dak-po-2022").join(file)).unwrap();
            let line = text.lines().nth(line - 1).unwrap();
            let here: String = line.chars().skip(column - 1).take(12).collect();
            format!("{} {file} {here}", it["rule"].as_str().unwrap())
        })
        .collect();
    let expected = [
        "unknown-key plan.toml plase = \"Đak",
        "syntax plan.toml 2022-11-31 }",
        "unknown-agency plan.toml \"xa-thi-tan\"",
        "wrong-type plan.toml \"một trăm\"",
        "duplicate-id plan.toml \"II.1.3\"",
        "missing-key plan.toml [[item]]",
        "unknown-key plan.toml title = \"Thự",
        "unknown-item plan.toml \"PL.VIII.10\"",
        "group-cycle agencies.toml cac-co-quan]",
        "bad-value appendix.toml \"Cả hai\"",
        "unknown-section appendix.toml \"PL.XIV.1\"",
    ];
    // A misspelt key is two findings: one key too many, one too few. The ten faults give eleven.
    assert_eq!(found, expected);
    let people = stdout(&cchc(root, &["check"]));
    assert!(people.contains("--> plans/dak-po-2022/plan.toml:19:1\n"), "{people}");
    assert_eq!(people.lines().filter(|line| line.starts_with("error[")).count(), expected.len());
    // A fault is told once: what could not be read is not missed by another rule.
    for echo in ["deadline-none", "id-gap", "id-order", "same-as-differs"] {
        assert!(!people.contains(&format!("[{echo}]")), "{people}");
    }
}

#[test]
fn what_could_not_be_read_is_not_called_unclear() {
    let repository = repository();
    let is_unclear = |id: &str| {
        let people = stdout(&cchc(repository.path(), &["check"]));
        people.contains(&format!("item `{id}` leaves open"))
    };
    let plant = |old, new| plant(repository.path(), "plan.toml", "\"II.1.3\"", old, new);
    assert!(is_unclear("II.1.1") && !is_unclear("II.1.3"));
    plant("lead = ", "# lead = ");
    assert!(is_unclear("II.1.3"));
    plant("# lead = [", "lead = [7, ");
    plant("[[item.target]]", "[[item.targets]]");
    assert!(is_unclear("II.1.1") && !is_unclear("II.1.3"));
}

#[test]
fn a_plan_with_errors_is_not_reckoned_with() {
    let repository = repository();
    plant(repository.path(), "plan.toml", "[plan]", "place", "plase");
    for command in [&["status"][..], &["tasks", "--all"], &["summary"], &["show", "II.1.1"], &["agencies"]] {
        let output = cchc(repository.path(), command);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{command:?}");
        let errors = String::from_utf8(output.stderr).unwrap();
        assert!(
            errors.contains("unknown key `plase`") && errors.contains("did you mean `place`?"),
            "{errors}"
        );
    }
}

/// Everything that would act on a terminal, a CI log, a page or a spreadsheet.
const HOSTILE: &str = r"=1+1 \u001b[31mRED\u0007 \u009b2J <script>alert(1)</script> \u202Eabc [x](http://x) | %0A\n::error file=x::y\r* z ##[error]w ##vso[task]";

#[test]
fn what_a_file_says_acts_on_nobody() {
    let repository = repository();
    let root = repository.path();
    plant(root, "appendix.toml", "\"PL.VI.2\"", "name = \"", &format!("name = \"{HOSTILE}"));
    plant(
        root,
        "agencies.toml",
        "[agency.phong-tai-chinh-ke-hoach]",
        "name = \"",
        &format!("name = \"{HOSTILE}"),
    );
    plant(root, "plan.toml", "[plan]", "title = \"", &format!("title = \"{HOSTILE}"));
    let out = root.join("out");
    let commands = [
        &["status"][..],
        &["tasks", "--all"],
        &["tasks", "phong-tai-chinh-ke-hoach"],
        &["tasks", "--all", "--out", "out"],
        &["show", "PL.VI.2"],
        &["agencies"],
        &["summary", "--by", "agency"],
    ];
    for command in commands {
        for format in ["table", "json", "markdown", "csv"] {
            let asked = ["--format", format];
            let asked = if command.contains(&"--out") { &[][..] } else { &asked };
            let output = cchc(root, &[command, asked].concat());
            assert_eq!(output.status.code(), Some(0), "{command:?} {format}");
            harmless(&stdout(&output), format);
        }
    }
    for format in ["human", "json", "jsonl", "sarif", "gitlab", "junit"] {
        let output = cchc(root, &["check", "--format", format]);
        assert_eq!(output.status.code(), Some(1));
        harmless(&stdout(&output), format);
    }
    for entry in fs::read_dir(out).unwrap() {
        harmless(&fs::read_to_string(entry.unwrap().path()).unwrap(), "markdown");
    }
}

#[track_caller]
fn harmless(text: &str, format: &str) {
    let is_active = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
    assert!(!text.contains(is_active), "{format}: {text:?}");
    let is_command =
        |line: &str| line.trim_start().starts_with("::") || line.contains("##[") || line.contains("##vso");
    assert!(!text.lines().any(is_command), "{format}: {text}");
    match format {
        "markdown" => {
            assert!(!text.contains("<script") && !text.contains("[x](http"), "{text}");
        }
        "csv" => {
            let mut cells = text.lines().flat_map(|line| line.split(','));
            assert!(!cells.any(|cell| cell.trim_start_matches('"').starts_with('=')), "{text}");
        }
        _ => {}
    }
}

#[test]
fn findings_quote_hostile_lines_harmlessly() {
    let repository = repository();
    let root = repository.path();
    let path = root.join("plans/dak-po-2022/plan.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(
        &path,
        format!("\"x\u{202e}\\u001b[31m\\n::error::y\" = 1 # \u{202e}\n# \u{1b}[2J \u{9b}31m\n{text}"),
    )
    .unwrap();
    for format in ["table", "json"] {
        let output = cchc(root, &["check", "--format", format]);
        assert_eq!(output.status.code(), Some(1));
        harmless(&stdout(&output), format);
    }
}
