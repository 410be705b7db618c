//! How wide columns are, in digits: so that what goes on paper can be read there, and takes few pages.

use crate::document::{Cell, Head, Kind};

/// What a column has beside its text.
const PADDING: usize = 2;
/// The narrowest column.
const NARROWEST: usize = 8;
/// Words in a column as narrow as this still read well.
const READABLE: usize = 11;
/// The widest column of numbers, and of what is not printed.
const WIDEST: (usize, usize) = (14, 28);
/// How wide all that stands on paper may be: more would be too small to be read across a page.
const PAPER: usize = 220;

/// A column, measured in characters.
pub(super) struct Column {
    kind: Kind,
    /// Its longest line; 0 where nothing stands in it.
    longest: usize,
    /// The longest word of its head.
    head: usize,
    /// The length of a cell that nine of ten are not longer than, all of its lines together.
    usual: usize,
}

impl Column {
    /// A column of these cells.
    pub(super) fn new<'a>(head: &Head, cells: impl Iterator<Item = &'a Cell>) -> Self {
        let length = |text: &str| text.chars().count();
        let (mut longest, mut lengths) = (0, Vec::new());
        for cell in cells {
            longest = cell.text.lines().map(length).fold(longest, usize::max);
            lengths.push(length(&cell.text));
        }
        lengths.sort_unstable();
        let usual = lengths.get(lengths.len() * 9 / 10).copied().unwrap_or_default();
        let head_word = head.title.split(' ').map(length).max().unwrap_or_default();
        Self { kind: head.kind, longest, head: head_word, usual }
    }

    /// How wide it is where most of its cells are to have no more than so many lines; 0 where it is empty, and hidden.
    fn width(&self, lines: usize) -> usize {
        if self.longest == 0 {
            return 0;
        }
        let text = match self.kind {
            Kind::Words | Kind::Line => self.usual.div_ceil(lines).max(READABLE).min(self.longest),
            Kind::Label => self.longest.min(WIDEST.1),
            Kind::Number => self.longest.min(WIDEST.0),
        };
        (text.max(self.head) + PADDING).max(NARROWEST)
    }
}

/// The widths of columns, of which so many are printed: with as few lines in a cell as paper has room for.
pub(super) fn widths(columns: &[Column], printed: usize) -> Vec<f64> {
    let (on_paper, others) = columns.split_at(printed.min(columns.len()));
    let sum = |lines: usize| on_paper.iter().map(|column| column.width(lines)).sum::<usize>();
    let most = on_paper.iter().map(|column| column.usual).max().unwrap_or_default().max(1);
    let lines = (1..most).find(|lines| sum(*lines) <= PAPER).unwrap_or(most);
    let on_paper = on_paper.iter().map(|column| column.width(lines));
    let others = others.iter().map(|column| column.width(1).min(WIDEST.1));
    #[expect(clippy::cast_precision_loss, reason = "as wide as a page at most")]
    let widths = on_paper.chain(others).map(|width| width as f64).collect();
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(kind: Kind, longest: usize, usual: usize) -> Column {
        Column { kind, longest, head: 5, usual }
    }

    #[track_caller]
    fn case(columns: &[Column], printed: usize, expected: &[usize]) {
        let widths: Vec<String> = widths(columns, printed).iter().map(ToString::to_string).collect();
        assert_eq!(widths, expected.iter().map(ToString::to_string).collect::<Vec<_>>());
    }

    #[test]
    fn what_fits_on_paper_is_not_wrapped() {
        let columns = [column(Kind::Label, 7, 7), column(Kind::Words, 120, 100), column(Kind::Number, 0, 0)];
        case(&columns, 3, &[9, 102, 0]);
    }

    #[test]
    fn long_words_have_the_room_that_short_ones_leave() {
        let columns = [
            column(Kind::Label, 7, 7),
            column(Kind::Words, 300, 1400),
            column(Kind::Words, 12, 12),
            column(Kind::Words, 31, 31),
        ];
        // In seven lines it would need 202, and all of them more than there is.
        case(&columns, 4, &[9, 177, 13, 13]);
    }

    #[test]
    fn what_is_not_printed_takes_no_room_from_what_is() {
        let columns = [column(Kind::Words, 150, 150), column(Kind::Words, 90, 90)];
        case(&columns, 1, &[152, 28]);
        case(&columns, 2, &[77, 47]);
    }
}
