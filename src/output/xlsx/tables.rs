//! Tables as the sheets of a workbook: a sheet a table, its values typed, the colour of a standing beside its word.

use chrono::NaiveDate;

use super::widths::{Column, widths};
use crate::document::sheet::{Content, Field, Line, Look, Sheet, Tint, Workbook};
use crate::document::{Cell, Kind, Table, Tone, Value};
use crate::i18n::Words;
use crate::message::Message;

/// The last column that paper shows, where there is one: what comes behind it is for programs.
const LAST_ON_PAPER: &str = "column.via";

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
    let columns = heads.iter().enumerate().map(|(at, head)| {
        let is_hidden = is_of_one && head.key == "column.plan";
        let cells = rows.iter().filter_map(|row| row.cells.get(at)).filter(|_| !is_hidden);
        Column::new(head, cells)
    });
    let printed = heads.iter().position(|head| head.key == LAST_ON_PAPER).map_or(heads.len(), |at| at + 1);
    let widths = widths(&columns.collect::<Vec<_>>(), printed);
    let tinted = |at: usize| tints(at, rows.iter().filter_map(|row| row.cells.get(at)), 1..rows.len() + 1);
    Sheet {
        name: name.to_owned(),
        printed: (printed < heads.len()).then_some(printed),
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
