//! Documents for a terminal or a pipe, wrapped at words. The only file that knows `comfy-table` and `textwrap`.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use comfy_table::{
    Attribute, Cell as Box, CellAlignment, Color, ColumnConstraint, ContentArrangement, LineStyle,
    Table as Grid, TableStyle, Width,
};

use super::columns::{self, GAP};
use super::safe;
use super::screen::Screen;
use crate::document::{Cell, Document, Head, Kind, Plain, Row, Table, Tone};

/// Plain columns.
const OPEN: TableStyle = TableStyle::new();
/// A line under the head.
const HEADED: TableStyle = OPEN.header_separator(LineStyle::none().fill('─').junction('─'));
/// Lines between rows too, for tables in which most rows take several lines.
const RULED: TableStyle = HEADED.row_separator(LineStyle::none().fill('┈').junction('┈'));

/// How much of the gap between columns the rules' junction takes.
const JUNCTION: u16 = 1;

/// Writes `document` for `screen`.
pub(super) fn write(document: &Document, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let blocks = document.plain();
    for (at, block) in blocks.iter().enumerate() {
        let is_spaced = match block {
            Plain::Heading(_) | Plain::Subheading(_) | Plain::Table(_) => {
                0 < at && !is_heading(&blocks[at - 1])
            }
            Plain::Command(_) => 0 < at && !matches!(blocks[at - 1], Plain::Command(_)),
            _ => false,
        };
        if is_spaced {
            writeln!(out)?;
        }
        match block {
            Plain::Title(text) | Plain::Heading(text) => paragraph(text, Tone::Strong, screen, out)?,
            Plain::Subheading(text) => paragraph(text, Tone::Strong, screen, out)?,
            Plain::Text(text, tone) => paragraph(text, *tone, screen, out)?,
            Plain::List(points) => list(points, screen, out)?,
            Plain::Table(it) => table(it, screen, out)?,
            Plain::Command(text) => writeln!(out, "{}", safe::log_line(&safe::line(text)))?,
        }
    }
    Ok(())
}

const fn is_heading(block: &Plain<'_>) -> bool {
    matches!(block, Plain::Heading(_) | Plain::Subheading(_))
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

fn paragraph(text: &str, tone: Tone, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    lines(text, ["", ""], tone, screen, out)
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
        // The hyphen of a short name or a number holds it together: "P. TN-MT", "12/KH-UBND".
        let wrap = textwrap::Options::new(usize::from(screen.width))
            .initial_indent(indent)
            .subsequent_indent(other)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
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
        // Yellow cannot be read on white.
        Tone::Warning => AnsiColor::Magenta.on_default(),
        Tone::Bad => AnsiColor::Red.on_default().bold(),
    }
}

fn table(table: &Table, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    // Measured as it will be shown.
    let table = &visible(table);
    let measured = columns::Measured::new(table);
    let heads = columns::heads(&measured, usize::from(screen.width));
    if columns::is_crowded(&measured, &heads, usize::from(screen.width)) {
        return cards(table, screen, out);
    }
    let widths = columns::widths(&measured, &heads, usize::from(screen.width));
    let table = &columns::clipped(table, &widths);
    let mut grid = grid(screen);
    grid.set_header(table.heads.iter().zip(&heads).map(|(column, head)| {
        boxed(&Cell::toned(head.as_str(), Tone::Strong), screen).set_alignment(alignment(column))
    }));
    for row in &table.rows {
        let cells = row.cells.iter().zip(&table.heads);
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
    let words = table.heads.iter().filter(|column| column.kind == Kind::Words).count();
    let tall = measured.tall_rows(&widths);
    grid.load_style(if 1 < words && table.rows.len() < 2 * tall { RULED } else { HEADED });
    print(&grid, out)
}

/// A table whose text acts on nothing.
fn visible(table: &Table) -> Table {
    let head = |it: &Head| Head { title: shown(&it.title), ..it.clone() };
    let cell = |it: &Cell| Cell::toned(shown(&it.text), it.tone);
    let row = |it: &Row| Row { cells: it.cells.iter().map(cell).collect(), kind: it.kind };
    Table { heads: table.heads.iter().map(head).collect(), rows: table.rows.iter().map(row).collect() }
}

/// A table too wide for the screen: row by row, each cell behind the head of its column.
fn cards(table: &Table, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    for (at, row) in table.rows.iter().enumerate() {
        if 0 < at {
            writeln!(out)?;
        }
        let mut indent = ["", "    "];
        for (cell, column) in row.cells.iter().zip(&table.heads).filter(|(cell, _)| !cell.text.is_empty()) {
            let cell = total(row, cell);
            lines(&format!("{}: {}", column.title, cell.text), indent, cell.tone, screen, out)?;
            indent = ["  ", "    "];
        }
    }
    Ok(())
}

/// Cells of rows that are heads or sums of others are strong.
fn total(row: &Row, cell: &Cell) -> Cell {
    if row.kind.is_strong() { Cell::toned(cell.text.as_str(), Tone::Strong) } else { cell.clone() }
}

const fn alignment(column: &Head) -> CellAlignment {
    match column.kind {
        Kind::Number => CellAlignment::Right,
        Kind::Words | Kind::Line | Kind::Label => CellAlignment::Left,
    }
}

fn boxed(cell: &Cell, screen: Screen) -> Box {
    let it = Box::new(cell.text.as_str());
    if !screen.is_coloured {
        return it;
    }
    match cell.tone {
        Tone::Plain => it,
        Tone::Strong => it.add_attribute(Attribute::Bold),
        Tone::Muted => it.add_attribute(Attribute::Dim),
        Tone::Good => it.fg(Color::DarkGreen),
        Tone::Warning => it.fg(Color::DarkMagenta),
        Tone::Bad => it.fg(Color::DarkRed).add_attribute(Attribute::Bold),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Column;

    #[test]
    fn a_cell_is_measured_as_it_is_shown() {
        let head = |key: &'static str| Head { key, title: key.to_owned(), kind: Kind::Words };
        let columns = [
            Column::new(head("a"), |row: &[&str; 2]| row[0].into()),
            Column::new(head("b"), |row: &[&str; 2]| row[1].into()),
        ];
        let table = Table::new(&columns, [["\u{1b}[31mx\u{1b}[0m", "y"]]);
        let mut document = Document::default();
        document.table(table);
        let mut out = Vec::new();
        write(&document, Screen { width: 60, is_coloured: false, is_terminal: false }, &mut out).unwrap();
        let shown = String::from_utf8(out).unwrap();
        assert_eq!(shown.lines().last(), Some("\\u{1b}[31mx\\u{1b}[0m  y"));
    }
}
