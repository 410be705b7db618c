//! Workbooks: each sheet that can be seen is a table. Merged cells repeat their text downwards, as tables of Word do.

use std::io::Cursor;

use calamine::{Data, DataRef, Dimensions, Ods, Reader as _, SheetVisible, Xlsx};

use super::limits::{MOST_CELLS, MOST_COLUMNS};
use super::package::Package;
use super::place::Place;
use super::tree::{Block, Cell, Merged, Paragraph, Row, Source, Table, lines_of};
use super::xml::{Element, Node, Xml};
use crate::message::{Arg, Message};

/// A cell that holds something: row and column from 0, and its text.
type Filled = (usize, usize, String);

/// Reads an Excel workbook.
///
/// # Errors
/// When it is damaged, or larger than any plan.
pub(super) fn read_xlsx(bytes: &[u8]) -> Result<Source, Message> {
    Package::open(bytes)?.measure()?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let mut blocks = Vec::new();
    let mut left = MOST_CELLS;
    for sheet in seen(book.sheets_metadata()) {
        let merged = book.merge_cells_by_sheet_name(&sheet).map_err(|error| damaged(&error))?;
        let mut reader = book.worksheet_cells_reader(&sheet).map_err(|error| damaged(&error))?;
        let mut cells = Vec::new();
        while let Some(cell) = reader.next_cell().map_err(|error| damaged(&error))? {
            let (row, column) = cell.get_position();
            let text = shown(&owned(cell.get_value()));
            take(&mut cells, (row, column), text, &mut left)?;
        }
        push(&mut blocks, &sheet, cells, &merged.iter().map(span).collect::<Vec<_>>());
    }
    Ok(Source { blocks, ..Source::default() })
}

/// Reads an `OpenDocument` workbook.
///
/// # Errors
/// As [`read_xlsx`].
pub(super) fn read_ods(bytes: &[u8]) -> Result<Source, Message> {
    let content = Package::open(bytes)?.part("content.xml")?;
    let content = content.ok_or_else(|| Message::new("import.no-document"))?;
    let merged = ods_spans(&content)?;
    Package::open(bytes)?.measure()?;
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let mut blocks = Vec::new();
    let mut left = MOST_CELLS;
    for sheet in seen(book.sheets_metadata()) {
        let range = book.worksheet_range(&sheet).map_err(|error| damaged(&error))?;
        let (top, start) = range.start().unwrap_or_default();
        let mut cells = Vec::new();
        for (row, column, value) in range.used_cells() {
            let at = |from: u32, add: usize| from.saturating_add(u32::try_from(add).unwrap_or(u32::MAX));
            take(&mut cells, (at(top, row), at(start, column)), shown(value), &mut left)?;
        }
        let own: Vec<Span> =
            merged.iter().filter(|(name, _)| *name == sheet).map(|(_, span)| *span).collect();
        push(&mut blocks, &sheet, cells, &own);
    }
    Ok(Source { blocks, ..Source::default() })
}

/// The sheets that can be seen.
fn seen(sheets: &[calamine::Sheet]) -> Vec<String> {
    let is_seen = |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible;
    sheets.iter().filter(is_seen).map(|sheet| sheet.name.clone()).collect()
}

fn take(
    cells: &mut Vec<Filled>,
    (row, column): (u32, u32),
    text: String,
    left: &mut usize,
) -> Result<(), Message> {
    if text.is_empty() {
        return Ok(());
    }
    let place = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
    let too_many = || Message::new("import.too-many-cells").with("most", MOST_CELLS);
    *left = left.checked_sub(1).ok_or_else(too_many)?;
    if MOST_COLUMNS <= place(column) {
        return Err(Message::new("import.too-wide").with("most", MOST_COLUMNS));
    }
    cells.push((place(row), place(column), text));
    Ok(())
}

/// Cells that are one: the first and the last row, and the first and the last column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    rows: (usize, usize),
    columns: (usize, usize),
}

fn span(merged: &Dimensions) -> Span {
    let place = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
    let ((top, left), (bottom, right)) = (merged.start, merged.end);
    Span { rows: (place(top), place(bottom)), columns: (place(left), place(right)) }
}

/// Adds a sheet as a table, without its blank rows. What stands alone in its row, over the whole width, is a paragraph.
fn push(blocks: &mut Vec<Block>, sheet: &str, cells: Vec<Filled>, merged: &[Span]) {
    let number = blocks.len() + 1;
    let width = cells.iter().map(|(_, column, _)| column + 1).max().unwrap_or(0);
    let mut table = Table::default();
    let mut rows: Vec<(usize, Row)> = Vec::new();
    for (at, column, text) in cells {
        if rows.last().is_none_or(|(last, _)| *last != at) {
            let place = Place {
                sheet: Some(sheet.to_owned()),
                table: Some(number),
                row: Some(at.saturating_add(1)),
                ..Place::default()
            };
            rows.push((at, Row { cells: vec![Cell::default(); width], place }));
        }
        if let Some((_, row)) = rows.last_mut() {
            row.cells[column] = Cell { lines: lines_of(&text), ..Cell::default() };
        }
    }
    for span in merged {
        merge(&mut rows, *span, width);
    }
    for (_, row) in rows {
        let mut own = row.own();
        match (own.next(), own.next()) {
            // A title, or what stands below the table.
            (Some((column, cell)), None) if is_title(&row, column, table.rows.is_empty()) => {
                let paragraph =
                    Paragraph { text: cell.lines.join("\n"), place: row.place.clone(), notes: Vec::new() };
                blocks.push(Block::Paragraph(paragraph));
            }
            _ => table.rows.push(row.clone()),
        }
    }
    if !table.rows.is_empty() {
        blocks.push(Block::Table(table));
    }
}

