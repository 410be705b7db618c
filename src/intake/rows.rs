//! Which rows a form has come back with: each once, none added, and what was not to be filled in as it was.

use std::collections::BTreeMap;

use super::cells::{Cells, Found};
use super::fault::{Fault, Place};
use super::origin::{Written, WrittenRow};
use super::shown::as_text;
use crate::message::Message;
use crate::query::sheet_form::{KEY_COLUMN, SHOWN, compared};
use crate::workbook::{Area, Cell, Sheet, Value};

/// The rows in the order in which they were written, however they were sorted; and what is wrong with them.
pub(super) fn find<'a>(written: &'a Written<'_>, faults: &mut Vec<Fault>) -> Vec<Found<'a>> {
    let sheet = written.sheet;
    let mut places: BTreeMap<&str, u32> = BTreeMap::new();
    for (at, cells) in &sheet.rows {
        let Some(key) = key(cells) else { continue };
        match places.get(key) {
            Some(first) => {
                let message = Message::new("take.row-twice").with("first", i64::from(*first) + 1);
                faults.push(Fault { place: Some(place(sheet, (*at, KEY_COLUMN + 1), "")), message });
            }
            None => _ = places.insert(key, *at),
        }
    }
    let mut found = Vec::new();
    for (key, row) in &written.rows {
        let there = places.remove(key.as_str());
        let Some((at, cells)) = there.and_then(|at| Some((at, sheet.rows.get(&at)?))) else {
            faults.push(Fault::whole(missing(row)));
            continue;
        };
        found.push(Found { at, cells, written: row });
    }
    // What is left has a key that the form never had.
    faults.extend(places.values().map(|at| added(sheet, *at)));
    let first = found.iter().map(|row| row.at).min().unwrap_or_default();
    let is_added = |(at, cells): &(&u32, &BTreeMap<u32, Cell>)| first < **at && key(cells).is_none();
    faults.extend(sheet.rows.iter().filter(is_added).map(|(at, _)| added(sheet, *at)));
    faults.extend(sheet.merged.iter().filter_map(|area| merged(sheet, area, &found)));
    found
}

fn key(cells: &BTreeMap<u32, Cell>) -> Option<&str> {
    match &cells.get(&KEY_COLUMN)?.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// A cell of a sheet, under the head that the form gave its column.
fn place(sheet: &Sheet, cell: (u32, u32), head: &str) -> Place {
    Place::new(&sheet.name, cell, head)
}

/// That a row is gone, by what it asked for.
fn missing(row: &WrittenRow) -> Message {
    let told = |at: usize| row.told.get(at).map_or("", String::as_str);
    let name = told(1).lines().next().unwrap_or_default();
    Message::new("take.row-missing").with("id", told(0)).with("name", name)
}

/// That a row was added, at the first cell in which something stands.
fn added(sheet: &Sheet, at: u32) -> Fault {
    let column = sheet.rows.get(&at).and_then(|cells| cells.keys().next()).copied().unwrap_or_default();
    Fault { place: Some(place(sheet, (at, column), "")), message: Message::new("take.row-added") }
}

/// That cells of rows are merged: what stood in those that are covered is lost.
fn merged(sheet: &Sheet, area: &Area, found: &[Found<'_>]) -> Option<Fault> {
    let rows = found.iter().map(|row| row.at).filter(|at| (area.first.0..=area.last.0).contains(at));
    let cell = (rows.min()?, area.first.1);
    Some(Fault { place: Some(place(sheet, cell, "")), message: Message::new("take.merged") })
}

/// What stands where nothing is to be filled in, and was not there.
pub(super) fn changed(cells: &Cells<'_>, found: &[Found<'_>], faults: &mut Vec<Fault>) {
    let (mixed, own): (Vec<_>, Vec<_>) = found.iter().partition(|row| is_of_another(row, found));
    // Each of their cells would say the same.
    faults.extend(mixed.iter().map(|row| row.at).min().map(|first| {
        let message = Message::new("take.rows-mixed").with("count", mixed.len());
        Fault { place: Some(place(cells.written.sheet, (first, SHOWN.start), "")), message }
    }));
    for row in own {
        changed_cells(cells, row, faults);
    }
}

/// Whether a row shows the id and the name of another: the others were sorted, and its key was not.
fn is_of_another(row: &Found<'_>, found: &[Found<'_>]) -> bool {
    let names = || SHOWN.zip(0..).take(2);
    let shows = |other: &Found<'_>| {
        names().all(|(column, at)| told_of(other, at).is_some_and(|told| compared(&now(row, column)) == told))
    };
    let has_name = told_of(row, 0).is_some_and(|id| !id.is_empty());
    has_name && !shows(row) && found.iter().any(shows)
}

/// What stood in a column that people see, counted from 0, as it is compared.
fn told_of(row: &Found<'_>, at: usize) -> Option<String> {
    row.written.told.get(at).map(|told| compared(told))
}

/// What a cell of a row shows.
fn now(row: &Found<'_>, column: u32) -> String {
    row.cells.get(&column).map(|cell| as_text(&cell.value)).unwrap_or_default()
}

fn changed_cells(cells: &Cells<'_>, row: &Found<'_>, faults: &mut Vec<Fault>) {
    let fields = row.written.row.fields();
    for (column, told) in SHOWN.zip(&row.written.told) {
        let now = now(row, column);
        let is_open = fields.iter().any(|field| field.column() == column);
        if is_open || compared(&now) == compared(told) {
            continue;
        }
        let key = if told.is_empty() { "take.not-open" } else { "take.told-changed" };
        let message = Message::new(key).with("was", told.as_str()).with("now", now);
        faults.push(Fault { place: Some(cells.place(row, column)), message });
    }
    for (column, cell) in row.cells.range(SHOWN.end..) {
        let message = Message::new("take.outside").with("now", as_text(&cell.value));
        faults.push(Fault { place: Some(cells.place(row, *column)), message });
    }
}
