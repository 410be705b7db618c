//! The cells of a workbook that was looked through.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::Cursor;

use calamine::{Data, Dimensions, Ods, Range, Reader, SheetType, SheetVisible, Xls, Xlsx};
use chrono::NaiveDate;

use super::fault::broken;
use super::sheet::{Area, Cell, Sheet, Value, Workbook};
use crate::message::Message;
use crate::text;

type Source<'a> = Cursor<&'a [u8]>;

/// Reads an xlsx file.
pub(super) fn xlsx(bytes: &[u8]) -> Result<Workbook, Message> {
    read(bytes, |book: &mut Xlsx<Source<'_>>, name| {
        Ok(areas(book.merge_cells_by_sheet_name(name).map_err(broken)?))
    })
}

/// Reads an ods file, whose merged cells are known already, each with the name of its sheet.
pub(super) fn ods(bytes: &[u8], merged: &[(String, Area)]) -> Result<Workbook, Message> {
    read(bytes, |_: &mut Ods<Source<'_>>, name| {
        Ok(merged.iter().filter(|(sheet, _)| sheet == name).map(|(_, area)| *area).collect())
    })
}

/// Reads an xls file.
pub(super) fn xls(bytes: &[u8]) -> Result<Workbook, Message> {
    read(bytes, |book: &mut Xls<Source<'_>>, name| {
        Ok(areas(book.merge_cells_by_sheet_name(name).map_err(broken)?))
    })
}

fn areas(merged: Vec<Dimensions>) -> Vec<Area> {
    merged.into_iter().map(|it| Area { first: it.start, last: it.end }).collect()
}

fn read<'a, B>(
    bytes: &'a [u8],
    merged: impl Fn(&mut B, &str) -> Result<Vec<Area>, Message>,
) -> Result<Workbook, Message>
where
    B: Reader<Source<'a>>,
    B::Error: Display,
{
    let mut book = B::new(Cursor::new(bytes)).map_err(broken)?;
    let mut workbook = Workbook::default();
    let sheets = book.sheets_metadata().to_vec();
    for calamine::Sheet { name, visible, .. } in
        sheets.into_iter().filter(|it| it.typ == SheetType::WorkSheet)
    {
        let values = book.worksheet_range(&name).map_err(broken)?;
        let formulas = book.worksheet_formula(&name).map_err(broken)?;
        let merged = merged(&mut book, &name)?;
        workbook.sheets.push(Sheet {
            name,
            is_hidden: visible != SheetVisible::Visible,
            rows: rows(&values, &formulas),
            merged,
        });
    }
    Ok(workbook)
}

/// The cells in which something stands, by row and column.
fn rows(values: &Range<Data>, formulas: &Range<String>) -> BTreeMap<u32, BTreeMap<u32, Cell>> {
    let mut rows: BTreeMap<u32, BTreeMap<u32, Cell>> = BTreeMap::new();
    let place = |start: Option<(u32, u32)>, row: usize, column: usize| {
        let (first_row, first_column) = start.unwrap_or_default();
        let on = |first: u32, by: usize| first.saturating_add(u32::try_from(by).unwrap_or(u32::MAX));
        (on(first_row, row), on(first_column, column))
    };
    for (row, column, data) in values.used_cells() {
        let (row, column) = place(values.start(), row, column);
        if let Some(value) = value(data) {
            rows.entry(row).or_default().insert(column, Cell { value, is_formula: false });
        }
    }
    for (row, column, _) in formulas.used_cells() {
        let (row, column) = place(formulas.start(), row, column);
        let uncomputed = Cell { value: Value::Uncomputed, is_formula: true };
        let cell = rows.entry(row).or_default().entry(column).or_insert(uncomputed);
        cell.is_formula = true;
        // LibreOffice writes what it calls an error as a text.
        if let Value::Text(text) = &cell.value
            && (text.starts_with('#') || text.starts_with("Err:"))
        {
            cell.value = Value::Fault(text.clone());
        }
    }
    rows
}

/// A text with its letters composed, its lines ended as ours are, and no blanks around it.
fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace("_x000D_", "").replace('\u{a0}', " ");
    text::composed(text.trim())
}

/// What a cell says; none where that is nothing.
fn value(data: &Data) -> Option<Value> {
    Some(match data {
        Data::Empty => return None,
        Data::String(text) => match plain(text) {
            text if text.is_empty() => return None,
            text => Value::Text(text),
        },
        #[expect(clippy::cast_precision_loss, reason = "whole numbers of people are small")]
        Data::Int(number) => Value::Number(*number as f64),
        Data::Float(number) => Value::Number(*number),
        Data::Bool(truth) => Value::Truth(*truth),
        Data::DateTime(moment) if moment.is_duration() => Value::Time,
        // Before the first day there is a time of day alone.
        Data::DateTime(moment) if moment.as_f64() < 1.0 => Value::Time,
        Data::DateTime(moment) => moment.as_datetime().map_or(Value::Time, |it| Value::Day(it.date())),
        Data::DateTimeIso(text) => day(text).map_or(Value::Time, Value::Day),
        Data::DurationIso(_) => Value::Time,
        Data::Error(fault) => Value::Fault(fault.to_string()),
    })
}

/// The day of `2022-09-12` or `2022-09-12T08:30:00`.
fn day(text: &str) -> Option<NaiveDate> {
    text.get(..10)?.parse().ok()
}
