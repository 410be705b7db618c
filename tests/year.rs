//! The year that `docs/risk.md` works by hand, played through by commands alone: they give the figures of its tables, on
//! each day as it comes and again when the year is over.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

mod tree;

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// The page.
fn page() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/risk.md")).unwrap()
}

/// The rows of the table of the page whose head begins so, cell by cell.
fn table(head: &str) -> Vec<Vec<String>> {
    let page = page();
    let lines = page.lines().skip_while(|line| !line.starts_with(head)).skip(2);
    let rows: Vec<Vec<String>> = lines
        .take_while(|line| line.starts_with('|'))
        .map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect())
        .collect();
    assert!(!rows.is_empty(), "docs/risk.md has a table {head}");
    rows
}

/// The plan that the page prints.
fn repository() -> TempDir {
    let page = page();
    let plan = page.split("```toml\n").find(|part| part.starts_with("format = 1")).unwrap();
    let repository = tempfile::tempdir().unwrap();
    let folder = repository.path().join("plans/xa-mau-2026");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("plan.toml"), plan.split("```").next().unwrap()).unwrap();
    repository
}

#[track_caller]
fn cchc(root: &Path, as_of: &str, args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["--lang", "vi", "--as-of", as_of])
        .args(args)
        .current_dir(root)
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{as_of} {args:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn json(root: &Path, as_of: &str, args: &[&str]) -> Value {
    serde_json::from_str(&cchc(root, as_of, &[args, &["--format", "json"]].concat())).unwrap()
}

/// Puts one step of the year down, on its day.
fn play(root: &Path, step: &[String]) {
    let [day, period, agency, kind, item, with] = step else { panic!("{step:?}") };
    let (day, period, agency, item) = (day.as_str(), period.as_str(), agency.as_str(), item.as_str());
    let whose = ["--agency", agency, "--period", period];
    if kind == "submit" {
        let pairs = tree::json(with);
        let why = pairs["nothing_to_report"].as_str();
        let nothing: Vec<&str> = why.into_iter().flat_map(|why| ["--nothing-to-report", why]).collect();
        cchc(root, day, &[&["report", "submit"][..], &whose, &nothing].concat());
        return;
    }
    let pairs = if kind == "handled" { Value::Null } else { tree::json(&with.replace("; ", "\n")) };
    let mut args: Vec<String> = ["update", item].iter().chain(&whose).map(|&word| word.to_owned()).collect();
    let mut give = |option: &str, value: &str| args.extend([format!("--{option}"), value.to_owned()]);
    match kind.as_str() {
        "confirmation" => give("by", pairs["by"].as_str().unwrap()),
        "occurrence" => {
            give("occurred", day);
            give("due", pairs["due"].as_str().unwrap());
        }
        "handled" => {
            give("occurred", with);
            give("done", day);
        }
        "entry" | "override" => {
            for (key, value) in pairs.as_object().unwrap().iter().filter(|(key, _)| *key != "whole") {
                match (key.as_str(), value) {
                    ("evidence", value) => give("evidence", value[0]["number"].as_str().unwrap()),
                    ("measured", value) => give("measured", &value[0]["value"].to_string()),
                    (key, Value::String(text)) => give(key, text),
                    (key, value) => give(key, &value.to_string()),
                }
            }
        }
        other => panic!("no step {other}"),
    }
    if pairs["whole"] == true {
        args.push("--whole".to_owned());
    }
    if kind == "confirmation" {
        args.push("--confirm".to_owned());
    }
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    cchc(root, day, &args);
}

/// A number as the page writes it: cut, not rounded.
fn cut(number: &Value, places: i32) -> String {
    let scale = 10_f64.powi(places);
    let cut = (number.as_f64().unwrap() * scale + 1e-6).floor() / scale;
    format!("{cut:.*}", usize::try_from(places).unwrap())
}

fn sums(root: &Path, day: &str) {
    for row in table("| day | item | gone |").iter().filter(|row| row[0] == day) {
        let shown = json(root, day, &["show", &row[1]]);
        let pace = &shown["pace"];
        let forecast = pace["forecast"].as_str().unwrap_or_default();
        let found = [
            pace["days_gone"].to_string(),
            pace["days_in_all"].to_string(),
            pace["percent"].as_f64().unwrap_or_default().to_string(),
            cut(&pace["planned"], 4),
            cut(&pace["spi"], 4),
            forecast.to_owned(),
        ];
        assert_eq!(found, row[2..8], "{row:?}");
        if !forecast.is_empty() {
            let date = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
            let slip =
                (date(forecast) - date(shown["item"]["deadline"]["resolved"].as_str().unwrap())).num_days();
            assert_eq!(slip.to_string(), row[8], "{row:?}");
        }
    }
}

fn standings(root: &Path, day: &str) {
    let shown = json(root, day, &["tasks", "--all"]);
    let rows = table("| day | item | standing |");
    let rows: Vec<_> = rows.iter().filter(|row| row[0] == day).collect();
    let items = shown["items"].as_array().unwrap();
    assert_eq!(items.len(), rows.len(), "{day}");
    for (item, row) in items.iter().zip(rows) {
        let reasons: Vec<&str> =
            item["reasons"].as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap()).collect();
        let found = [item["id"].as_str().unwrap(), item["standing"].as_str().unwrap(), &reasons.join(", ")];
        assert_eq!(found.as_slice(), &row[1..], "{day}");
    }
}

