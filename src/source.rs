//! Source text, byte spans, and the one place where a byte becomes a line and a column.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::{Deref, Range};
use std::sync::OnceLock;

use memchr::memchr_iter;

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
    /// From top to bottom; of a file that is held whole there is one.
    pieces: Vec<Piece>,
}

/// Whole lines of a file that are held.
#[derive(Debug)]
struct Piece {
    /// Where they begin in the file, in bytes.
    start: usize,
    /// The number of the first, from 1.
    line: usize,
    /// Kept as they were read: few files are ever quoted, and a copy of each would cost more than reading it.
    bytes: Vec<u8>,
    /// Where the lines begin in the piece; made for the first place that is asked after.
    starts: OnceLock<Vec<usize>>,
}

impl Piece {
    const fn new(start: usize, line: usize, bytes: Vec<u8>) -> Self {
        Self { start, line, bytes, starts: OnceLock::new() }
    }

    const fn end(&self) -> usize {
        self.start + self.bytes.len()
    }

    /// The line in which `offset` of the file lies: its number, from 1, and where it begins in the file.
    fn line_at(&self, offset: usize) -> (usize, usize) {
        let starts = self.starts.get_or_init(|| {
            std::iter::once(0).chain(memchr_iter(b'\n', &self.bytes).map(|at| at + 1)).collect()
        });
        // The first line begins at 0, so that one begins before any place.
        let at = starts.partition_point(|start| *start <= offset - self.start) - 1;
        (self.line + at, self.start + starts[at])
    }
}

/// Whole lines of a file.
#[derive(Debug)]
pub struct Excerpt<'a> {
    pub text: Cow<'a, str>,
    /// The number of its first line, from 1.
    pub line: usize,
    /// Where each part begins in the file, and where in the text, in bytes.
    parts: Vec<(usize, usize)>,
}

impl Excerpt<'_> {
    /// Where a place of the file that is quoted stands in the text.
    pub fn place(&self, offset: usize) -> usize {
        let at = self.parts.partition_point(|(start, _)| *start <= offset);
        let (start, place) = self.parts[at.saturating_sub(1)];
        place + offset.saturating_sub(start)
    }
}

impl SourceFile {
    /// The text, where all of it is some.
    pub fn utf8(&self) -> Option<&str> {
        simdutf8::basic::from_utf8(self.bytes()).ok()
    }