/// Whether what stands alone in a row above the table is a title.
fn is_title(row: &Row, column: usize, is_above: bool) -> bool {
    let text = row.cell(column).map(Cell::text).unwrap_or_default();
    is_above && 3 < text.chars().count()
}

/// Covers the cells of a merged span, and repeats its text downwards.
fn merge(rows: &mut [(usize, Row)], span: Span, width: usize) {
    let ((top, bottom), (left, right)) = (span.rows, span.columns);
    let first = rows.iter().find(|(at, _)| *at == top).and_then(|(_, row)| row.cell(left)).cloned();
    let lines = first.map(|cell| cell.lines).unwrap_or_default();
    for (at, row) in rows.iter_mut().filter(|(at, _)| (top..=bottom).contains(at)) {
        for column in left..=right.min(width.saturating_sub(1)) {
            let Some(cell) = row.cells.get_mut(column) else { continue };
            if column != left {
                *cell = Cell { merged: Merged::WithLeft, ..Cell::default() };
            } else if *at != top {
                *cell = Cell { lines: lines.clone(), merged: Merged::WithAbove, ..Cell::default() };
            }
        }
    }
}

/// A value as people read it.
fn shown(value: &Data) -> String {
    match value {
        Data::Int(number) => number.to_string(),
        // A whole number is one, whatever the cell holds; others have a decimal comma in the text.
        Data::Float(number) => number.to_string().replace('.', ","),
        Data::String(text) => text.clone(),
        Data::Bool(is_so) => is_so.to_string(),
        Data::DateTime(at) => at
            .as_datetime()
            .map_or_else(|| at.as_f64().to_string(), |at| at.date().format("%d/%m/%Y").to_string()),
        Data::DateTimeIso(text) | Data::DurationIso(text) => iso_day(text),
        Data::Error(_) | Data::Empty => String::new(),
    }
}

fn iso_day(text: &str) -> String {
    let day = text.get(..10).and_then(|day| day.parse::<chrono::NaiveDate>().ok());
    day.map_or_else(|| text.to_owned(), |day| day.format("%d/%m/%Y").to_string())
}

fn owned(value: &DataRef<'_>) -> Data {
    value.clone().into()
}

/// The merged cells of an `OpenDocument` workbook, with their sheets. Counts on the way what the workbook would unfold to:
/// a cell may say that it stands for millions.
fn ods_spans(content: &str) -> Result<Vec<(String, Span)>, Message> {
    let mut xml = Xml::new(content);
    let mut spans = Vec::new();
    let (mut sheet, mut row, mut column, mut repeated) = (String::new(), 0_usize, 0_usize, 1_usize);
    let mut filled = 0_usize;
    let mut in_row = 0_usize;
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(element) => match element.name.as_str() {
                "table" => {
                    sheet = element.attribute("name").unwrap_or_default();
                    row = 0;
                }
                "table-row" => {
                    (column, in_row) = (0, 0);
                    repeated = element.number("number-rows-repeated").unwrap_or(1);
                }
                "table-cell" | "covered-table-cell" => {
                    let count = element.number("number-columns-repeated").unwrap_or(1);
                    in_row += if is_filled(&element) { count } else { 0 };
                    spans.extend(ods_span(&element, row, column).map(|span| (sheet.clone(), span)));
                    column = column.saturating_add(count);
                }
                _ => {}
            },
            Node::End(name) if name == "table-row" => {
                row = row.saturating_add(repeated);
                filled = filled.saturating_add(in_row.saturating_mul(repeated));
                if MOST_CELLS < filled {
                    return Err(Message::new("import.too-many-cells").with("most", MOST_CELLS));
                }
            }
            Node::End(_) | Node::Text(_) => {}
        }
    }
    Ok(spans)
}

fn is_filled(element: &Element<'_>) -> bool {
    element.attribute("value-type").is_some()
}

fn ods_span(element: &Element<'_>, row: usize, column: usize) -> Option<Span> {
    let rows = element.number("number-rows-spanned").unwrap_or(1).max(1);
    let columns = element.number("number-columns-spanned").unwrap_or(1).max(1);
    (1 < rows || 1 < columns).then(|| Span {
        rows: (row, row.saturating_add(rows - 1)),
        columns: (column, column.saturating_add(columns - 1)),
    })
}

fn damaged(error: &dyn std::error::Error) -> Message {
    Message::new("import.damaged").with("why", Arg::Foreign(error.to_string()))
}
