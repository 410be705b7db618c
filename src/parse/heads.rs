//! The heads of tables in a text, looked through line by line.

use std::collections::BTreeMap;
use std::ops::Range;

/// The heads of tables in a text.
#[derive(Debug, Default)]
pub(super) struct Heads<'a> {
    /// By name, how often each stands there, and the line of the first that is one of no list.
    by_name: BTreeMap<&'a str, (usize, Option<Range<usize>>)>,
}

impl<'a> Heads<'a> {
    /// Looks through a text once.
    pub(super) fn of(text: &'a str) -> Self {
        let mut heads = Self::default();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            if let Some(name) = name(line) {
                let (count, single) = heads.by_name.entry(name).or_default();
                *count += 1;
                if single.is_none() && !line.trim_start().starts_with("[[") {
                    *single = Some(start..start + line.trim_end_matches(['\r', '\n']).len());
                }
            }
            start += line.len();
        }
        heads
    }

    /// The line of a head that a head of a list contradicts, further up.
    pub(super) fn single(&self, line: &str) -> Option<Range<usize>> {
        let name = name(line).filter(|_| line.trim_start().starts_with("[["))?;
        self.by_name.get(name)?.1.clone()
    }

    /// Whether several tables have this name.
    pub(super) fn is_repeated(&self, name: &str) -> bool {
        self.by_name.get(name).is_some_and(|(count, _)| 1 < *count)
    }
}

/// The name in the head of a table, where a line is one, its brackets right or not.
pub(super) fn name(line: &str) -> Option<&str> {
    let text = before_comment(line).trim();
    let name = text.trim_matches(|c: char| matches!(c, '[' | ']') || c.is_whitespace());
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    (text.starts_with('[') && !name.is_empty() && name.chars().all(is_name)).then_some(name)
}

/// The part of a line that is no comment.
pub(super) fn before_comment(line: &str) -> &str {
    line.split('#').next().unwrap_or(line)
}