    /// The text; bytes that are none are replaced.
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.bytes())
    }

    /// The bytes, as they were read, of a file that is held whole.
    pub fn bytes(&self) -> &[u8] {
        self.pieces.first().map(|piece| &piece.bytes[..]).unwrap_or_default()
    }

    /// The lines that a range of bytes touches, with the break at their end. Empty lines stand for those inside it that are
    /// not held.
    pub fn excerpt(&self, range: &Range<usize>) -> Excerpt<'_> {
        let (first, last) = (self.piece_at(range.start), self.piece_at(range.end));
        if first == last {
            let (line, start, bytes) = self.lines(range);
            return Excerpt { text: String::from_utf8_lossy(bytes), line, parts: vec![(start, 0)] };
        }
        let (line, begin) = self.pieces[first].line_at(range.start);
        let (mut text, mut parts, mut below) = (String::new(), Vec::new(), line);
        for piece in &self.pieces[first..=last] {
            let start = begin.max(piece.start);
            let (line, _) = piece.line_at(start);
            let end = if range.end < piece.end() { range.end } else { piece.end().saturating_sub(1) };
            let (_, _, bytes) = self.lines(&(start..end.max(start)));
            text.extend(std::iter::repeat_n('\n', line - below));
            parts.push((start, text.len()));
            text.push_str(&String::from_utf8_lossy(bytes));
            below = line + memchr_iter(b'\n', bytes).count();
        }
        Excerpt { text: text.into(), line, parts }
    }

    /// The lines that a range of bytes touches as bytes: the number of the first line, where it begins, and the lines.
    fn lines(&self, range: &Range<usize>) -> (usize, usize, &[u8]) {
        let piece = self.piece(range.start);
        let (line, start) = piece.line_at(range.start);
        let (from, to) = (start - piece.start, range.end - piece.start);
        let rest = piece.bytes.get(to..).unwrap_or_default();
        let end = rest.iter().position(|byte| *byte == b'\n').map_or(piece.bytes.len(), |at| to + at + 1);
        (line, start, &piece.bytes[from..end])
    }

    /// The piece that holds a place, which is one of those kept.
    fn piece(&self, offset: usize) -> &Piece {
        &self.pieces[self.piece_at(offset)]
    }

    fn piece_at(&self, offset: usize) -> usize {
        self.pieces.partition_point(|piece| piece.start <= offset).saturating_sub(1)
    }

    /// Lets all go but the lines that these ranges touch, in any order, and the few between two that are near.
    fn keep(&mut self, mut ranges: Vec<Range<usize>>) {
        /// So many lines between two places are drawn, and not left out.
        const NEAR: usize = 3;
        ranges.sort_by_key(|range| range.start);
        let mut kept: Vec<Range<usize>> = Vec::new();
        for range in ranges {
            let (line, start, bytes) = self.lines(&range);
            let end = start + bytes.len();
            match kept.last_mut() {
                Some(last) if line <= self.piece(last.end).line_at(last.end).0 + NEAR => {
                    last.end = last.end.max(end);
                }
                _ => kept.push(start..end),
            }
        }
        let held = kept.into_iter().map(|range| {
            let piece = self.piece(range.start);
            let bytes = piece.bytes[range.start - piece.start..range.end - piece.start].to_vec();
            Piece::new(range.start, piece.line_at(range.start).0, bytes)
        });
        self.pieces = held.collect();
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
        self.files.insert(id, SourceFile { path, pieces: vec![Piece::new(0, 1, bytes)] });
    }

    /// Takes over the files of another map.
    pub fn absorb(&mut self, other: Self) {
        self.files.extend(other.files);
    }

    /// Of the files that are held whole, lets those go that `ranges` names no range of, and of the others what no line of
    /// a range holds; those in `whole` stay as they are.
    pub fn keep(&mut self, mut ranges: BTreeMap<SourceId, Vec<Range<usize>>>, whole: &BTreeSet<SourceId>) {
        self.files.retain(|id, _| ranges.contains_key(id) || whole.contains(id));
        for (id, file) in self.files.iter_mut().filter(|(id, _)| !whole.contains(id)) {
            file.keep(ranges.remove(id).unwrap_or_default());
        }
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
        let bytes = self.file(left.source).bytes();
        left.source == right.source && bytes.get(between).is_some_and(|between| !between.contains(&b'\n'))
    }

    /// Where `offset` lies in `id`. Counts both from 1.
    pub fn line_col(&self, id: SourceId, offset: u32) -> LineCol {
        let file = self.file(id);
        let piece = file.piece(offset as usize);
        let offset = piece.end().min(offset as usize);
        let (line, start) = piece.line_at(offset);
        let before = &piece.bytes[start - piece.start..offset - piece.start];
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
            assert_eq!((&*excerpt.text, excerpt.parts[0].0, excerpt.line), expected, "{text:?} {range:?}");
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

    #[test]
    fn lines_that_are_kept_stay_where_they_were() {
        let text = "a\nbc\nd\ne\nfgh\n\n\n\n\n\n\ni\n";
        let ranges = [9..11, 2..3, 3..6, 12..12, 19..20];
        let mut whole = SourceMap::default();
        let mut kept = SourceMap::default();
        for sources in [&mut whole, &mut kept] {
            sources.add(SourceId(0), "plan.toml", text);
            sources.add(SourceId(1), "more.toml", text);
        }
        kept.keep(BTreeMap::from([(SourceId(0), ranges.to_vec())]), &BTreeSet::new());
        assert_eq!(kept.len(), 1);
        for range in ranges {
            let excerpt = |sources: &SourceMap| {
                let excerpt = sources.file(SourceId(0)).excerpt(&range);
                let place = excerpt.place(range.start);
                (excerpt.text.into_owned(), place, excerpt.line)
            };
            assert_eq!(excerpt(&kept), excerpt(&whole), "{range:?}");
            let span = Span::new(SourceId(0), &range);
            assert_eq!(kept.line_col(span.source, span.start), whole.line_col(span.source, span.start));
            assert_eq!(kept.line_col(span.source, span.end), whole.line_col(span.source, span.end));
        }
        let excerpt = kept.file(SourceId(0)).excerpt(&(2..19));
        assert_eq!((&*excerpt.text, excerpt.line), ("bc\nd\ne\nfgh\n\n\n\n\n\n\ni\n", 2));
        assert_eq!(
            [2, 9, 19].map(|at| &excerpt.text[excerpt.place(at)..=excerpt.place(at)]),
            ["b", "f", "i"]
        );
        assert!(kept.file(SourceId(0)).pieces.iter().map(|it| it.bytes.len()).sum::<usize>() < text.len());
    }
}
