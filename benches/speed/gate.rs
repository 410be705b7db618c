//! Limits that hold on every machine: instructions, within a margin, and memory.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use super::CASES;
use super::run::Run;

/// The most memory that a command may hold, whatever the country's size.
const MOST_KILOBYTES: u64 = 60 * 1024;
/// What is counted may exceed what was written down by so many percent: libraries and compilers change, too.
const MARGIN: u64 = 10;

/// Millions of instructions a command, as they were counted when somebody last looked.
fn limits() -> BTreeMap<&'static str, u64> {
    let lines = include_str!("../limits.txt").lines().filter(|line| !line.starts_with('#'));
    let limit = |line: &'static str| line.split_once(' ').map(|(count, name)| (name, count.parse().unwrap()));
    lines.filter_map(limit).collect()
}

/// Counts, and says what is beyond its limit.
pub fn run(dir: &Path) -> ExitCode {
    let limits = limits();
    let mut is_kept = true;
    for (name, args) in CASES {
        let run = Run::cchc(dir, args, "2026-11-15");
        let memory = run.cost().kilobytes;
        // What has no limit is held to its memory alone: counting takes fifty times as long.
        let count = limits.get(name).map(|limit| (run.instructions() / 1_000_000, *limit));
        let is_fast = count.is_none_or(|(count, limit)| count * 100 <= limit * (100 + MARGIN));
        let is_small = memory <= MOST_KILOBYTES;
        is_kept &= is_fast && is_small;
        let counted =
            count.map_or_else(String::new, |(count, limit)| format!(", {count} of {limit} million"));
        let verdict = if is_fast && is_small { "ok" } else { "TOO MUCH" };
        println!("{verdict}: {name}: {} MB{counted}", memory / 1024);
    }
    if is_kept { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
