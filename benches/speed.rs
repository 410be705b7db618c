//! What cchc costs: `cargo bench` prints processor time against `true` and against `cat` of the same files, and memory.
//!
//! `cargo bench --bench speed -- PLANS` takes a country of that many plans, 300 where nothing is said; `--in DIR` the plans
//! of a folder; `--of PROGRAM` measures that program, `--beside PROGRAM` another edition in the same run. With `--gate` the instructions that each run
//! takes are counted by valgrind and held against benches/limits.txt and against those of a plan four times as large, and
//! memory against a limit that does not grow with the country: all are the same on every machine, which seconds are not.

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

use std::path::{Path, PathBuf};
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
    ("agencies", &["agencies"]),
    ("reports", &["reports"]),
    ("Tab after --plan", &["candidates", "--", "status", "--plan"]),
    ("Tab after show", &["candidates", "--", "show"]),
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
    let after =
        |option: &str| args.iter().position(|arg| arg == option).map(|at| PathBuf::from(&args[at + 1]));
    if args.iter().any(|arg| arg == "--gate") {
        return gate::run();
    }
    let made = tempfile::tempdir().unwrap();
    let dir = after("--in").unwrap_or_else(|| {
        let plans = args.iter().find_map(|arg| arg.parse().ok()).unwrap_or(300);
        country::write(made.path(), plans, None).unwrap();
        made.path().to_owned()
    });
    let own = after("--of").unwrap_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_cchc")));
    let programs: Vec<PathBuf> = [Some(own), after("--beside")].into_iter().flatten().collect();
    start(&programs);
    whole(&dir, &programs);
    ExitCode::SUCCESS
}

/// One plan, against starting a process.
fn start(programs: &[PathBuf]) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let nothing = Run::new(root, "true", &[]).least(200).unwrap();
    head("one plan", "true", programs);
    row("true", &[Some(nothing)], nothing);
    for (name, args) in STARTS {
        let cost = |program: &PathBuf| Run::on_day(root, program, args, "2022-11-15").least(200);
        row(name, &programs.iter().map(cost).collect::<Vec<_>>(), nothing);
    }
}

/// Many plans, against reading their files.
fn whole(dir: &Path, programs: &[PathBuf]) {
    let read = ["plans", "-name", "*.toml", "-exec", "cat", "{}", "+"];
    let read = Run::new(dir, "find", &read).least(3).unwrap();
    println!();
    head("many plans", "cat", programs);
    row("find plans -exec cat", &[Some(read)], read);
    for (name, args) in CASES {
        let cost = |program: &PathBuf| Run::on_day(dir, program, args, "2026-11-15").least(3);
        row(name, &programs.iter().map(cost).collect::<Vec<_>>(), read);
    }
}

fn head(of: &str, unit: &str, programs: &[PathBuf]) {
    let columns = format!(" ms | ÷ `{unit}` | MB |").repeat(programs.len());
    println!("| {of} |{columns}\n|{}", "---|".repeat(1 + 3 * programs.len()));
}

/// A line of the table; a dash where an edition has no such command.
fn row(name: &str, costs: &[Option<Cost>], unit: Cost) {
    let cell = |cost: &Option<Cost>| {
        cost.map_or_else(
            || " – | – | – |".to_owned(),
            |cost| {
                let ratio = cost.time.as_secs_f64() / unit.time.as_secs_f64();
                let ms = cost.time.as_secs_f64() * 1e3;
                format!(" {ms:.1} | {ratio:.1} | {} |", cost.kilobytes / 1024)
            },
        )
    };
    println!("| `{name}` |{}", costs.iter().map(cell).collect::<String>());
}
