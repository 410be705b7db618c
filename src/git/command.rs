//! How `git` is started: so that nothing which a checkout or the caller's environment says is run.
//!
//! What is left to git is plumbing that reads objects: no work tree, and so no filter, no file system monitor and no
//! hook; no output that a pager, a text converter, an external diff or a check of signatures would have a part in; and no
//! protocol to fetch what is missing by.

use std::env;
use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::message::{Arg, Message};

/// What a repository might set, and what holds instead.
const SETTINGS: &[&str] = &[
    "core.alternateRefsCommand=",
    "core.attributesFile=",
    "core.fsmonitor=false",
    "core.hooksPath=",
    "core.sshCommand=false",
    "credential.helper=",
    "diff.external=",
    "log.showSignature=false",
    "protocol.allow=never",
    // A repository inside a checkout, as files of it, is none.
    "safe.bareRepository=explicit",
];

/// What holds instead of what the caller's environment says.
const ENVIRONMENT: &[(&str, &str)] = &[
    // No protocol is called so: an older git, which does not know GIT_NO_LAZY_FETCH, has none to fetch by.
    ("GIT_ALLOW_PROTOCOL", "none"),
    ("GIT_NO_LAZY_FETCH", "1"),
    ("GIT_NO_REPLACE_OBJECTS", "1"),
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("LC_ALL", "C"),
];

/// Which files hold the user's own settings, in which what is trusted stands, and where no repository is looked for, is
/// the user's to say.
const KEPT: &[&str] =
    &["GIT_CEILING_DIRECTORIES", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_SYSTEM"];

/// `git`, to be run in a folder.
pub(super) fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    for (name, _) in env::vars_os() {
        if is_git_s(&name) {
            command.env_remove(&name);
        }
    }
    command.envs(ENVIRONMENT.iter().copied()).stdin(Stdio::null());
    set_path(&mut command);
    command.arg("--no-pager").arg("-C").arg(folder);
    for setting in SETTINGS {
        command.args(["-c", setting]);
    }
    command
}

/// Looks for programs in absolute folders alone: any other leads into the checkout.
fn set_path(command: &mut Command) {
    let path = env::var_os("PATH").unwrap_or_default();
    let absolute: Vec<_> = env::split_paths(&path).filter(|folder| folder.is_absolute()).collect();
    match env::join_paths(&absolute) {
        Ok(path) if !absolute.is_empty() => command.env("PATH", path),
        // Without a path a system looks where its own programs are; in an empty one, in the folder it is in.
        _ => command.env_remove("PATH"),
    };
}

fn is_git_s(name: &OsString) -> bool {
    let name = name.to_string_lossy();
    // On some systems case makes no difference.
    let name = name.to_ascii_uppercase();
    name.starts_with("GIT_") && !KEPT.contains(&name.as_str())
}

/// What git complains of, by its own words: a mark a line, and what it is a mark of.
const COMPLAINTS: &str = include_str!("complaints.txt");

/// What git prints.
///
/// # Errors
/// When it cannot be run, or fails; what is known to be in its way is named.
pub(super) fn output(command: &mut Command) -> Result<String, Message> {
    output_or_none(command)?.ok_or_else(|| failed(""))
}

/// Likewise; none where there is no repository.
///
/// # Errors
/// As there.
pub(super) fn output_or_none(command: &mut Command) -> Result<Option<String>, Message> {
    let output = command.output().map_err(|error| not_started(&error))?;
    if output.status.success() {
        return Ok(Some(String::from_utf8_lossy(&output.stdout).into_owned()));
    }
    let said = String::from_utf8_lossy(&output.stderr);
    if mark("none", &said).is_some() { Ok(None) } else { Err(fault(&said)) }
}

/// Why git could not be started.
pub(super) fn not_started(error: &io::Error) -> Message {
    if error.kind() == io::ErrorKind::NotFound {
        return Message::new("git.missing");
    }
    failed(&error.to_string())
}

/// What git's complaint comes to.
fn fault(said: &str) -> Message {
    let first = said.lines().next().unwrap_or_default();
    if let Some(end) = mark("owner", first) {
        return Message::new("git.other-owner").with("folder", first[end..].trim_matches([' ', '\'']));
    }
    if mark("gone", said).is_some() {
        return Message::new("git.incomplete");
    }
    failed(first.trim_start_matches("fatal: "))
}

/// Where in a complaint the first mark of a kind ends.
fn mark(kind: &str, said: &str) -> Option<usize> {
    let mut marks = COMPLAINTS.lines().filter_map(|line| line.split_once(": ")).filter(|(it, _)| *it == kind);
    marks.find_map(|(_, mark)| Some(said.find(mark)? + mark.len()))
}

/// That git failed, in its own words.
pub(super) fn failed(why: &str) -> Message {
    Message::new("git.failed").with("why", Arg::Foreign(why.to_owned()))
}
