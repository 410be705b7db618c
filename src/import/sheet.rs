//! Workbooks: each sheet that can be seen is a table. Merged cells repeat their text downwards, as tables of Word do.

use std::collections::BTreeMap;

use chrono::Datelike as _;

use super::limits::MOST_CELLS;
use super::place::Place;
use super::remark::{Remark, What};
use super::tree::{Block, Cell, Merged, Paragraph, Row, Source, Table};
use crate::message::Message;
use crate::workbook::{Area, Sheet, Value, Workbook};

/// Reads the sheets of a workbook.
///
/// # Errors
/// When they have more cells than any plan.
pub(super) fn read(book: &Workbook) -> Result<Source, Message> {
    let mut source = Source::default();
    let mut left = MOST_CELLS;
    for sheet in book.sheets.iter().filter(|sheet| !sheet.is_hidden) {
        let width = usize::try_from(width(sheet)).unwrap_or(usize::MAX);
        let too_many = || Message::new("import.too-many-cells").with("most", MOST_CELLS);
        left = left.checked_sub(sheet.rows.len().saturating_mul(width)).ok_or_else(too_many)?;
        push(sheet, &mut source);
    }
    Ok(source)
}

/// How many columns a sheet has, up to the last in which something stands.
fn width(sheet: &Sheet) -> u32 {
    let last = sheet.rows.values().filter_map(|cells| cells.keys().last()).max();
    last.map_or(0, |last| last.saturating_add(1))
}

/// Adds a sheet as a table, without its blank rows. What stands alone in a row above the table is a paragraph.
fn push(sheet: &Sheet, source: &mut Source) {
    let number = source.blocks.len() + 1;
    let width = width(sheet);
    let mut rows: BTreeMap<u32, Row> = BTreeMap::new();
    for (at, cells) in &sheet.rows {
        let place = Place {
            sheet: Some(sheet.name.clone()),
            table: Some(number),
            row: usize::try_from(*at).ok().map(|at| at + 1),
            ..Place::default()
        };
        let blank = cells.values().filter_map(|cell| read_as_blank(&cell.value));
        let remark = |what| Remark { what, words: String::new(), place: place.clone() };
        source.remarks.extend(blank.map(remark));
        let cell = |column| cells.get(&column).map(|cell| cell_of(&cell.value)).unwrap_or_default();
        rows.insert(*at, Row { cells: (0..width).map(cell).collect(), place });
    }
    for area in &sheet.merged {
        merge(&mut rows, area, width);
    }
    let mut table = Table::default();
    for row in rows.into_values().filter(|row| row.cells.iter().any(|cell| !cell.is_blank())) {
        match title(&row).filter(|_| table.rows.is_empty()) {
            Some(paragraph) => source.blocks.push(Block::Paragraph(paragraph)),
            None => table.rows.push(row),
        }
    }
    if !table.rows.is_empty() {
        source.blocks.push(Block::Table(table));
    }
}

/// What stands alone in a row, and is more than a number.
fn title(row: &Row) -> Option<Paragraph> {
    let mut own = row.own();
    let ((_, cell), None) = (own.next()?, own.next()) else { return None };
    let is_wordy = 3 < cell.text().chars().count();
    is_wordy.then(|| Paragraph { text: cell.lines.join("\n"), place: row.place.clone(), notes: Vec::new() })
}

/// Covers the cells of a merged area, and repeats its text downwards.
fn merge(rows: &mut BTreeMap<u32, Row>, area: &Area, width: u32) {
    let ((top, left), (bottom, right)) = (area.first, area.last);
    let place = |column: u32| usize::try_from(column).unwrap_or(usize::MAX);
    let first = rows.get(&top).and_then(|row| row.cell(place(left)));
    let lines = first.map(|cell| cell.lines.clone()).unwrap_or_default();
    for (at, row) in rows.range_mut(top..=bottom) {
        for column in left..=right.min(width.saturating_sub(1)) {
            let Some(cell) = row.cells.get_mut(place(column)) else { continue };
            if column != left {
                *cell = Cell { merged: Merged::WithLeft, ..Cell::default() };
            } else if *at != top {
                *cell = Cell { lines: lines.clone(), merged: Merged::WithAbove, ..Cell::default() };
            }
        }
    }
}

/// What is to be said of a value that is read as blank.
const fn read_as_blank(value: &Value) -> Option<What> {
    match value {
        Value::Uncomputed => Some(What::Uncomputed),
        Value::Time => Some(What::TimeOnly),
        _ => None,
    }
}

fn cell_of(value: &Value) -> Cell {
    let is_first_day = matches!(value, Value::Day(day) if day.day() == 1);
    Cell { is_first_day, ..Cell::of(&shown(value)) }
}

/// A value as people read it.
fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Fault(text) => text.clone(),
        // Numbers have a decimal comma in the text.
        Value::Number(number) => number.to_string().replace('.', ","),
        Value::Day(day) => day.format("%d/%m/%Y").to_string(),
        Value::Truth(is_so) => is_so.to_string(),
        Value::Time | Value::Uncomputed => String::new(),
    }
}
