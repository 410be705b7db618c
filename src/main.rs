//! The `cchc` binary: hands the world to the library, and its exit to the system.

use std::io::{self, BufWriter, IsTerminal as _, Write as _};
use std::process::ExitCode;

use terminal_size::{Width, terminal_size_of};

/// More than any file's tokens take.
const LARGEST_BLOCK: usize = 4 << 20;

fn main() -> ExitCode {
    // glibc's malloc hands each large block back to the system, so that every file's tokens fault in fresh pages, until
    // it has seen one as large as this freed. None of it is touched. Measured: a tenth of the faults of `status`.
    drop(std::hint::black_box(Vec::<u8>::with_capacity(LARGEST_BLOCK)));
    #[expect(clippy::disallowed_methods, reason = "the one place that looks at the environment")]
    let env = |name: &str| std::env::var(name).ok();
    let (stdout, stderr) = (io::stdout(), io::stderr());
    let width = |is_terminal: bool, size: Option<(Width, terminal_size::Height)>| {
        is_terminal.then(|| size.map_or(80, |(Width(columns), _)| columns))
    };
    let out_width = width(stdout.is_terminal(), terminal_size_of(&stdout));
    let err_width = width(stderr.is_terminal(), terminal_size_of(&stderr));
    let mut out = BufWriter::new(stdout.lock());
    let mut err = &stderr;
    // Not locked: readers on other threads count here while the run waits for them.
    let counter = |line: String| {
        // Losing a counter is no reason to stop.
        write!(&stderr, "\r{line}\u{1b}[K").ok();
    };
    let is_asked = io::stdin().is_terminal() && stderr.is_terminal();
    let mut stdin = io::stdin().lock();
    let exit = cchc::run(&mut cchc::World {
        args: std::env::args_os().collect(),
        env: &env,
        dir: ".".into(),
        input: if is_asked { Some(&mut stdin) } else { None },
        out: &mut out,
        err: &mut err,
        out_width,
        err_width,
        counter: err_width.is_some().then_some(&counter),
    });
    exit.into()
}
