//! Documents for a terminal or a pipe, wrapped at words. The only file that knows `comfy-table` and `textwrap`.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use comfy_table::{
    Attribute, Cell as Box, CellAlignment, Color, ColumnConstraint, ContentArrangement, LineStyle,
    Table as Grid, TableStyle, Width,
};
use unicode_width::UnicodeWidthStr;

use super::{Screen, safe};
use crate::document::{Block, Cell, Column, ColumnKind, Document, Row, Table, Tone};

/// Plain columns.
const OPEN: TableStyle = TableStyle::new();
/// A line under the head.
const HEADED: TableStyle = OPEN.header_separator(LineStyle::none().fill('─').junction('─'));
/// Lines between rows too, for tables in which most rows take several lines.
const RULED: TableStyle = HEADED.row_separator(LineStyle::none().fill('┈').junction('┈'));

/// Columns stand this far apart: a space of padding, and the junction of the rules.
const GAP: u16 = 2;
const JUNCTION: u16 = 1;
/// Words of a head over numbers are stacked into lines of about this many columns.
const NUMBER_HEAD: usize = 10;
/// Where that leaves less than this for words, every word of a head gets its own line.
const WORTH_READING: usize = 24;

/// Writes `document` for `screen`.
pub(super) fn write(document: &Document, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    for (at, block) in document.blocks.iter().enumerate() {
        let is_spaced = match block {
            Block::Heading(_) | Block::Subheading(_) | Block::Table(_) => {
                0 < at && !is_heading(&document.blocks[at - 1])
            }
            _ => false,
        };
        if is_spaced {
            writeln!(out)?;
        }
        match block {
            Block::Title(text) | Block::Heading(text) | Block::Subheading(text) => {
                paragraph(&Cell::toned(text.as_str(), Tone::Strong), screen, out)?;
            }
            Block::Text(cell) => paragraph(cell, screen, out)?,
            Block::List(points) => list(points, screen, out)?,
            Block::Table(it) => table(it, screen, out)?,
        }
    }
    Ok(())
}

const fn is_heading(block: &Block) -> bool {
    matches!(block, Block::Heading(_) | Block::Subheading(_))
}

fn grid(screen: Screen) -> Grid {
    let mut grid = Grid::new();
    grid.load_style(OPEN)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(screen.width)
        .force_no_tty();
    if screen.is_coloured {
        grid.enforce_styling();
    }
    grid
}

fn paragraph(cell: &Cell, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    lines(&cell.text, ["", ""], cell.tone, screen, out)
}

fn list(points: &[String], screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    points.iter().try_for_each(|point| lines(point, ["- ", "  "], Tone::Plain, screen, out))
}

/// Text wrapped at words, behind one indent for its first line and one for the others.
fn lines(
    text: &str,
    [first, other]: [&str; 2],
    tone: Tone,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let style = if screen.is_coloured { style(tone) } else { Style::new() };
    let shown = shown(text);
    let mut indent = first;
    for line in shown.split('\n') {
        let wrap =
            textwrap::Options::new(usize::from(screen.width)).initial_indent(indent).subsequent_indent(other);
        for line in textwrap::wrap(line, wrap) {
            writeln!(out, "{style}{}{style:#}", safe::log_line(&finished(&line)))?;
        }
        indent = other;
    }
    Ok(())
}

/// A line as it is printed: no spaces at its end, and those that kept words together are plain ones again.
fn finished(line: &str) -> String {
    line.trim_end().replace('\u{a0}', " ")
}

/// Text that acts on nothing, a number and its percent sign on one line.
fn shown(text: &str) -> String {
    safe::terminal(text).replace(" %", "\u{a0}%")
}

const fn style(tone: Tone) -> Style {
    match tone {
        Tone::Plain => Style::new(),
        Tone::Strong => Style::new().bold(),
        Tone::Muted => Style::new().dimmed(),
        Tone::Good => AnsiColor::Green.on_default(),
        Tone::Warning => AnsiColor::Yellow.on_default(),
        Tone::Bad => AnsiColor::Red.on_default(),
    }
}

fn table(table: &Table, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let heads = heads(table, usize::from(screen.width));
    if is_crowded(table, &heads, usize::from(screen.width)) {
        return cards(table, screen, out);
    }
    let widths = widths(table, &heads, usize::from(screen.width));
    let mut grid = grid(screen);
    grid.set_header(table.columns.iter().zip(&heads).map(|(column, head)| {
        boxed(&Cell::toned(head.as_str(), Tone::Strong), screen).set_alignment(alignment(column))
    }));
    for row in &table.rows {
        let cells = row.cells.iter().zip(&table.columns);
        grid.add_row(
            cells.map(|(cell, column)| boxed(&total(row, cell), screen).set_alignment(alignment(column))),
        );
    }
    pad(&mut grid, GAP - JUNCTION);
    for (at, width) in widths.iter().enumerate() {
        if let (Some(column), Ok(width)) = (grid.column_mut(at), u16::try_from(*width)) {
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width + GAP - JUNCTION)));
        }
    }
    let is_tall = |row: &Row| row.cells.iter().zip(&widths).any(|(cell, width)| *width < natural(&cell.text));
    let words = table.columns.iter().filter(|column| column.kind == ColumnKind::Words).count();
    let tall = table.rows.iter().filter(|row| is_tall(row)).count();
    grid.load_style(if 1 < words && table.rows.len() < 2 * tall { RULED } else { HEADED });
    print(&grid, out)
}

