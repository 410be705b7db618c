//! How wide the columns of a table are on a screen. The only file that knows `unicode-width`.

use unicode_width::UnicodeWidthStr;

use crate::document::{Head, Kind, Table};

/// Columns stand this far apart: a space of padding, and the junction of the rules.
pub(super) const GAP: u16 = 2;
/// Words of a head over numbers are stacked into lines of about this many columns.
const NUMBER_HEAD: usize = 10;
/// Where that leaves less than this for words, every word of a head gets its own line.
const WORTH_READING: usize = 24;

/// Columns of words that get less than this on average cannot be read.
const LEAST_ROOM: usize = 10;

/// A table with the widths of its cells, each measured once.
pub(super) struct Measured<'t> {
    table: &'t Table,
    /// The longest line of each cell, row by row.
    lines: Vec<Vec<usize>>,
    columns: Vec<Cells>,
}

/// What the cells of a column take together, its head aside.
#[derive(Clone, Copy, Default)]
struct Cells {
    longest_line: usize,
    longest_word: usize,
    /// The width of all their texts.
    said: usize,
}

impl<'t> Measured<'t> {
    pub(super) fn new(table: &'t Table) -> Self {
        let mut columns = vec![Cells::default(); table.heads.len()];
        let mut measure = |at: usize, text: &str| {
            let line = natural(text);
            if let Some(column) = columns.get_mut(at) {
                column.longest_line = column.longest_line.max(line);
                column.longest_word = column.longest_word.max(longest_word(text));
                column.said += if text.contains('\n') { text.width() } else { line };
            }
            line
        };
        let lines = table.rows.iter().map(|row| {
            row.cells.iter().enumerate().map(|(at, cell)| measure(at, &cell.text)).collect::<Vec<_>>()
        });
        Self { table, lines: lines.collect(), columns }
    }

    /// How many rows have a cell with a line that is wider than its column, and is not cut to it.
    pub(super) fn tall_rows(&self, widths: &[usize]) -> usize {
        let is_wider =
            |((line, width), head): ((&usize, &usize), &Head)| width < line && head.kind != Kind::Line;
        let is_tall = |lines: &&Vec<usize>| lines.iter().zip(widths).zip(&self.table.heads).any(is_wider);
        self.lines.iter().filter(is_tall).count()
    }
}

/// Whether a table has more columns of words than the screen has room for.
pub(super) fn is_crowded(measured: &Measured<'_>, heads: &[String], screen: usize) -> bool {
    let columns: Vec<Demand> = (0..heads.len()).map(|at| Demand::of(measured, heads, at)).collect();
    let gaps = usize::from(GAP) * columns.len();
    let natural = |may_wrap| columns.iter().filter(move |it| it.may_wrap == may_wrap).map(|it| it.natural);
    let (fixed, words): (usize, usize) = (natural(false).sum(), natural(true).sum());
    screen < fixed + words + gaps && screen < fixed + LEAST_ROOM * natural(true).count() + gaps
}

/// The heads of the columns; those over numbers broken into short lines, shorter still where words need the room.
pub(super) fn heads(measured: &Measured<'_>, screen: usize) -> Vec<String> {
    let broken = |width| measured.table.heads.iter().map(|column| head(column, width)).collect::<Vec<_>>();
    let heads = broken(NUMBER_HEAD);
    let demands = |at| Demand::of(measured, &heads, at);
    let (words, fixed): (Vec<Demand>, Vec<Demand>) =
        (0..heads.len()).map(demands).partition(|it| it.may_wrap);
    let fixed: usize = fixed.iter().map(|it| it.natural).sum();
    let least: usize = words.iter().map(|it| it.least.min(it.natural)).sum();
    let has_text = words.iter().any(|it| WORTH_READING < it.natural);
    let words = if has_text { least.max(WORTH_READING) } else { least };
    if screen < fixed + words + usize::from(GAP) * heads.len() { broken(1) } else { heads }
}

