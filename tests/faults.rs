//! What cannot be read is told once, a broken plan is not reckoned with, and what stands in a file never acts on whoever
//! prints it.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

mod common;

use std::fs;
use std::path::Path;

use common::{cchc, plant, repository, stdout};

#[test]
fn what_could_not_be_read_is_not_called_unclear() {
    let repository = repository();
    let is_unclear = |id: &str| {
        let people = stdout(&cchc(repository.path(), &["check", "--warn", "unclear-item"]));
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
    let commands = [
        &["status"][..],
        &["tasks", "--all"],
        &["summary"],
        &["show", "II.1.1"],
        &["agencies"],
        &["reports"],
        &["report", "Q3"],
        &["remind"],
    ];
    for command in commands {
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
    plant_ledger(root);
    let out = root.join("out");
    let commands = [
        &["status"][..],
        &["tasks", "--all"],
        &["tasks", "phong-tai-chinh-ke-hoach"],
        &["tasks", "--all", "--out", "out"],
        &["show", "PL.VI.2"],
        &["show", "II.1.8"],
        &["history"],
        &["history", "II.1.10"],
        &["trend"],
        &["agencies"],
        &["summary", "--by", "agency"],
        &["reports"],
        &["report", "2022-year"],
        &["report", "2022-year", "--out", "out/report.md"],
        &["remind"],
        &["remind", "--out", "out"],
    ];
    for command in commands {
        let is_document = matches!(command[0], "report" | "remind");
        let formats =
            if is_document { &["table", "markdown"][..] } else { &["table", "json", "markdown", "csv"] };
        for format in formats {
            let asked = ["--format", format];
            let asked = if command.contains(&"--out") { &[][..] } else { &asked };
            let output = cchc(root, &[command, asked].concat());
            assert_eq!(output.status.code(), Some(0), "{command:?} {format}");
            harmless(&stdout(&output), format);
        }
    }
    for format in ["jsonl", "csv"] {
        let output = cchc(root, &["export", "--format", format]);
        assert_eq!(output.status.code(), Some(0));
        harmless(&stdout(&output), format);
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

/// A report in which everything that can be said is hostile.
fn plant_ledger(root: &Path) {
    let evidence = format!("{{ number = \"{HOSTILE}\", pages = \"{HOSTILE}\", path = \"{HOSTILE}\" }}");
    let text = format!(
        "[report]\nagency = \"phong-noi-vu\"\nperiod = \"2022-year\"\n\
         [[entry]]\nitem = \"II.1.10\"\non = 2022-10-01\nstate = \"blocked\"\nnote = \"{HOSTILE}\"\n\
         cause = \"{HOSTILE}\"\nevidence = [{evidence}]\n\
         [[entry]]\nitem = \"II.1.9\"\non = 2022-10-01\nstate = \"done\"\n\
         [[confirmation]]\nitem = \"II.1.9\"\non = 2022-10-02\nby = \"{HOSTILE}\"\nnote = \"{HOSTILE}\"\n\
         [[override]]\nitem = \"II.1.8\"\non = 2022-10-02\nrating = \"on-track\"\nby = \"{HOSTILE}\"\n\
         reason = \"{HOSTILE}\"\n"
    );
    let folder = root.join("plans/dak-po-2022/progress/2022-year");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("phong-noi-vu.toml"), text).unwrap();
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
