//! Limits that hold on every machine: instructions, within a margin, and memory.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use super::run::Run;
use super::{CASES, country};

/// The most memory that a command may hold, whatever the country's size.
const MOST_KILOBYTES: u64 = 60 * 1024;
/// What is counted may exceed what was written down by so many percent: libraries and compilers change, too.
const MARGIN: u64 = 10;
/// The plans of the country that is counted.
const PLANS: usize = 300;

/// What is asked of one plan, small and four times as large, at each of which its cost may grow.
const GROWING: &[&[&str]] = &[
    &["status"],
    &["status", "--full"],
    &["tasks", "so-noi-vu"],
    &["tasks", "--all", "--format", "json"],
    &["tasks", "--all", "--format", "csv"],
    &["tasks", "--all", "--out", "OUT"],
    &["tasks", "--all", "--out", "OUT", "--format", "ics"],
    &["summary"],
    &["summary", "--by", "agency"],
    &["summary", "--by", "section"],
    &["show"],
    &["trend"],
    &["agencies"],
    &["reports"],
    &["report", "2026-H1"],
    &["remind", "--out", "OUT"],
    &["check"],
    &["check", "--format", "json"],
    &["export"],
    &["candidates", "--", "show"],
    &["diff", "before/plans"],
    &["history"],
    &["history", "II.1.1"],
    &["report", "new", "--all", "--dry-run"],
    &["rollover", "tinh-01-2026", "tinh-01-2027", "--dry-run"],
    &["amend", "II.1.1", "--deadline", "31/12/2026", "--by", "9/KH", "--issued", "2026-09-01", "--dry-run"],
    &["show", "--format", "docx", "--out", "OUT"],
    &["report", "2026-H1", "--format", "docx", "--out", "OUT"],
];
const SMALL: usize = 250;
const TIMES: usize = 4;
/// Four times the items may cost so much: what is sorted grows a little faster than what is counted.
const MOST_GROWTH: f64 = 4.5;

/// Counts, and says what is beyond its limit.
pub fn run() -> ExitCode {
    let dir = tempfile::tempdir().unwrap();
    let [country, small, large] = ["country", "small", "large"].map(|name| dir.path().join(name));
    country::write(&country, PLANS, None).unwrap();
    for (dir, items) in [(&small, SMALL), (&large, SMALL * TIMES)] {
        country::write(dir, 1, Some(items)).unwrap();
        // Fewer, so that there is something to compare.
        country::write(&dir.join("before"), 1, Some(items - items / 10)).unwrap();
    }
    let is_kept = holds_limits(&country) & grows_as_its_items(&small, &large);
    if is_kept { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Millions of instructions a command, as they were counted when somebody last looked.
fn limits() -> BTreeMap<&'static str, u64> {
    let lines = include_str!("../limits.txt").lines().filter(|line| !line.starts_with('#'));
    let limit = |line: &'static str| line.split_once(' ').map(|(count, name)| (name, count.parse().unwrap()));
    lines.filter_map(limit).collect()
}

/// Whether no command takes more of a country than was written down.
fn holds_limits(country: &Path) -> bool {
    let limits = limits();
    let mut is_kept = true;
    for (name, args) in CASES {
        let run = Run::cchc(country, args, "2026-11-15");
        let memory = run.cost().kilobytes;
        // What has no limit is held to its memory alone: counting takes fifty times as long.
        let count = limits.get(name).map(|limit| (run.instructions() / 1_000_000, *limit));
        let is_fast = count.is_none_or(|(count, limit)| count * 100 <= limit * (100 + MARGIN));
        let is_small = memory <= MOST_KILOBYTES;
        is_kept &= is_fast && is_small;
        let counted =
            count.map_or_else(String::new, |(count, limit)| format!(", {count} of {limit} million"));
        println!("{}: {name}: {} MB{counted}", verdict(is_fast && is_small), memory / 1024);
    }
    is_kept
}

/// Whether no command takes more for each item of a large plan than of a small one.
fn grows_as_its_items(small: &Path, large: &Path) -> bool {
    let mut is_kept = true;
    for args in GROWING {
        let count = |dir: &Path| Run::cchc(dir, args, "2026-10-01").instructions();
        let (few, many) = (count(small), count(large));
        #[expect(clippy::cast_precision_loss, reason = "a ratio of some millions")]
        let growth = many as f64 / few as f64;
        is_kept &= growth <= MOST_GROWTH;
        let name = args.join(" ");
        println!("{}: {name}: {growth:.2} times for {TIMES} times the items", verdict(growth <= MOST_GROWTH));
    }
    is_kept
}

const fn verdict(is_kept: bool) -> &'static str {
    if is_kept { "ok" } else { "TOO MUCH" }
}
