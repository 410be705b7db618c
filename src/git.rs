//! What a git repository says was changed; the only use of the `git` program.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use chrono::NaiveDate;

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

/// A commit that touched a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// In full, in hexadecimal.
    pub id: String,
    pub author: String,
    /// The day on which the author made it, where the author was.
    pub on: NaiveDate,
    pub subject: String,
}

/// What a folder held after a commit: files by their path from there. Of what is no plain file, such as a link, or was
/// not to be had, nothing is known.
pub type Files = BTreeMap<String, Option<Vec<u8>>>;

/// Goes through the commits that touched the files of `folder` called `*.{extension}`, oldest first, along the first
/// parents: what came by a merge counts as the merge's. Commits that only touched the folder `without` inside it do not
/// count, nor those whose day cannot be read; what they changed counts for the next.
///
/// Nothing a repository says is taken for an option or run, and nothing is fetched.
///
/// # Errors
/// When `git` cannot be run, `folder` lies in no repository, or nothing was ever committed there.
pub fn history(
    folder: &Path,
    extension: &str,
    without: &str,
    mut each: impl FnMut(Commit, &Files),
) -> Result<(), Message> {
    let prefix = git(folder, &["rev-parse", "--show-prefix"])?;
    let prefix = prefix.trim_end_matches(['\r', '\n']);
    let excluded = format!(":(exclude,literal){without}");
    let log = said(reader(folder).args(LOG).args(["HEAD", "--", ".", &excluded]))?;
    let mut blobs = Blobs::open(folder)?;
    let mut files = Files::new();
    let mut is_touched = false;
    for logged in Logged::read(&log) {
        for Edit { path, mode, id } in logged.edits {
            let Some(inside) = path.strip_prefix(prefix) else { continue };
            if Path::new(inside).extension().is_none_or(|it| it != extension) {
                continue;
            }
            is_touched = true;
            match mode {
                GONE => files.remove(inside),
                PLAIN | PROGRAM => files.insert(inside.to_owned(), blobs.read(id)?),
                _ => files.insert(inside.to_owned(), None),
            };
        }
        if let Some(commit) = logged.commit.filter(|_| is_touched) {
            each(commit, &files);
            is_touched = false;
        }
    }
    Ok(())
}

/// Settings of a repository must not change what is printed: each that could is set.
const LOG: &[&str] = &[
    "-c",
    "log.diffMerges=first-parent",
    "-c",
    "log.follow=false",
    "-c",
    "log.showRoot=true",
    "log",
    "--first-parent",
    "-m",
    "--reverse",
    "--raw",
    "-r",
    "-z",
    "--no-abbrev",
    "--no-color",
    "--no-ext-diff",
    "--no-notes",
    "--no-relative",
    "--no-renames",
    "--no-show-signature",
    "--no-textconv",
    "--encoding=UTF-8",
    "--format=%x00%H%x00%an%x00%as%x00%s",
];

/// Modes of files in a tree.
const PLAIN: &str = "100644";
const PROGRAM: &str = "100755";
const GONE: &str = "000000";

/// A commit as logged, unless its day cannot be read, and what it did to files.
struct Logged<'a> {
    commit: Option<Commit>,
    edits: Vec<Edit<'a>>,
}

/// A file after a commit: its path from the root of the repository, its mode and the id of its content.
struct Edit<'a> {
    path: &'a str,
    mode: &'a str,
    id: &'a str,
}

impl<'a> Logged<'a> {
    /// What [`LOG`] prints: an empty field before each commit, four that tell of it, then two a file.
    fn read(log: &'a str) -> Vec<Self> {
        let mut fields = log.split('\0');
        let mut all: Vec<Self> = Vec::new();
        while let Some(field) = fields.next() {
            if let Some(modes) = field.trim_start_matches('\n').strip_prefix(':') {
                let mut parts = modes.split(' ').skip(1);
                let (mode, id) = (parts.next().unwrap_or_default(), parts.nth(1).unwrap_or_default());
                let path = fields.next().unwrap_or_default();
                if let Some(logged) = all.last_mut() {
                    logged.edits.push(Edit { path, mode, id });
                }
                continue;
            }
            let mut told = || Some(fields.next()?.to_owned());
            let (Some(id), Some(author), Some(day), Some(subject)) = (told(), told(), told(), told()) else {
                break;
            };
            let commit = day.parse().ok().map(|on| Commit { id, author, on, subject });
            all.push(Self { commit, edits: Vec::new() });
        }
        all
    }
}

