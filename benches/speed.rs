//! What cchc costs: `cargo bench` prints processor time against `true` and against `cat` of the same files, and memory.
//!
//! `cargo bench --bench speed -- PLANS` takes a country of that many plans, 300 where nothing is said. With `--gate` the
//! instructions that each run takes are counted by valgrind and held against benches/limits.txt, and memory against a limit
//! that does not grow with the country: both are the same on every machine, which seconds are not.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement that fails should stop, and is printed"
)]

#[path = "../examples/country/mod.rs"]
mod country;
#[path = "speed/gate.rs"]
mod gate;
#[path = "speed/run.rs"]
mod run;

use std::path::Path;
use std::process::ExitCode;

use run::{Cost, Run};

/// What is measured: a name, the command line in the country, and how many runs.
pub const CASES: &[(&str, &[&str])] = &[
    ("status", &["status"]),
    ("status --format json", &["status", "--format", "json"]),
    ("check", &["check"]),
    ("check --format jsonl", &["check", "--format", "jsonl"]),
    ("summary --by agency", &["summary", "--by", "agency"]),
    ("tasks --all --format json", &["tasks", "--all", "--format", "json"]),
    ("tasks --all --out DIR", &["tasks", "--all", "--out", "OUT"]),
    ("remind --out DIR", &["remind", "--out", "OUT"]),
    ("export", &["export"]),
    ("export --format csv --out DIR", &["export", "--format", "csv", "--out", "OUT"]),
    ("Tab after --plan", &["candidates", "--", "status", "--plan"]),
];

/// What is measured on one plan of 68 items, the shipped one.
const STARTS: &[(&str, &[&str])] = &[
    ("--version", &["--version"]),
    ("status", &["status"]),
    ("show II.1.2", &["show", "II.1.2"]),
    ("check", &["check"]),
    ("tasks phong-noi-vu", &["tasks", "phong-noi-vu"]),
    ("Tab after show", &["candidates", "--", "show"]),
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let plans = args.iter().find_map(|arg| arg.parse().ok()).unwrap_or(300);
    let dir = tempfile::tempdir().unwrap();
    country::write(dir.path(), plans, None).unwrap();
    if args.iter().any(|arg| arg == "--gate") {
        return gate::run(dir.path());
    }
    start();
    whole(dir.path(), plans);
    ExitCode::SUCCESS
}

/// One plan, against starting a process.
fn start() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    println!("| one plan | ms | ÷ `true` | MB |\n|---|---|---|---|");
    let nothing = Run::new(root, "true", &[]).least(200);
    row("`true`", nothing, nothing);
    for (name, args) in STARTS {
        row(&format!("`{name}`"), Run::cchc(root, args, "2022-11-15").least(200), nothing);
    }
}

/// A country, against reading its files.
fn whole(dir: &Path, plans: usize) {
    println!("\n| {plans} plans | ms | ÷ `cat` | MB |\n|---|---|---|---|");
    let read = ["plans", "-name", "*.toml", "-exec", "cat", "{}", "+"];
    let read = Run::new(dir, "find", &read).least(3);
    row("`find plans -exec cat`", read, read);
    for (name, args) in CASES {
        let cost = Run::cchc(dir, args, "2026-11-15").least(3);
        row(&format!("`{name}`"), cost, read);
    }
}

fn row(name: &str, cost: Cost, unit: Cost) {
    let ratio = cost.time.as_secs_f64() / unit.time.as_secs_f64();
    let ms = cost.time.as_secs_f64() * 1e3;
    println!("| {name} | {ms:.1} | {ratio:.1} | {} |", cost.kilobytes / 1024);
}
