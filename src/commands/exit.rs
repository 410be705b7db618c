//! How a run ends.

use std::io;

/// How a run ended, for scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Clean,
    Findings,
    Failed,
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::Failed => 2,
        })
    }
}

/// Whether an error is that nobody reads on.
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let mut causes = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>());
    causes.any(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// How a run ends that has found something: what was found stays found when nobody reads to the end.
pub(super) fn printed(result: anyhow::Result<()>, exit: Exit) -> anyhow::Result<Exit> {
    match result {
        Err(error) if !is_broken_pipe(&error) => Err(error),
        _ => Ok(exit),
    }
}
