//! One run of a program: the processor time it took, all threads and children together, and the most memory it held.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;
use wait4::Wait4 as _;

/// A command line, in a folder, with one of its own to write into.
pub struct Run {
    pub program: PathBuf,
    pub args: Vec<String>,
    dir: PathBuf,
    scratch: TempDir,
}

/// What a run has cost.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    pub time: Duration,
    pub kilobytes: u64,
}

impl Run {
    /// `OUT` among `args` is a folder that is empty at each run.
    pub fn new(dir: &Path, program: impl Into<PathBuf>, args: &[&str]) -> Self {
        let scratch = tempfile::tempdir().unwrap();
        let out = scratch.path().join("out").to_string_lossy().into_owned();
        let args = args.iter().map(|arg| if *arg == "OUT" { out.clone() } else { (*arg).to_owned() });
        Self { program: program.into(), args: args.collect(), dir: dir.to_owned(), scratch }
    }

    /// A run of cchc on a day, with one thread: what it costs, not how many processors share it.
    pub fn cchc(dir: &Path, args: &[&str], day: &str) -> Self {
        Self::on_day(dir, Path::new(env!("CARGO_BIN_EXE_cchc")), args, day)
    }

    /// Likewise of another edition.
    pub fn on_day(dir: &Path, program: &Path, args: &[&str], day: &str) -> Self {
        let day = format!("--as-of={day}");
        let args: Vec<&str> = std::iter::once(day.as_str()).chain(args.iter().copied()).collect();
        Self::new(dir, program, &args)
    }

    /// The command, its output going to a file.
    pub fn command(&self, program: &Path) -> Command {
        std::fs::remove_dir_all(self.scratch.path().join("out")).ok();
        let mut command = Command::new(program);
        command
            .current_dir(&self.dir)
            .env("RAYON_NUM_THREADS", "1")
            .env("CCHC_LANG", "vi")
            .env("COLUMNS", "80");
        command.stdout(File::create(self.scratch.path().join("stdout")).unwrap()).stderr(Stdio::null());
        command
    }

    /// What it costs once.
    pub fn cost(&self) -> Cost {
        self.tried().unwrap_or_else(|| panic!("{} {:?} failed", self.program.display(), self.args))
    }

    /// What it costs once; none where it fails, as of an edition that lacks the command.
    fn tried(&self) -> Option<Cost> {
        let done = self.command(&self.program).args(&self.args).spawn().unwrap().wait4().unwrap();
        let cost = Cost { time: done.rusage.utime + done.rusage.stime, kilobytes: done.rusage.maxrss / 1024 };
        done.status.success().then_some(cost)
    }

    /// The least that it costs in so many runs, and the most memory; none where it fails.
    pub fn least(&self, times: usize) -> Option<Cost> {
        let costs: Vec<Cost> = (0..times).map(|_| self.tried()).collect::<Option<_>>()?;
        let time = costs.iter().map(|cost| cost.time).min()?;
        Some(Cost { time, kilobytes: costs.iter().map(|cost| cost.kilobytes).max()? })
    }

    /// How many instructions it takes, as valgrind counts them.
    pub fn instructions(&self) -> u64 {
        let counts = self.scratch.path().join("cachegrind");
        let mut command = self.command(Path::new("valgrind"));
        command.args(["--tool=cachegrind", "--cache-sim=no"]);
        command.arg(format!("--cachegrind-out-file={}", counts.display()));
        let done = command.arg(&self.program).args(&self.args).stderr(Stdio::piped()).output().unwrap();
        assert_ne!(done.status.code(), Some(2), "{:?} was refused", self.args);
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        let line = said.lines().find(|line| line.contains("refs:")).unwrap_or_else(|| panic!("{said}"));
        let digits: String = line.rsplit(':').next().unwrap().chars().filter(char::is_ascii_digit).collect();
        digits.parse().unwrap()
    }
}
