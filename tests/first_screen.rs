//! The first screen of `cchc status`: it fits on 80 columns and 24 lines whatever the plan and the day, names what is late
//! and whose it is, and every command on it runs as it stands.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

/// Plans and days on which they are begun, under way, late and over.
const RUNS: [(&str, &[&str]); 7] = [
    ("plans/dak-po-2022", &["2022-09-20", "2022-11-15", "2022-12-25", "2023-01-15"]),
    ("examples/dak-po-2022", &["2022-10-20", "2022-11-15", "2023-01-10", "2023-06-30"]),
    ("examples/xa-mau-2026", &["2026-03-25", "2026-07-15", "2027-02-01"]),
    ("examples/so-mau-2026", &["2026-04-01", "2026-07-15"]),
    ("examples/bo-mau-2026", &["2026-07-15", "2026-12-31"]),
    ("examples/tinh-mau-2026", &["2026-07-15"]),
    ("examples/chuong-trinh-mau-2026-2030", &["2026-07-15", "2029-07-15"]),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cchc"));
    command.args(args).env("COLUMNS", "80").env("GIT_DIR", "none").current_dir(folder).output().unwrap()
}

#[track_caller]
fn stdout(folder: &Path, args: &[&str]) -> String {
    let output = run(folder, args);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The words of a command line as a shell reads them, with the blanks of this screen filled in.
fn words(command: &str) -> Vec<String> {
    let filled = command.replace("HỌ TÊN", "Trần Thị B").replace("FULL NAME", "B").replace("NUMBER", "10");
    let parts = filled.replace(" SỐ", " 10");
    let (mut words, mut is_quoted) = (vec![String::new()], false);
    for c in parts.chars() {
        match c {
            '"' | '\'' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words
}

#[track_caller]
fn assert_fits(screen: &str, about: &str) {
    let width = |line: &str| line.chars().count();
    let lines: usize = screen.lines().map(|line| width(line).div_ceil(80).max(1)).sum();
    assert!(lines <= 24, "{about}: {lines} lines\n{screen}");
    let wide = screen.lines().find(|line| 80 < width(line) && !line.starts_with("cchc "));
    assert_eq!(wide, None, "{about}");
}

#[track_caller]
fn assert_commands_run(folder: &Path, screen: &str) {
    let commands: Vec<&str> = screen.lines().filter(|line| line.starts_with("cchc ")).collect();
    assert!((2..=3).contains(&commands.len()), "{screen}");
    for command in commands {
        let mut words = words(command);
        if words[1] == "update" {
            words.push("--dry-run".to_owned());
        }
        let words: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
        assert!(words.contains(&"--as-of"), "{command}");
        stdout(folder, &words);
    }
}

/// The screen says how many items are overdue, and names the first of them and its lead.
#[track_caller]
fn assert_names_what_is_late(screen: &str, plan: &str, day: &str) {
    let list = ["tasks", "--all", "--format", "json", "--plan", plan, "--as-of", day];
    let list: Value = serde_json::from_str(&stdout(root(), &list)).unwrap();
    let items = list["items"].as_array().unwrap();
    let is_parent = |it: &Value| items.iter().any(|other| other["part_of"] == it["id"]);
    let late: Vec<&Value> = items.iter().filter(|it| it["standing"] == "overdue" && !is_parent(it)).collect();
    let row = screen.lines().find(|line| line.starts_with("Quá hạn "));
    let Some(row) = row else {
        assert!(late.is_empty(), "{screen}");
        return;
    };
    let first = late.iter().min_by_key(|it| it["days_left"].as_i64()).unwrap();
    let cells: Vec<&str> = row.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect();
    assert_eq!(cells[0], format!("Quá hạn {}", late.len()), "{screen}");
    assert_eq!(cells[1], first["id"], "{screen}");
    assert!(cells[2].starts_with("quá ") && 2 < cells[3].len(), "{screen}");
}

#[test]
fn the_first_screen_fits_and_what_it_says_to_type_runs() {
    for (plan, days) in RUNS {
        for day in days {
            for lang in ["vi", "en"] {
                let about = format!("{plan} on {day} in {lang}");
                let args = ["status", "--plan", plan, "--as-of", day, "--lang", lang];
                let screen = stdout(root(), &args);
                assert_fits(&screen, &about);
                if lang == "vi" {
                    assert_commands_run(root(), &screen);
                    assert_names_what_is_late(&screen, plan, day);
                }
            }
        }
    }
}

#[test]
fn several_plans_stand_worst_first() {
    let screen = stdout(root(), &["status", "--plan", "examples", "--as-of", "2026-07-15", "--lang", "vi"]);
    assert_fits(&screen, "several plans");
    let rows = screen.lines().skip_while(|line| !line.starts_with('─')).skip(1);
    let overdue =
        |line: &str| line.split_whitespace().nth(2).and_then(|count| count.parse().ok()).unwrap_or(0);
    let counts: Vec<usize> = rows.take_while(|line| !line.is_empty()).map(overdue).collect();
    assert!(counts.len() == 6 && counts.is_sorted_by(|left, right| left >= right), "{screen}");
    assert!(screen.contains("II.1.2 quá"), "{screen}");
    for command in screen.lines().filter(|line| line.starts_with("cchc ")) {
        let words = words(command);
        stdout(root(), &words.iter().skip(1).map(String::as_str).collect::<Vec<_>>());
    }
}

#[test]
fn the_plan_one_stands_in_is_the_plan() {
    let repository = tempfile::tempdir().unwrap();
    let plans = repository.path().join("plans");
    let text = fs::read_to_string(root().join("tests/rules/one-deadline/good/plan.toml")).unwrap();
    for id in ["a", "b"] {
        fs::create_dir_all(plans.join(id).join("evidence")).unwrap();
        fs::write(plans.join(id).join("plan.toml"), text.replace("xa-mau-2026", id)).unwrap();
    }
    let ids = |folder: &Path, args: &[&str]| {
        let json = stdout(folder, &[&["status", "--format", "json", "--as-of", "2026-07-01"], args].concat());
        let json: Value = serde_json::from_str(&json).unwrap();
        json["plans"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect()
    };
    let case = |folder: &str, args: &[&str], expected: &[&str]| {
        let found: Vec<String> = ids(&repository.path().join(folder), args);
        assert_eq!(found, expected, "{folder} {args:?}");
    };
    case("", &[], &["a", "b"]);
    case("plans", &[], &["a", "b"]);
    case("plans/b", &[], &["b"]);
    case("plans/b/evidence", &[], &["b"]);
    case("plans/b", &["--plan", "a"], &["a"]);
    case("plans/b", &["--plan", "../a"], &["a"]);
    case("", &["-C", "plans/a"], &["a"]);
    // Every command is about it.
    let list = stdout(&plans.join("b"), &["tasks", "--all", "--format", "json", "--as-of", "2026-07-01"]);
    assert_eq!(list.lines().count(), 1, "{list}");
    let screen = stdout(&plans.join("b"), &["status", "--as-of", "2026-07-01"]);
    assert_commands_run(&plans.join("b"), &screen);
}