/// Columns of words that get less than this on average cannot be read.
const LEAST_ROOM: usize = 10;

/// Whether a table has more columns of words than the screen has room for.
fn is_crowded(table: &Table, heads: &[String], screen: usize) -> bool {
    let columns: Vec<Demand> = (0..table.columns.len()).map(|at| Demand::of(table, heads, at)).collect();
    let gaps = usize::from(GAP) * columns.len();
    let natural = |may_wrap| columns.iter().filter(move |it| it.may_wrap == may_wrap).map(|it| it.natural);
    let (fixed, words): (usize, usize) = (natural(false).sum(), natural(true).sum());
    screen < fixed + words + gaps && screen < fixed + LEAST_ROOM * natural(true).count() + gaps
}

/// A table too wide for the screen: row by row, each cell behind the head of its column.
fn cards(table: &Table, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    for (at, row) in table.rows.iter().enumerate() {
        if 0 < at {
            writeln!(out)?;
        }
        let mut indent = ["", "    "];
        for (cell, column) in row.cells.iter().zip(&table.columns).filter(|(cell, _)| !cell.text.is_empty()) {
            let cell = total(row, cell);
            lines(&format!("{}: {}", column.title, cell.text), indent, cell.tone, screen, out)?;
            indent = ["  ", "    "];
        }
    }
    Ok(())
}

/// The heads of the columns; those over numbers broken into short lines, shorter still where words need the room.
fn heads(table: &Table, screen: usize) -> Vec<String> {
    let broken = |width| table.columns.iter().map(|column| head(column, width)).collect::<Vec<_>>();
    let heads = broken(NUMBER_HEAD);
    let demands = |at| Demand::of(table, &heads, at);
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
fn widths(table: &Table, heads: &[String], screen: usize) -> Vec<usize> {
    let columns: Vec<Demand> = (0..table.columns.len()).map(|at| Demand::of(table, heads, at)).collect();
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
    fn of(table: &Table, heads: &[String], at: usize) -> Self {
        /// A longer word is broken rather than given all the room.
        const LONGEST_WORD: usize = 16;
        let column = &table.columns[at];
        let head = &heads[at];
        let texts = || table.rows.iter().filter_map(|row| row.cells.get(at)).map(|cell| cell.text.as_str());
        let said: usize = texts().map(UnicodeWidthStr::width).sum();
        let words =
            texts().chain([head.as_str()]).flat_map(str::split_whitespace).map(UnicodeWidthStr::width);
        Self {
            natural: texts().chain([head.as_str()]).map(natural).max().unwrap_or(0),
            least: words.max().unwrap_or(0).clamp(8, LONGEST_WORD),
            weight: (said / table.rows.len().max(1)).clamp(10, 200),
            may_wrap: column.kind == ColumnKind::Words,
        }
    }
}

/// The width of the longest line of a text.
fn natural(text: &str) -> usize {
    text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0)
}

/// Cells of the row of totals are strong.
fn total(row: &Row, cell: &Cell) -> Cell {
    if row.is_total { Cell::toned(cell.text.as_str(), Tone::Strong) } else { cell.clone() }
}

/// A head over numbers is broken into short lines, so that the column stays narrow.
fn head(column: &Column, width: usize) -> String {
    if column.kind != ColumnKind::Number {
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

const fn alignment(column: &Column) -> CellAlignment {
    match column.kind {
        ColumnKind::Number => CellAlignment::Right,
        ColumnKind::Words | ColumnKind::Label => CellAlignment::Left,
    }
}

fn boxed(cell: &Cell, screen: Screen) -> Box {
    let it = Box::new(shown(&cell.text));
    if !screen.is_coloured {
        return it;
    }
    match cell.tone {
        Tone::Plain => it,
        Tone::Strong => it.add_attribute(Attribute::Bold),
        Tone::Muted => it.add_attribute(Attribute::Dim),
        Tone::Good => it.fg(Color::Green),
        Tone::Warning => it.fg(Color::Yellow),
        Tone::Bad => it.fg(Color::Red),
    }
}

/// Columns stand `gap` apart and flush left.
fn pad(grid: &mut Grid, gap: u16) {
    for column in grid.column_iter_mut() {
        column.set_padding((0, gap));
    }
}

fn print(grid: &Grid, out: &mut dyn Write) -> io::Result<()> {
    for line in grid.lines() {
        writeln!(out, "{}", safe::log_line(&finished(&line)))?;
    }
    Ok(())
}
