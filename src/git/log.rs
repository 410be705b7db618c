//! The commits that touched some paths, each with those it comes from.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::command::{command, output};
use super::repository::Repository;
use crate::message::Message;

/// A commit that touched the paths that were asked for, or joined two lines of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// In full, in hexadecimal.
    pub id: String,
    /// The commits among those listed that it comes from, the line that others were merged into first.
    pub parents: Vec<String>,
    pub author: String,
    /// The day on which the author made it, in Vietnam; none where the commit does not say.
    pub on: Option<NaiveDate>,
    pub subject: String,
}

/// What is printed of a commit, a field each: every setting that could change it is set.
const LOG: &[&str] = &[
    "-c",
    "log.follow=false",
    "log",
    "--full-history",
    "--parents",
    "--topo-order",
    "--reverse",
    "--no-color",
    "--no-decorate",
    "--no-ext-diff",
    "--no-mailmap",
    "--no-notes",
    "--no-patch",
    "--no-show-signature",
    "--no-textconv",
    "--encoding=UTF-8",
    "-z",
    "--format=%H%x00%P%x00%an%x00%at%x00%s",
];

impl Repository {
    /// The commits up to `start` that touched `paths`, oldest first, those of every line of work; and what joined lines.
    /// Paths are taken from the root, as they are; below those of `without` nothing counts.
    ///
    /// # Errors
    /// When git fails, or commits are not here that ought to be.
    pub fn log(&self, start: &str, paths: &[String], without: &[String]) -> Result<Vec<Commit>, Message> {
        let literal = |path: &String| format!(":(top,literal){path}");
        let excluded = |path: &String| format!(":(top,exclude,literal){path}");
        let mut asked = command(&self.root);
        asked.args(LOG).args([start, "--"]);
        asked.args(paths.iter().map(literal)).args(without.iter().map(excluded));
        Ok(read(&output(&mut asked)?))
    }
}

/// What [`LOG`] prints: five fields a commit.
fn read(log: &str) -> Vec<Commit> {
    let mut fields = log.split('\0').map(str::to_owned);
    let mut commits = Vec::new();
    let mut next = || Some([fields.next()?, fields.next()?, fields.next()?, fields.next()?, fields.next()?]);
    while let Some([id, parents, author, time, subject]) = next() {
        let parents = parents.split_whitespace().map(str::to_owned).collect();
        commits.push(Commit { id, parents, author, on: day(&time), subject });
    }
    commits
}

/// The day in Vietnam, at some second.
fn day(seconds: &str) -> Option<NaiveDate> {
    const HOURS: i32 = 7;
    let vietnam = FixedOffset::east_opt(HOURS * 3600)?;
    let time = DateTime::from_timestamp(seconds.parse().ok()?, 0)?;
    Some(time.with_timezone(&vietnam).date_naive())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_logged_is_told_apart_by_its_place_not_by_its_look() {
        let log = "c1//:An/1767200399/:x/c2/c1 c0/B/1767200400//c3/c2/C/never/y/";
        let commits = read(&log.replace('/', "\0"));
        let told: Vec<_> =
            commits.iter().map(|it| (it.author.as_str(), it.parents.len(), it.subject.as_str())).collect();
        assert_eq!(told, [(":An", 0, ":x"), ("B", 2, ""), ("C", 1, "y")]);
        let days: Vec<_> = commits.iter().map(|it| it.on.map(|day| day.to_string())).collect();
        // Midnight in Vietnam is 17:00 of the day before elsewhere.
        assert_eq!(days, [Some("2025-12-31".to_owned()), Some("2026-01-01".to_owned()), None]);
        assert!(read("").is_empty());
    }
}