/// How wide each column is. Labels and numbers keep their lines whole; words share the rest by how much they say,
/// and none gets less than its longest word needs, where that is possible at all.
pub(super) fn widths(measured: &Measured<'_>, heads: &[String], screen: usize) -> Vec<usize> {
    let columns: Vec<Demand> = (0..heads.len()).map(|at| Demand::of(measured, heads, at)).collect();
    let mut widths: Vec<usize> = columns.iter().map(|it| it.natural).collect();
    let gaps = usize::from(GAP) * columns.len();
    if widths.iter().sum::<usize>() + gaps <= screen {
        return widths;
    }
    let mut open: Vec<usize> = (0..columns.len()).filter(|at| columns[*at].may_wrap).collect();
    let fixed: usize = columns.iter().filter(|it| !it.may_wrap).map(|it| it.natural).sum();
    let mut left = screen.saturating_sub(fixed + gaps);
    // Short columns keep their lines whole. Then those are settled that need no more than their share, or would get
    // less than their longest word.
    let short = left / open.len().max(1);
    open.retain(|at| {
        let is_short = columns[*at].natural <= short.min(SHORT);
        left = left.saturating_sub(if is_short { columns[*at].natural } else { 0 });
        !is_short
    });
    loop {
        let weight: usize = open.iter().map(|at| columns[*at].weight).sum();
        let share = |at: usize| left * columns[at].weight / weight.max(1);
        let settled = open.iter().position(|at| {
            let it = &columns[*at];
            it.natural <= share(*at) || share(*at) < it.least
        });
        let Some(at) = settled.map(|at| open.remove(at)) else {
            break;
        };
        widths[at] = if columns[at].natural <= share(at) { columns[at].natural } else { columns[at].least };
        left = left.saturating_sub(widths[at]);
    }
    let weight: usize = open.iter().map(|at| columns[*at].weight).sum();
    for at in open {
        widths[at] = left * columns[at].weight / weight.max(1);
    }
    widths
}

/// A column of words this narrow is not worth wrapping.
const SHORT: usize = 24;

/// How much room a column asks for.
struct Demand {
    /// Its longest line.
    natural: usize,
    /// Its longest word.
    least: usize,
    /// How much its usual cell says.
    weight: usize,
    may_wrap: bool,
}

impl Demand {
    fn of(measured: &Measured<'_>, heads: &[String], at: usize) -> Self {
        /// A longer word is broken rather than given all the room.
        const LONGEST_WORD: usize = 16;
        let (cells, head) = (&measured.columns[at], &heads[at]);
        Self {
            natural: cells.longest_line.max(natural(head)),
            least: cells.longest_word.max(longest_word(head)).clamp(8, LONGEST_WORD),
            weight: (cells.said / measured.table.rows.len().max(1)).clamp(10, 200),
            may_wrap: matches!(measured.table.heads[at].kind, Kind::Words | Kind::Line),
        }
    }
}

/// The width of the longest word of a text.
fn longest_word(text: &str) -> usize {
    text.split_whitespace().map(UnicodeWidthStr::width).max().unwrap_or(0)
}

/// The width of the longest line of a text.
fn natural(text: &str) -> usize {
    text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0)
}

/// A table whose lines of words are cut to the widths of their columns, marked with `…`.
pub(super) fn clipped(table: &Table, widths: &[usize]) -> Table {
    let mut table = table.clone();
    for row in &mut table.rows {
        for ((cell, head), width) in row.cells.iter_mut().zip(&table.heads).zip(widths) {
            if head.kind == Kind::Line && *width < natural(&cell.text) {
                cell.text = cut(&cell.text, *width);
            }
        }
    }
    table
}

/// As much of the beginning of a text as fits into a width, with `…` behind.
fn cut(text: &str, width: usize) -> String {
    let mut short = String::new();
    for c in text.chars() {
        let mut longer = short.clone();
        longer.push(c);
        if width < longer.width() + 1 {
            break;
        }
        short = longer;
    }
    format!("{}…", short.trim_end())
}

/// A head over numbers is broken into short lines, so that the column stays narrow.
fn head(column: &Head, width: usize) -> String {
    if column.kind != Kind::Number {
        return column.title.clone();
    }
    let mut lines: Vec<String> = Vec::new();
    for word in column.title.split(' ') {
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}
