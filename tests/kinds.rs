//! The plans of other offices under `examples/`: a commune, a department, a ministry, a programme of five years, a flat
//! list. They say by when in words alone, pass the check, and stand on three days each as `tests/kinds/` works by hand.
//!
//! A line of those tables is an item with its standing and its reasons by the rules of docs/risk.md, and after `#` the sum.
//! `=` is the two by two: completed on time and late, not completed in time and overdue. What stands in square brackets
//! names a rule that is still to come and gives another figure or reason: work that nobody has been asked about (`silence`),
//! `rounds` that stand for themselves, `continuous` work without a line to fall behind, the `parts` of several leads, items
//! that are a `part of` another, and `due soon` as a mark beside the standing.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

const PLANS: [&str; 5] =
    ["xa-mau-2026", "so-mau-2026", "bo-mau-2026", "chuong-trinh-mau-2026-2030", "tinh-mau-2026"];

/// A day as it was worked by hand.
struct Day {
    as_of: String,
    /// The id, the standing and the reasons of each item.
    items: Vec<[String; 3]>,
    two_by_two: Vec<usize>,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[track_caller]
fn days(plan: &str) -> Vec<Day> {
    let text = fs::read_to_string(root().join(format!("tests/kinds/{plan}.txt"))).unwrap();
    let mut days: Vec<Day> = Vec::new();
    for line in text.lines() {
        let facts = line.split('#').next().unwrap().trim();
        let words: Vec<&str> = facts.splitn(3, ' ').collect();
        match words[..] {
            [""] => {}
            [as_of] => days.push(Day { as_of: as_of.to_owned(), items: Vec::new(), two_by_two: Vec::new() }),
            ["=", ..] => {
                let counts = facts.split(' ').skip(1).map(|count| count.parse().unwrap());
                days.last_mut().unwrap().two_by_two = counts.collect();
            }
            [id, standing, reasons] => {
                days.last_mut().unwrap().items.push([id, standing, reasons].map(str::to_owned));
            }
            _ => panic!("{plan}: {line}"),
        }
    }
    assert_eq!(days.len(), 3, "{plan}");
    days
}

fn cchc(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cchc")).args(args).current_dir(root()).output().unwrap()
}

#[track_caller]
fn asked(plan: &str, as_of: &str, args: &[&str]) -> Value {
    let folder = format!("examples/{plan}");
    let output = cchc(&[args, &["--plan", &folder, "--as-of", as_of, "--format", "json"]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn each_item_stands_as_worked_by_hand() {
    for plan in PLANS {
        for day in days(plan) {
            let tasks = asked(plan, &day.as_of, &["tasks", "--all"]);
            let items = tasks["items"].as_array().unwrap().iter().map(|item| {
                let reasons = item["reasons"].as_array().unwrap().iter();
                let reasons: Vec<&str> = reasons.map(|it| it["code"].as_str().unwrap()).collect();
                let text = |key: &str| item[key].as_str().unwrap().to_owned();
                [text("id"), text("standing"), reasons.join(", ")]
            });
            assert_eq!(items.collect::<Vec<_>>(), day.items, "{plan} on {}", day.as_of);
        }
    }
}

#[test]
fn each_plan_counts_what_its_items_come_to() {
    for plan in PLANS {
        for day in days(plan) {
            let status = &asked(plan, &day.as_of, &["status"])["plans"][0];
            let [on_time, late, in_time, overdue] = day.two_by_two[..] else { panic!("{plan}") };
            let mut standings: BTreeMap<&str, u64> = BTreeMap::new();
            for [_, standing, _] in &day.items {
                *standings.entry(standing).or_default() += 1;
            }
            let counted = status["standings"].as_object().unwrap().iter();
            let counted = counted.map(|(word, count)| (word.as_str(), count.as_u64().unwrap()));
            let counted: BTreeMap<&str, u64> = counted.filter(|(_, count)| 0 < *count).collect();
            let place = format!("{plan} on {}", day.as_of);
            assert_eq!(counted, standings, "{place}");
            assert_eq!(status["total"], json!(day.items.len()), "{place}");
            assert_eq!(status["completed"], json!({ "on_time": on_time, "late": late }), "{place}");
            assert_eq!(status["not_completed"], json!({ "in_time": in_time, "overdue": overdue }), "{place}");
        }
    }
}

#[test]
fn the_check_finds_nothing() {
    for plan in PLANS {
        // After the last entry, so that none is of a day still to come.
        let found = asked(plan, "2026-11-26", &["check"]);
        assert_eq!(found["findings"], json!([]), "{plan}");
    }
}

#[test]
fn the_commune_is_clear_but_for_what_nothing_dates_and_what_two_lead() {
    let clarity = asked("xa-mau-2026", "2026-07-01", &["summary", "--by", "clarity"]);
    let open = clarity["rows"].as_array().unwrap().iter().flat_map(|row| {
        let clear = row["clear"].as_object().unwrap().iter();
        let open = clear.filter(|(_, is_clear)| **is_clear == json!(false));
        open.map(|(respect, _)| format!("{} {respect}", row["key"].as_str().unwrap()))
    });
    assert_eq!(open.collect::<Vec<_>>(), ["II.4 time", "II.5 responsibility"]);
    assert_eq!(clarity["sum"]["all_clear"], json!(10));
}

#[test]
fn deadlines_stand_in_words_alone() {
    for plan in PLANS {
        let text = fs::read_to_string(root().join(format!("examples/{plan}/plan.toml"))).unwrap();
        let deadlines: Vec<&str> = text.lines().filter(|line| line.starts_with("deadline")).collect();
        assert!(12 <= deadlines.len(), "{plan}");
        for line in deadlines {
            assert!(line.starts_with("deadline = \""), "{plan}: {line}");
        }
    }
}
