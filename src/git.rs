//! What a git repository says was changed; the only use of the `git` program.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::message::{Arg, Message};

/// The files that differ from a revision, from the root of the repository that `start` lies in.
///
/// A revision such as `origin/main` is compared with the files as they are, those that git does not track yet among
/// them; a range such as `origin/main...HEAD` is what its commits touched.
///
/// # Errors
/// When `git` cannot be run, `start` lies in no repository, or there is no such revision.
pub fn changed_since(start: &Path, revision: &str) -> Result<BTreeSet<PathBuf>, Message> {
    if revision.starts_with('-') {
        // It would be an option of git.
        return Err(Message::new("git.no-revision").with("revision", revision));
    }
    let root = git(start, &["rev-parse", "--show-toplevel"])?;
    let root = PathBuf::from(root.trim_end_matches(['\r', '\n']));
    let mut names = git(&root, &["diff", "--name-only", "--no-renames", "-z", revision, "--"])?;
    if !revision.contains("..") {
        names.push_str(&git(&root, &["ls-files", "--others", "--exclude-standard", "-z"])?);
    }
    Ok(names.split('\0').filter(|name| !name.is_empty()).map(|name| root.join(name)).collect())
}

fn git(folder: &Path, args: &[&str]) -> Result<String, Message> {
    let fault = |why: String| Message::new("git.failed").with("why", Arg::Foreign(why));
    let output = Command::new("git").arg("-C").arg(folder).args(args).env("LC_ALL", "C").output();
    let output = output.map_err(|error| fault(error.to_string()))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(fault(said.lines().next().unwrap_or_default().to_owned()))
}
