//! The lines of a text, and the slips in them.

use std::ops::Range;

use super::heads::Heads;
use super::line;
use super::slip::{Setting, Slip};

/// The lines of a text, looked through once.
pub(super) struct Lines<'a> {
    text: &'a str,
    /// Where each begins.
    starts: Vec<usize>,
    heads: Heads<'a>,
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts, heads: Heads::of(text) }
    }

    /// The line in which an offset lies, without its line end.
    pub(super) fn at(&self, offset: usize) -> Range<usize> {
        let next = self.starts.partition_point(|start| *start <= offset);
        let end = self.starts.get(next).map_or(self.text.len(), |next| next - 1);
        self.starts[next - 1]..end
    }

    /// The slip in a line, with its place in the text. Of two heads of one table, one of them of a list, it is in the
    /// one that is not.
    pub(super) fn slip(&self, line: Range<usize>, lists: &[&'static str]) -> Option<Slip> {
        let above = self.heads.single(&self.text[line.clone()]).filter(|above| above.start < line.start);
        let at = above.unwrap_or(line);
        let setting = Setting { heads: &self.heads, lists, is_last: at.end == self.text.len() };
        let mut slip = line::slip(&self.text[at.clone()], setting)?;
        slip.range = at.start + slip.range.start..at.start + slip.range.end;
        Some(slip)
    }
}
