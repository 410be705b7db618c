//! The invented country that speed is measured with.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

#[path = "../examples/country/mod.rs"]
mod country;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn run(dir: &Path, lang: &str, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["--lang", lang, "--as-of", "2026-11-15"])
        .args(args)
        .env("COLUMNS", "80")
        .current_dir(dir)
        .output()
        .unwrap()
}

fn cchc(dir: &Path, args: &[&str]) -> (bool, String) {
    let output = run(dir, "en", args);
    (output.status.success(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn its_plans_are_sound_and_differ() {
    let dir = tempfile::tempdir().unwrap();
    country::write(dir.path(), 120, None).unwrap();
    let (is_clean, text) = cchc(dir.path(), &["check"]);
    assert!(is_clean, "{text}");
    assert!(text.contains("120 plans"), "{text}");
    let (_, text) = cchc(dir.path(), &["status", "--format", "csv"]);
    let sizes: BTreeSet<&str> = text.lines().skip(1).map(|line| line.split(',').nth(1).unwrap()).collect();
    assert!(40 < sizes.len(), "plans of {sizes:?} items");
}

#[test]
fn what_is_counted_for_people_is_what_programs_are_told() {
    let dir = tempfile::tempdir().unwrap();
    country::write(dir.path(), 12, None).unwrap();
    let denied = ["check", "--deny", "due-on-day-off"];
    let (is_clean, folded) = cchc(dir.path(), &denied);
    assert!(!is_clean);
    let (_, full) = cchc(dir.path(), &[&denied[..], &["--full"]].concat());
    let (_, lines) = cchc(dir.path(), &[&denied[..], &["--format", "jsonl"]].concat());
    // The table of rules and the sum are those of all findings, of which only the first were kept.
    let end = |text: &str| text.rsplit("\n\n").take(2).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(end(&folded), end(&full));
    let errors = lines.matches("\"severity\":\"error\"").count();
    assert!(4 < errors && full.contains(&format!("{errors} errors")), "{errors}: {full}");
    let more = format!("and {} more of `due-on-day-off`, in", errors - 1);
    assert!(folded.contains(&more), "{more}: {folded}");
}

#[test]
fn the_same_numbers_make_the_same_country() {
    let dirs = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let listings = dirs.each_ref().map(|dir| {
        country::write(dir.path(), 2, Some(30)).unwrap();
        cchc(dir.path(), &["tasks", "--all", "--format", "json"]).1
    });
    assert_eq!(listings[0], listings[1]);
    let items = listings[0].matches("\"section\":").count();
    assert_eq!(items, 60, "two plans of 30 items");
}

#[test]
fn what_is_there_stays() {
    let dir = tempfile::tempdir().unwrap();
    country::write(dir.path(), 1, Some(5)).unwrap();
    assert!(country::write(dir.path(), 1, Some(5)).is_err(), "an earlier country was written over");
}

/// The number before a word, such as 12 before `plans`, without its marks.
#[track_caller]
fn before(text: &str, word: &str) -> usize {
    let head =
        text.split(word).next().filter(|head| head.len() < text.len()).unwrap_or_else(|| panic!("{text}"));
    head.split_whitespace().last().unwrap().replace([',', '.'], "").parse().unwrap()
}

#[test]
fn the_first_screen_of_many_plans_has_their_sum_their_groups_and_the_worst() {
    let dir = tempfile::tempdir().unwrap();
    country::write(dir.path(), 220, Some(20)).unwrap();
    for lang in ["en", "vi"] {
        let screen = String::from_utf8(run(dir.path(), lang, &["status"]).stdout).unwrap();
        assert!(screen.lines().count() <= 24, "{} lines:\n{screen}", screen.lines().count());
        let wide =
            screen.lines().filter(|line| !line.starts_with("cchc ")).find(|line| 80 < line.chars().count());
        assert_eq!(wide, None, "{screen}");
    }
    let (_, screen) = cchc(dir.path(), &["status"]);
    assert_eq!(before(&screen, "plans"), 220, "{screen}");
    assert_eq!(before(&screen, "items"), 4400, "{screen}");
    let rows: Vec<Vec<&str>> = screen.lines().map(|line| line.split_whitespace().collect()).collect();
    let row =
        |name: &str| rows.iter().find(|row| row.first() == Some(&name)).unwrap_or_else(|| panic!("{screen}"));
    assert_eq!(row("tinh-01-2026")[1..3], ["99", "1,980"], "a province, its communes and their items");
    let (_, top) = cchc(dir.path(), &["status", "--top", "7"]);
    assert_eq!(before(&top, "more plans"), 213, "{top}");
}

#[test]
fn a_plan_with_errors_is_told_and_the_others_are_counted() {
    let dir = tempfile::tempdir().unwrap();
    country::write(dir.path(), 30, Some(10)).unwrap();
    let broken = dir.path().join("plans/tinh-01/xa-004/plan.toml");
    fs::write(&broken, "format = [").unwrap();
    for args in [&["status"][..], &["status", "--full"], &["summary", "--by", "standing"], &["export"]] {
        let output = run(dir.path(), "en", args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let (out, err) =
            (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        assert!(err.contains("xa-004/plan.toml:1") && err.contains("1 plan has errors"), "{args:?}: {err}");
        let is_told = args[0] == "export" || out.contains("1 more plan has errors and is not counted");
        assert!(is_told, "{args:?}: {out}");
    }
    let output = run(dir.path(), "en", &["status", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((json["broken"].as_u64(), json["plans"].as_array().unwrap().len()), (Some(1), 29));
    let rows = run(dir.path(), "en", &["export"]).stdout;
    assert_eq!(String::from_utf8(rows).unwrap().lines().count(), 290);
}

#[test]
fn what_many_plans_have_alike_is_said_once_and_counted_at_the_end() {
    let dir = tempfile::tempdir().unwrap();
    country::write(dir.path(), 40, Some(20)).unwrap();
    let (_, text) = cchc(dir.path(), &["check"]);
    assert_eq!(text.matches("note[letter-blank]").count(), 1, "{text}");
    assert!(text.contains("… and 39 more of `letter-blank`, in 40 plans in all"), "{text}");
    let total = text.lines().find(|line| line.starts_with("letter-blank")).unwrap();
    assert_eq!(total.split_whitespace().skip(1).take(3).collect::<Vec<_>>(), ["note", "40", "40"], "{text}");
    let (_, text) = cchc(dir.path(), &["check", "--full"]);
    assert_eq!(text.matches("note[letter-blank]").count(), 40);
    let (_, lines) = cchc(dir.path(), &["check", "--format", "jsonl"]);
    assert_eq!(lines.matches("\"rule\":\"letter-blank\"").count(), 40, "programs are told each");
}

#[test]
fn counts_add_up_over_plans() {
    let dir = tempfile::tempdir().unwrap();
    country::write(dir.path(), 25, Some(20)).unwrap();
    for by in ["agency", "section", "standing", "plan"] {
        let (is_clean, text) = cchc(dir.path(), &["summary", "--by", by]);
        assert!(is_clean, "{text}");
        let total = text.lines().find(|line| line.starts_with("Total")).unwrap();
        assert_eq!(total.split_whitespace().nth(1), Some("500"), "{by}: {text}");
    }
    let (_, text) = cchc(dir.path(), &["summary", "--by", "section", "--format", "markdown"]);
    let twice = text.lines().filter(|line| line.starts_with("| Cải cách thể chế |")).count();
    assert_eq!(twice, 1, "{text}");
}
