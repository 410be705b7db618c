//! Reporting calendars other than that of the reform: a plan's periods are called, counted and asked for by its own.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

use cchc::parse::{Draft, FileKind};
use cchc::source::SourceId;
use serde_json::Value;
use tempfile::TempDir;

/// A plan of 2026 with these lines under `[reporting]`.
fn text(reporting: &str) -> String {
    format!(
        "format = 1\n[plan]\nid = \"p\"\ntitle = \"Kế hoạch mẫu\"\nnumber = \"1\"\nissued = 2026-01-05\n\
         period = {{ from = 2026-01-01, to = 2026-12-31 }}\n[reporting]\n{reporting}\nfrom = [\"a\"]\n\
         [agency.a]\nname = \"Phòng A\"\n[[item]]\nid = \"1\"\nname = \"Việc\"\nlead = [\"a\"]\n\
         deadline = {{ text = \"Tháng 6/2026\", date = 2026-06-30 }}\n"
    )
}

fn repository(reporting: &str) -> TempDir {
    let repository = tempfile::tempdir().unwrap();
    let folder = repository.path().join("plans/p");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("plan.toml"), text(reporting)).unwrap();
    repository
}

/// What a run prints, and what it complains of.
fn run(repository: &Path, as_of: &str, args: &[&str]) -> (String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cchc"));
    command.args(["--lang", "en", "--as-of", as_of]).args(args).env("COLUMNS", "120");
    let output = command.current_dir(repository).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr))
}

/// The periods that a plan asks reports for, each with the days on which it opens, closes and is due.
#[track_caller]
fn case(reporting: &str, count: usize, first: [&str; 4], last: [&str; 4]) {
    let repository = repository(reporting);
    let (text, error) = run(repository.path(), "2026-03-01", &["reports", "--format", "json"]);
    assert_eq!(error, "");
    let view: Value = serde_json::from_str(&text).unwrap();
    let rounds = view["rounds"].as_array().unwrap();
    let days = |round: &Value| {
        ["period", "opens", "closes", "due"].map(|key| round[key].as_str().unwrap().to_owned())
    };
    assert_eq!(rounds.len(), count, "{reporting}");
    assert_eq!(days(&rounds[0]), first, "{reporting}");
    assert_eq!(days(rounds.last().unwrap()), last, "{reporting}");
}

#[test]
fn a_plan_asks_for_the_reports_of_its_calendar() {
    case(
        "calendar = \"monthly\"\ndue_day = 18",
        12,
        ["2026-01", "2025-12-15", "2026-01-14", "2026-01-18"],
        ["2026-12", "2026-11-15", "2026-12-14", "2026-12-18"],
    );
    // Data that close with the month, and are due in the next.
    case(
        "calendar = \"monthly\"\nclose_day = 31\ndue_day = 5",
        12,
        ["2026-01", "2026-01-01", "2026-01-31", "2026-02-05"],
        ["2026-12", "2026-12-01", "2026-12-31", "2027-01-05"],
    );
    case(
        "calendar = \"quarterly\"",
        4,
        ["2026-Q1", "2025-12-15", "2026-03-14", "2026-03-20"],
        ["2026-Q4", "2026-09-15", "2026-12-14", "2026-12-20"],
    );
    case(
        "calendar = \"half-yearly\"",
        2,
        ["2026-H1", "2025-12-15", "2026-06-14", "2026-06-20"],
        ["2026-H2", "2026-06-15", "2026-12-14", "2026-12-20"],
    );
    // "định kỳ hàng năm (trước ngày 10/12)"
    let year = ["2026", "2025-12-06", "2026-12-05", "2026-12-10"];
    case("calendar = \"yearly\"\nclose_day = 5\ndue_day = 10", 1, year, year);
    case(
        "calendar = \"cchc\"",
        4,
        ["2026-Q1", "2025-12-15", "2026-03-14", "2026-03-20"],
        ["2026-year", "2025-12-15", "2026-12-14", "2026-12-20"],
    );
}