/// What a cell of the page says of a value.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}

/// Looks at an item on each row of a day in the table whose head begins so, and reads it as the row does.
fn each(root: &Path, day: &str, head: &str, read: impl Fn(&Value, &[String]) -> Vec<String>) {
    for row in table(head).iter().filter(|row| row[0] == day) {
        let shown = json(root, day, &["show", &row[1]]);
        assert_eq!(read(&shown["item"], row), row[2..], "{row:?}");
    }
}

/// Parts, coverage, targets and rounds.
fn answerable(root: &Path, day: &str) {
    each(root, day, "| day | item | part |", |item, row| {
        let parts = item["parts"].as_array().unwrap();
        let part = parts.iter().find(|it| it["agency"]["id"] == row[2].as_str()).unwrap();
        vec![row[2].clone(), cell(&part["percent"]), cell(&part["standing"])]
    });
    each(root, day, "| day | item | item's percent |", |item, _| {
        let coverage = &item["coverage"];
        let counts = ["named", "reported", "done", "open"].map(|key| cell(&coverage[key]));
        [vec![cell(&item["percent"])], counts.to_vec()].concat()
    });
    each(root, day, "| day | item | target_status |", |item, _| vec![cell(&item["target_status"])]);
    let shown = json(root, day, &["show", "II.4"]);
    for row in table("| day | round |").iter().filter(|row| row[0] == day) {
        let rounds = shown["item"]["rounds"].as_array().unwrap();
        let round = rounds.iter().find(|it| it["round"] == row[1].as_str()).unwrap();
        assert_eq!([cell(&round["due"]), cell(&round["standing"])], row[2..], "{row:?}");
    }
}

fn two_by_two(root: &Path, day: &str) {
    let status = json(root, day, &["status"]);
    let plan = &status["plans"][0];
    let rate = |key: &str| plan[key].as_f64().map_or(String::new(), |rate| format!("{rate:.2}"));
    let found = [
        plan["completed"]["on_time"].to_string(),
        plan["completed"]["late"].to_string(),
        plan["not_completed"]["in_time"].to_string(),
        plan["not_completed"]["overdue"].to_string(),
        plan["suspended"].to_string(),
        rate("rate_of_due"),
        rate("rate_of_all"),
    ];
    let rows = table("| day | completed_on_time |");
    let row = rows.iter().find(|row| row[0] == day).unwrap();
    assert_eq!(found.as_slice(), &row[1..], "{day}");
}

/// The days on which the page looks at the year.
fn checkpoints() -> Vec<String> {
    table("| day | completed_on_time |").into_iter().map(|row| row[0].clone()).collect()
}

