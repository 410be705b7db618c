//! Source text, byte spans, and the one place where a byte becomes a line and a column.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::{Deref, Range};

/// Index of a file in the run, in the order the folders were walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceId(pub u32);

/// A half-open byte range in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    pub source: SourceId,
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// A span over `range` of `source`. Files over 4 GiB are not told apart past that point.
    pub fn new(source: SourceId, range: &Range<usize>) -> Self {
        let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { source, start: at(range.start), end: at(range.end) }
    }

    /// The range as `usize`, for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value together with where it was written.
#[derive(Clone, Copy, Debug)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

impl<T: fmt::Display> fmt::Display for Spanned<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// A 1-based line and a 1-based column counted in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineCol {
    pub line: usize,
    pub col: usize,
}

/// One file: its path as shown to the user, with `/` between folders, and its bytes.
#[derive(Debug)]
pub struct SourceFile {
    pub path: String,
    /// Kept as they were read: few files are ever quoted, and a copy of each would cost more than reading it.
    bytes: Vec<u8>,
}

impl SourceFile {
    /// The text; bytes that are none are replaced.
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.bytes)
    }

    /// The bytes, as they were read.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// The files a run still needs, by id. Plans without findings let theirs go.
#[derive(Debug, Default)]
pub struct SourceMap {
    files: BTreeMap<SourceId, SourceFile>,
}

impl SourceMap {
    /// Adds a file under an id given by the walk.
    pub fn add(&mut self, id: SourceId, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        let (path, bytes) = (path.into(), bytes.into());
        self.files.insert(id, SourceFile { path, bytes });
    }

    /// Takes over the files of another map.
    pub fn absorb(&mut self, other: Self) {
        self.files.extend(other.files);
    }

    /// How many files are held.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether no file is held.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Every file, in the order of the walk.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &SourceFile)> {
        self.files.iter().map(|(id, file)| (*id, file))
    }

    /// The file behind `id`.
    ///
    /// # Panics
    /// When the file was never added: spans are only made for files that were.
    pub fn file(&self, id: SourceId) -> &SourceFile {
        &self.files[&id]
    }

    /// Whether two places begin on one line.
    pub fn is_one_line(&self, left: Span, right: Span) -> bool {
        let between = left.start.min(right.start) as usize..left.start.max(right.start) as usize;
        let bytes = &self.file(left.source).bytes;
        left.source == right.source && bytes.get(between).is_some_and(|between| !between.contains(&b'\n'))
    }

    /// Where `offset` lies in `id`. Counts both from 1.
    pub fn line_col(&self, id: SourceId, offset: u32) -> LineCol {
        let bytes = &self.file(id).bytes;
        let before = &bytes[..bytes.len().min(offset as usize)];
        let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let line = before[line_start..].strip_prefix(BYTE_ORDER_MARK).unwrap_or(&before[line_start..]);
        LineCol {
            line: before.split(|byte| *byte == b'\n').count(),
            col: String::from_utf8_lossy(line).chars().count() + 1,
        }
    }
}

/// What some systems begin a text file with; it is no character of the first line.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let mut sources = SourceMap::default();
        let id = SourceId(0);
        sources.add(id, "plan.toml", "a = 1\né = x\n");
        assert_eq!(sources.line_col(id, 0), LineCol { line: 1, col: 1 });
        assert_eq!(sources.line_col(id, 11), LineCol { line: 2, col: 5 });
    }

    #[test]
    fn places_on_one_line_have_no_line_break_between() {
        let mut sources = SourceMap::default();
        sources.add(SourceId(0), "plan.toml", "a = 1\nb = 2\n");
        sources.add(SourceId(1), "more.toml", "a = 1\n");
        let is_one_line = |left: (u32, usize), right: (u32, usize)| {
            let at = |(id, at): (u32, usize)| Span::new(SourceId(id), &(at..at + 1));
            sources.is_one_line(at(left), at(right))
        };
        assert!(is_one_line((0, 0), (0, 4)) && is_one_line((0, 5), (0, 0)) && is_one_line((0, 6), (0, 6)));
        assert!(!is_one_line((0, 4), (0, 6)) && !is_one_line((0, 10), (0, 0)));
        assert!(!is_one_line((0, 0), (1, 0)) && !is_one_line((0, 0), (0, 99)));
    }
}
