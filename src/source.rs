//! Source text, byte spans, and the one place where a byte becomes a line and a column.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::{Deref, Range};
use std::sync::OnceLock;

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

impl<T> Spanned<T> {
    /// A value that stands in no file, such as one of a plan that is being begun.
    pub fn unplaced(value: T) -> Self {
        Self { value, span: Span::new(SourceId(0), &(0..0)) }
    }

    /// Another value in the same place.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: make(self.value), span: self.span }
    }
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
    /// Where the lines begin; made for the first place that is asked after.
    starts: OnceLock<Vec<usize>>,
}

/// Whole lines of a file.
#[derive(Debug)]
pub struct Excerpt<'a> {
    pub text: Cow<'a, str>,
    /// Where it begins in the file, in bytes.
    pub start: usize,
    /// The number of its first line, from 1.
    pub line: usize,
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

    /// The lines that a range of bytes touches, with the break at their end.
    pub fn excerpt(&self, range: &Range<usize>) -> Excerpt<'_> {
        let (line, start) = self.line(range.start);
        let rest = self.bytes.get(range.end..).unwrap_or_default();
        let end =
            rest.iter().position(|byte| *byte == b'\n').map_or(self.bytes.len(), |at| range.end + at + 1);
        Excerpt { text: String::from_utf8_lossy(&self.bytes[start..end]), start, line }
    }

    /// The line in which `offset` lies: its number, from 1, and where it begins.
    fn line(&self, offset: usize) -> (usize, usize) {
        let starts = self.starts.get_or_init(|| {
            let breaks = self.bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
            std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect()
        });
        // The first line begins at 0, so that one begins before any place.
        let number = starts.partition_point(|start| *start <= offset);
        (number, starts[number - 1])
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
        self.files.insert(id, SourceFile { path, bytes, starts: OnceLock::new() });
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
        let file = self.file(id);
        let offset = file.bytes.len().min(offset as usize);
        let (line, start) = file.line(offset);
        let before = &file.bytes[start..offset];
        let before = before.strip_prefix(BYTE_ORDER_MARK).filter(|_| start == 0).unwrap_or(before);
        LineCol { line, col: String::from_utf8_lossy(before).chars().count() + 1 }
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
        sources.add(id, "plan.toml", "\u{feff}a\n\u{feff}b");
        assert_eq!(sources.line_col(id, 3), LineCol { line: 1, col: 1 });
        assert_eq!(sources.line_col(id, 8), LineCol { line: 2, col: 2 });
    }

    #[test]
    fn an_excerpt_is_whole_lines() {
        #[track_caller]
        fn case(text: &str, range: Range<usize>, expected: (&str, usize, usize)) {
            let mut sources = SourceMap::default();
            sources.add(SourceId(0), "plan.toml", text);
            let excerpt = sources.file(SourceId(0)).excerpt(&range);
            assert_eq!((&*excerpt.text, excerpt.start, excerpt.line), expected, "{text:?} {range:?}");
        }
        case("a\nbc\nd\n", 0..0, ("a\n", 0, 1));
        case("a\nbc\nd\n", 1..1, ("a\n", 0, 1));
        case("a\nbc\nd\n", 3..4, ("bc\n", 2, 2));
        case("a\nbc\nd\n", 1..3, ("a\nbc\n", 0, 1));
        case("a\nbc\nd\n", 7..7, ("", 7, 4));
        case("a\nbc", 4..4, ("bc", 2, 2));
        case("", 0..0, ("", 0, 1));
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