#[test]
fn what_is_recorded_goes_to_the_period_of_the_calendar() {
    let repository = repository("calendar = \"monthly\"");
    let (_, error) =
        run(repository.path(), "2026-03-20", &["update", "1", "--percent", "40", "--on", "2026-03-15"]);
    assert_eq!(error, "");
    assert!(repository.path().join("plans/p/progress/2026-04/a.toml").is_file());
    let new = ["report", "new", "--agency", "a", "--period", "2026-05", "--dry-run"];
    let (form, _) = run(repository.path(), "2026-05-10", &new);
    assert!(form.contains("period = \"2026-05\"") && form.contains("tháng 5/2026"), "{form}");
    let (_, error) =
        run(repository.path(), "2026-05-10", &["update", "1", "--percent", "50", "--period", "2026-Q2"]);
    assert!(
        error.contains("has no period `2026-Q2`; its periods are written as 2022-01, 2022-02, …, 2022-12"),
        "{error}"
    );
    let (text, _) = run(repository.path(), "2026-04-10", &["status"]);
    assert!(text.contains("month 4 of 2026"), "{text}");
}

/// What is wrong with a report beside a plan, in the words of the rules.
fn found(plan: &str, progress: &str) -> Vec<String> {
    let (mut draft, mut found) = (Draft::default(), Vec::new());
    draft.read(FileKind::Plan, SourceId(0), plan, &mut found);
    found.clear();
    draft.read(FileKind::Progress, SourceId(1), progress, &mut found);
    found.iter().map(|it| format!("{}: {}", it.rule.id, it.message.key)).collect()
}

#[test]
fn a_report_is_for_a_period_of_the_plan() {
    let report = |period: &str| format!("[report]\nagency = \"a\"\nperiod = \"{period}\"\n");
    let is_read = |plan: &str, period: &str| found(plan, &report(period)).is_empty();
    let monthly = text("calendar = \"monthly\"");
    assert!(is_read(&monthly, "2026-05") && !is_read(&monthly, "2026-Q1") && !is_read(&monthly, "2026"));
    let yearly = text("calendar = \"yearly\"");
    assert!(is_read(&yearly, "2026") && !is_read(&yearly, "2026-year"));
    // Without a calendar a plan counts by that of the reform; of one that cannot be read nobody knows the periods.
    let none = text("").replace("[reporting]\n\nfrom = [\"a\"]\n", "");
    assert!(is_read(&none, "2026-year") && !is_read(&none, "2026-05"));
    for unread in ["calendar = \"lunar\"", "calendar = ]", "calender = \"monthly\""] {
        let plan = text(unread);
        assert!(
            is_read(&plan, "2026-05") && is_read(&plan, "2026-year") && !is_read(&plan, "May"),
            "{unread}"
        );
    }
}

#[test]
fn keys_that_exclude_each_other_are_told() {
    let report = "[report]\nagency = \"a\"\nperiod = \"2026-05\"\n[[entry]]\nitem = \"1\"\npercent = 4\n";
    let plan = text("calendar = \"monthly\"");
    let with = |lines: &str| found(&plan, &format!("{report}{lines}"));
    assert_eq!(with("whole = true\npart = \"a\""), ["bad-value: bad-value.message"]);
    for lines in ["whole = false\npart = \"a\"", "whole = true\npart = \"\"", "whole = true", "part = \"a\""]
    {
        assert_eq!(with(lines), Vec::<String>::new(), "{lines}");
    }
    let target = "[[item.target]]\nmetric = \"m\"\nat_least = 1\nunit = \"%\"\nround = \"2026-05\"\n";
    let mut errors = Vec::new();
    for (by, expected) in [("", 0), ("by = 2026-05-31\n", 1)] {
        let item = plan.replace("date = 2026-06-30 }", "date = 2026-06-30, every = \"month\" }");
        Draft::default().read(FileKind::Plan, SourceId(0), &format!("{item}{target}{by}"), &mut errors);
        assert_eq!(errors.len(), expected, "{errors:?}");
    }
}
