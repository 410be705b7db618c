//! Tables as the sheets of a workbook: a sheet a table, its values typed, the colour of a standing beside its word.

use chrono::NaiveDate;

use crate::document::sheet::{Content, Field, Line, Look, Sheet, Tint, Workbook};
use crate::document::{Cell, Head, Kind, Table, Tone, Value};
use crate::i18n::Words;
use crate::message::Message;

/// The narrowest and the widest column, in digits.
const WIDTHS: (usize, usize) = (8, 28);
/// How wide a column of numbers is at most.
const WIDEST_NUMBER: usize = 14;
/// How wide what stands on paper is at most: more would be too small to be read across a page.
const PAPER: f64 = 200.0;

/// The workbook of what was made of each plan on a day: tables of one name share a sheet, one below the other.
pub fn workbook(plans: &[&[(&'static str, Table)]], words: Words, day: NaiveDate) -> Workbook {
    let mut keys: Vec<&'static str> = Vec::new();
    for (key, _) in plans.iter().flat_map(|tables| tables.iter()) {
        if !keys.contains(key) {
            keys.push(key);
        }
    }
    let sheets = keys.into_iter().map(|key| {
        let own = plans.iter().flat_map(|tables| tables.iter()).filter(|(known, _)| *known == key);
        sheet(words.text(key), &own.map(|(_, table)| table).collect::<Vec<_>>(), plans.len() == 1)
    });
    let title = words.say(&Message::new("sheets.title").with("as_of", day));
    Workbook { title, day, sheets: sheets.collect() }
}

/// A sheet of tables with the same columns; that of the plan is hidden where all of it is of one.
fn sheet(name: &str, tables: &[&Table], is_of_one: bool) -> Sheet {
    let heads = tables.first().map(|table| &table.heads[..]).unwrap_or_default();
    let rows: Vec<_> = tables.iter().flat_map(|table| &table.rows).collect();
    let mut lines =
        vec![Line::Cells(heads.iter().map(|head| Field::text(&head.title, Look::Head)).collect())];
    lines.extend(rows.iter().map(|row| {
        let look = |kind| match (row.kind.is_strong(), kind) {
            (true, _) => Look::Strong,
            (false, Kind::Label) => Look::Label,
            (false, Kind::Words | Kind::Line | Kind::Number) => Look::Plain,
        };
        let cells = row.cells.iter().zip(heads);
        Line::Cells(
            cells.map(|(cell, head)| Field { content: content(cell), look: look(head.kind) }).collect(),
        )
    }));
    let columns = heads.iter().enumerate();
    let width = |(at, head): (usize, &Head)| {
        if is_of_one && head.key == "column.plan" {
            return 0.0;
        }
        let cells = rows.iter().filter_map(|row| row.cells.get(at));
        width(&head.title, head.kind, cells)
    };
    let widths: Vec<f64> = columns.map(width).collect();
    let tinted = |at: usize| tints(at, rows.iter().filter_map(|row| row.cells.get(at)), 1..rows.len() + 1);
    Sheet {
        name: name.to_owned(),
        printed: printed(&widths),
        widths,
        head: Some(0),
        filtered: 1..rows.len() + 1,
        tints: (0..heads.len()).flat_map(tinted).collect(),
        lines,
        ..Sheet::default()
    }
}

fn content(cell: &Cell) -> Content {
    match cell.value {
        Value::Date(day) => Content::Day(day),
        Value::Number(number) | Value::Percent(number) => Content::Number(number),
        Value::Words | Value::Id if cell.text.is_empty() => Content::Blank,
        Value::Words | Value::Id => Content::Text(cell.text.clone()),
    }
}

/// How wide a column is: as its longest line, within limits; one that is empty is hidden.
fn width<'a>(title: &str, kind: Kind, cells: impl Iterator<Item = &'a Cell>) -> f64 {
    let longest = |text: &str| text.lines().map(|line| line.chars().count()).max().unwrap_or_default();
    let title = title.split(' ').map(|word| word.chars().count()).max().unwrap_or_default();
    let cells = cells.map(|cell| longest(&cell.text)).max().unwrap_or_default();
    if cells == 0 {
        return 0.0;
    }
    let widest = if kind == Kind::Number { WIDEST_NUMBER } else { WIDTHS.1 };
    let width = (cells.max(title) + 2).clamp(WIDTHS.0, widest);
    #[expect(clippy::cast_precision_loss, reason = "at most 28")]
    let width = width as f64;
    width
}

/// How many columns go on paper; none where all do. What comes last is for programs.
fn printed(widths: &[f64]) -> Option<usize> {
    let wide = widths.iter().scan(0.0, |sum, width| {
        *sum += width;
        Some(*sum)
    });
    let fitting = wide.take_while(|sum| *sum <= PAPER).count();
    (fitting < widths.len()).then_some(fitting.max(1))
}

/// The words of a column that are meant as good, bad or doubtful, each once.
fn tints<'a>(
    column: usize,
    cells: impl Iterator<Item = &'a Cell>,
    lines: std::ops::Range<usize>,
) -> Vec<Tint> {
    let mut tints: Vec<Tint> = Vec::new();
    for cell in cells.filter(|cell| cell.value == Value::Words && !cell.text.is_empty()) {
        let is_meant = !matches!(cell.tone, Tone::Plain | Tone::Strong);
        if is_meant && tints.iter().all(|tint| tint.word != cell.text) {
            tints.push(Tint { column, lines: lines.clone(), word: cell.text.clone(), tone: cell.tone });
        }
    }
    tints
}
