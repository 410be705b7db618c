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
    let mut err = stderr.lock();
    let mut exit = cchc::run(&mut cchc::World {
        args: std::env::args_os().collect(),
        env: &env,
        dir: ".".into(),
        out: &mut out,
        err: &mut err,
        out_width,
        err_width,
    });
    if out.flush().is_err_and(|error| error.kind() != io::ErrorKind::BrokenPipe) {
        exit = cchc::commands::Exit::Failed;
    }
    exit.into()
}