/// Hands out contents by id, from one process that waits for the next.
struct Blobs {
    child: Child,
    asked: ChildStdin,
    told: BufReader<ChildStdout>,
}

impl Blobs {
    fn open(folder: &Path) -> Result<Self, Message> {
        let mut command = reader(folder);
        command.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.stderr(Stdio::null()).spawn().map_err(|error| fault(error.to_string()))?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(asked), Some(told)) => Ok(Self { child, asked, told: BufReader::new(told) }),
            _ => Err(fault(String::new())),
        }
    }

    /// The content called `id`; none where the repository does not hold it.
    fn read(&mut self, id: &str) -> Result<Option<Vec<u8>>, Message> {
        let mut ask = || {
            writeln!(self.asked, "{id}")?;
            let mut head = String::new();
            self.told.read_line(&mut head)?;
            let size = head.split_once(" blob ").and_then(|(_, size)| size.trim_end().parse::<u64>().ok());
            let Some(size) = size else { return Ok(None) };
            let mut content = Vec::new();
            (&mut self.told).take(size).read_to_end(&mut content)?;
            // A line end follows.
            self.told.read_exact(&mut [0])?;
            Ok(Some(content))
        };
        ask().map_err(|error: std::io::Error| fault(error.to_string()))
    }
}

impl Drop for Blobs {
    fn drop(&mut self) {
        // It only reads; how it ends is of no account.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// `git`, to be run in a folder, with nobody to ask and nothing else to wait for.
fn command(folder: &Path) -> Command {
    const SET: &[(&str, &str)] =
        &[("GIT_OPTIONAL_LOCKS", "0"), ("GIT_TERMINAL_PROMPT", "0"), ("LC_ALL", "C")];
    let mut command = Command::new("git");
    command.arg("--no-pager").arg("-C").arg(folder).envs(SET.iter().copied());
    command
}

/// `git`, to read commits as they were made, from what is here: nothing is fetched, and nothing stands in for another.
fn reader(folder: &Path) -> Command {
    const SET: &[(&str, &str)] = &[
        // No protocol is called so: an older git, which does not know GIT_NO_LAZY_FETCH, has none to fetch by.
        ("GIT_ALLOW_PROTOCOL", "none"),
        ("GIT_GLOB_PATHSPECS", "0"),
        ("GIT_ICASE_PATHSPECS", "0"),
        ("GIT_LITERAL_PATHSPECS", "0"),
        ("GIT_NOGLOB_PATHSPECS", "0"),
        ("GIT_NO_LAZY_FETCH", "1"),
        ("GIT_NO_REPLACE_OBJECTS", "1"),
    ];
    let mut command = command(folder);
    command.envs(SET.iter().copied());
    command
}

fn fault(why: String) -> Message {
    Message::new("git.failed").with("why", Arg::Foreign(why))
}

fn git(folder: &Path, args: &[&str]) -> Result<String, Message> {
    said(command(folder).args(args))
}

fn said(command: &mut Command) -> Result<String, Message> {
    let output = command.output().map_err(|error| fault(error.to_string()))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(fault(said.lines().next().unwrap_or_default().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_logged_is_told_apart_by_its_place_not_by_its_look() {
        let log = "/c1/:000000 An/2026-01-15/:x/\n:000000 100644 0000 aaaa A/plan.toml/:100644 000000 bbbb 0000 D/:b.toml/\
                   /c2//never///c3/B/2026-01-16//\n:100644 120000 aaaa cccc T/plan.toml/";
        let log = log.replace('/', "\0");
        let logged = Logged::read(&log);
        let told = logged.iter().map(|it| {
            let commit = it.commit.as_ref().map_or("?", |it| &it.id);
            let edits: Vec<String> =
                it.edits.iter().map(|it| format!("{} {} {}", it.mode, it.id, it.path)).collect();
            format!("{commit}: {}", edits.join(", "))
        });
        let expected = ["c1: 100644 aaaa plan.toml, 000000 0000 :b.toml", "?: ", "c3: 120000 cccc plan.toml"];
        assert_eq!(told.collect::<Vec<_>>(), expected);
        let first = logged[0].commit.clone().unwrap();
        assert_eq!((first.author.as_str(), first.subject.as_str()), (":000000 An", ":x"));
        assert!(Logged::read("").is_empty());
    }
}
