//! Writes an invented country of plans, for measuring: `cargo run --example country -- DIR [PLANS [ITEMS]]`.
//!
//! Without more words it is as large as the real one: 34 provinces and 3,321 communes. With `ITEMS`, every plan has that
//! many; else they vary, with 68 on average.

#[path = "country/mod.rs"]
mod country;

use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

/// Provinces and communes of 2025.
const PLANS: usize = 3355;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| args.get(at).map(|text| text.parse::<usize>()).transpose();
    let (Some(dir), Ok(plans), Ok(items)) = (args.first(), number(1), number(2)) else {
        writeln!(io::stderr(), "usage: country DIR [PLANS [ITEMS]]").ok();
        return ExitCode::from(2);
    };
    match country::write(Path::new(dir), plans.unwrap_or(PLANS), items) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            writeln!(io::stderr(), "{dir}: {error}").ok();
            ExitCode::from(2)
        }
    }
}
