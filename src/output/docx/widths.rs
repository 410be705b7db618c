//! How wide the columns of a table are on paper, in twips: so that the table is as short as it can be.

use super::metrics::Font;
use super::type_size::TypeSize;
use crate::document::{Cell, Kind, Row, RowKind, Table};

/// What stands left and right of the text of a cell, and the lines between cells.
const PADDING: u32 = 190;
/// Words in a column as narrow as this still read well.
const READABLE: u32 = 1_250;
/// In a table of so many columns that this takes most of the page, few words stand in narrower ones: what is long needs
/// the room.
const NARROW: u32 = 750;
/// Words want about 4 cm, and a table that leaves them less is too wide for its page.
const COMFORTABLE: u32 = 2_270;
/// A longer label wraps at its blanks as words do.
const LONGEST_LABEL: u32 = 1_900;
/// Room is given out in pieces of this size.
const STEP: u32 = 100;

/// The columns of a table, which fill the room.
pub(super) fn widths(table: &Table, room: u32) -> Vec<u32> {
    let columns = columns(table, room);
    let mut widths: Vec<u32> = columns.iter().map(|column| column.least).collect();
    let mut left = room.saturating_sub(widths.iter().sum());
    while STEP <= left {
        let Some(at) = neediest(&columns, &widths) else { break };
        widths[at] += STEP;
        left -= STEP;
    }
    // What nobody needs goes to words, the widest of them.
    let widest = (0..columns.len()).max_by_key(|at| (columns[*at].may_wrap, widths[*at]));
    if let Some(widest) = widest {
        widths[widest] += left;
    }
    fitted(widths, room)
}

/// Whether a table has more columns than can be read in the room.
pub(super) fn is_crowded(table: &Table, room: u32) -> bool {
    let needed = columns(table, room).iter().map(Column::comfortable).sum::<u32>();
    room < needed
}

/// Widths that are too much together, each as much less.
fn fitted(mut widths: Vec<u32>, room: u32) -> Vec<u32> {
    let all: u32 = widths.iter().sum();
    if room < all {
        for width in &mut widths {
            *width = *width * room / all;
        }
    }
    widths
}

/// The column that makes the table shortest when it gets a step more; none where none does.
fn neediest(columns: &[Column], widths: &[u32]) -> Option<usize> {
    let now = height(columns, widths);
    let gain = |at: usize| {
        let mut wider = widths.to_vec();
        wider[at] += STEP;
        now - height(columns, &wider)
    };
    let wrapping = (0..columns.len()).filter(|at| columns[*at].may_wrap);
    let gains = wrapping.map(|at| (gain(at), at)).filter(|(gain, _)| 0.0 < *gain);
    gains.max_by(|left, right| left.0.total_cmp(&right.0).then(right.1.cmp(&left.1))).map(|(_, at)| at)
}

/// About how tall a table is, in lines. A row is as tall as its tallest cell, and a little taller where others come close:
/// so that each step gains something.
fn height(columns: &[Column], widths: &[u32]) -> f64 {
    let row = |row: usize| {
        let cells = columns.iter().zip(widths).map(|(column, width)| {
            let lines = column.lines(row, width.saturating_sub(PADDING).max(1));
            lines.powi(8)
        });
        // Roots alone are the same number on every machine.
        cells.sum::<f64>().sqrt().sqrt().sqrt()
    };
    (0..columns.first().map_or(0, |column| column.rows.len())).map(row).sum()
}

/// What a column holds, measured.
struct Column {
    /// The widths of the lines of each row, its head first.
    rows: Vec<Vec<u32>>,
    /// The least that it needs, with its padding.
    least: u32,
    may_wrap: bool,
}

impl Column {
    fn new(table: &Table, at: usize, readable: u32) -> Self {
        let font = |is_bold| TypeSize::of(table).font(is_bold);
        // The title of a group stands across the columns.
        let plain = table.rows.iter().filter(|row| row.kind != RowKind::Group);
        let cells: Vec<(&Cell, Font)> =
            plain.filter_map(|row| Some((row.cells.get(at)?, font(row.kind.is_strong())))).collect();
        let lines = |(cell, font): &(&Cell, Font)| cell.text.lines().map(|line| font.width(line)).collect();
        let head = table.heads[at].title.as_str();
        let rows: Vec<Vec<u32>> = cells.iter().map(lines).collect();
        let longest = rows.iter().flatten().copied().max().unwrap_or(0);
        let may_wrap = is_words(table.heads[at].kind) || LONGEST_LABEL < longest;
        let words = cells.iter().filter_map(|(cell, font)| longest_word(&cell.text, *font));
        let word = words.chain(longest_word(head, font(true))).max().unwrap_or(0);
        let least = if may_wrap {
            word.clamp(readable.min(longest), LONGEST_LABEL.max(word.min(COMFORTABLE)))
        } else {
            longest.max(word)
        };
        let rows = [vec![font(true).width(head)]].into_iter().chain(rows).collect();
        Self { rows, least: least + PADDING, may_wrap }
    }

    /// How many lines a cell takes, and parts of a line.
    fn lines(&self, row: usize, room: u32) -> f64 {
        self.rows[row].iter().map(|line| (f64::from(*line) / f64::from(room)).max(1.0)).sum()
    }

    /// What it needs to be read without effort.
    fn comfortable(&self) -> u32 {
        let longest = self.rows.iter().flatten().copied().max().unwrap_or(0) + PADDING;
        if self.may_wrap { longest.min(COMFORTABLE).max(self.least) } else { self.least }
    }
}

fn columns(table: &Table, room: u32) -> Vec<Column> {
    let words = table.heads.iter().filter(|head| is_words(head.kind));
    let readable: u32 = words.map(|_| READABLE + PADDING).sum();
    let readable = if room * 2 < readable * 3 { NARROW } else { READABLE };
    (0..table.heads.len()).map(|at| Column::new(table, at, readable)).collect()
}

const fn is_words(kind: Kind) -> bool {
    matches!(kind, Kind::Words | Kind::Line)
}

/// About how many lines a row takes in columns of these widths.
pub(super) fn lines(table: &Table, row: &Row, widths: &[u32]) -> u32 {
    let font = TypeSize::of(table).font(row.kind.is_strong());
    let cells = row.cells.iter().zip(widths).map(|(cell, width)| {
        let room = width.saturating_sub(PADDING).max(1);
        cell.text.lines().map(|line| font.width(line).div_ceil(room).max(1)).sum()
    });
    cells.max().unwrap_or(0)
}

fn longest_word(text: &str, font: Font) -> Option<u32> {
    text.split_whitespace().map(|word| font.width(word)).max()
}