#[test]
fn a_year_gives_the_figures_worked_by_hand() {
    let repository = repository();
    let root = repository.path();
    // One agency fills in a form; the others never see one.
    cchc(root, "2026-03-01", &["report", "new", "--agency", "phong-kinh-te", "--period", "2026-Q1"]);
    let steps = table("| day | period | agency |");
    let mut steps = steps.iter().peekable();
    let check = |day: &str| {
        sums(root, day);
        standings(root, day);
        two_by_two(root, day);
        answerable(root, day);
    };
    for day in checkpoints() {
        while let Some(step) = steps.next_if(|step| step[0] <= day) {
            play(root, step);
        }
        check(&day);
        chased(root, &day);
    }
    assert!(steps.next().is_none(), "every step is played");
    // Nothing that was put down later changes what was so before.
    for day in checkpoints() {
        check(&day);
    }
    let found = json(root, "2027-01-10", &["check"]);
    let errors: Vec<_> =
        found["findings"].as_array().unwrap().iter().filter(|it| it["severity"] == "error").collect();
    assert!(errors.is_empty(), "{errors:?}");
}

/// Reports, letters and the consolidated report say what the tables say.
fn chased(root: &Path, day: &str) {
    let late = |agency: &str, period: &str| {
        let reports = json(root, day, &["reports"]);
        let rounds = reports["rounds"].as_array().unwrap();
        let round = rounds.iter().find(|it| it["period"] == period).unwrap();
        let agencies = round["agencies"].as_array().unwrap();
        let found = agencies.iter().find(|it| it["id"] == agency).unwrap();
        (found["status"].as_str().unwrap().to_owned(), found["days_late"].as_i64())
    };
    let letter = |agency: &str| cchc(root, day, &["remind", agency]);
    match day {
        "2026-03-25" => {
            assert_eq!(late("phong-kinh-te", "2026-Q1"), ("missing".to_owned(), Some(5)));
            assert_eq!(late("trung-tam", "2026-Q1").0, "on_time");
            let letter = letter("phong-kinh-te");
            assert!(letter.contains("Quý I/2026") && letter.contains("5 ngày"), "{letter}");
            let report = cchc(root, day, &["report", "2026-Q1"]);
            assert!(report.contains("14/3/2026") || report.contains("14/03/2026"), "{report}");
        }
        "2026-06-25" => {
            assert_eq!(late("phong-kinh-te", "2026-Q1"), ("late".to_owned(), Some(7)));
            let letter = letter("trung-tam");
            assert!(letter.contains("II.2") && letter.contains("7 ngày"), "{letter}");
        }
        "2026-09-25" => {
            let of = letter("phong-kinh-te");
            assert!(of.contains("I.3") && of.contains("25 ngày") && of.contains("I.4"), "{of}");
            // Its part of I.4 is done, and what is suspended is nobody's to do.
            let done = letter("phong-van-hoa-xa-hoi");
            assert!(!done.contains("I.4") && !of.contains("III.3"), "{done}");
            let tasks = json(root, day, &["tasks", "phong-van-hoa-xa-hoi"]);
            let shared = tasks["items"].as_array().unwrap().iter().find(|it| it["id"] == "I.4").unwrap();
            assert_eq!(
                (&shared["own"], &shared["standing"]),
                (&"completed_on_time".into(), &"at_risk_high".into())
            );
        }
        "2026-12-25" => {
            let marked = json(root, day, &["tasks", "--all"]);
            let marked = marked["items"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|it| it["marks"] == serde_json::json!(["due_soon"]));
            let ids: Vec<&str> = marked.map(|it| it["id"].as_str().unwrap()).collect();
            assert_eq!(ids, ["I.1", "II.2", "II.3", "III.1"]);
        }
        "2027-01-10" => {
            // Completed, and nothing owed: nothing is urged.
            let nothing = letter("phong-van-hoa-xa-hoi");
            assert!(!nothing.contains("Kính gửi"), "{nothing}");
            let trend = json(root, day, &["trend"]);
            let points = trend["points"].as_array().unwrap();
            assert_eq!(
                (&points[0]["on"], &points.last().unwrap()["completed"]),
                (&"2026-01-31".into(), &10.into())
            );
        }
        _ => {}
    }
}
