//! The XML that cells are read from, looked through beforehand: how much a sheet spans, and what would make a reader take
//! memory for more than there is.

use super::fault::broken;
use super::limits::LARGEST_AREA;
use super::sheet::Area;
use crate::message::Message;
use crate::package::{Element, Node, Xml};

/// The most shared texts or formulas that a part may announce.
const MOST_SHARED: u64 = 200_000;
/// The most columns that a sheet has in any program.
const MOST_COLUMNS: u64 = 16_384;

/// Hands each element to `see`.
fn walk(text: &str, mut see: impl FnMut(&Element<'_>) -> Result<(), Message>) -> Result<(), Message> {
    let mut xml = Xml::new(text);
    while let Some(node) = xml.next()? {
        if let Node::Start(element) = node {
            see(&element)?;
        }
    }
    Ok(())
}

/// A number in an attribute; 1 where there is none.
fn count(element: &Element<'_>, name: &str) -> Result<u64, Message> {
    let Some(text) = element.qualified(name)? else { return Ok(1) };
    text.parse().map_err(broken)
}

/// Looks through a part of an xlsx file.
///
/// # Errors
/// When a sheet spans too much, something announces too much, or it is no XML.
pub(super) fn check_xlsx(text: &str) -> Result<(), Message> {
    let mut area = Extent::default();
    let (mut row, mut column) = (0, 0);
    let see = |element: &Element<'_>| {
        match element.name.as_str() {
            "row" => (row, column) = (number_of_row(element)?.unwrap_or(row + 1), 0),
            "c" => {
                let place = element.qualified("r")?.as_deref().map(place_of);
                (row, column) = match place {
                    Some(place) => place.ok_or_else(|| broken("r"))?,
                    None => (row, column + 1),
                };
                area.grow(row, column)?;
            }
            "f" => enough(count(element, "si")?, MOST_SHARED)?,
            "sst" => enough(count(element, "uniqueCount")?, MOST_SHARED)?,
            _ => {}
        }
        Ok(())
    };
    walk(text, see)
}

/// Refuses what is more than a limit.
fn enough(count: u64, limit: u64) -> Result<(), Message> {
    if limit < count { Err(Message::new("workbook.too-much")) } else { Ok(()) }
}

fn number_of_row(element: &Element<'_>) -> Result<Option<u64>, Message> {
    let row = element.qualified("r")?;
    row.map(|row| row.parse().map_err(broken)).transpose()
}

/// Row and column of `C12`, from 1.
fn place_of(name: &str) -> Option<(u64, u64)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = name.split_at(digits);
    let column = letters.bytes().try_fold(0_u64, |column, letter| {
        let letter = letter.to_ascii_uppercase().checked_sub(b'A').filter(|it| *it < 26)?;
        Some(column * 26 + u64::from(letter) + 1).filter(|column| *column <= MOST_COLUMNS)
    })?;
    Some((row.parse().ok()?, column)).filter(|_| 0 < column)
}

/// How much of a sheet its cells span, from the first row and column on, and how many they are.
#[derive(Default)]
struct Extent {
    rows: u64,
    columns: u64,
    cells: u64,
}

impl Extent {
    /// Makes room for a cell, whose row and column count from 1.
    fn grow(&mut self, row: u64, column: u64) -> Result<(), Message> {
        (self.rows, self.columns) = (self.rows.max(row), self.columns.max(column));
        self.add(1)?;
        enough(self.rows.saturating_mul(self.columns), LARGEST_AREA)
    }

    /// Makes room for cells in which nothing stands.
    fn add(&mut self, cells: u64) -> Result<(), Message> {
        self.cells = self.cells.saturating_add(cells);
        enough(self.cells, LARGEST_AREA)
    }
}

/// Looks through the content of an ods file, and says which cells are merged, each with the name of its sheet. Blank
/// cells at the end of rows, and blank rows at the end of tables, are written as if they went on for ever, and take no
/// room.
///
/// # Errors
/// When a sheet spans too much, leads to other files, or is no XML.
pub(super) fn check_ods(text: &str) -> Result<Vec<(String, Area)>, Message> {
    let mut merged = Vec::new();
    let mut table = Table::default();
    walk(text, |element| {
        match element.name.as_str() {
            "s" => enough(count(element, "text:c")?, MOST_SHARED)?,
            "table" => {
                let name = element.qualified("table:name")?.unwrap_or_default();
                table = Table { name, ..Table::default() };
            }
            "table-row" => table.begin_row(count(element, "table:number-rows-repeated")?),
            "table-cell" | "covered-table-cell" => merged.extend(table.cell(element)?),
            "table-source" | "dde-source" | "dde-link" | "database-source-table" => {
                return Err(Message::new("workbook.links"));
            }
            "event-listener" => return Err(Message::new("workbook.macros")),
            _ => {}
        }
        Ok(())
    })?;
    Ok(merged)
}

/// A table of an ods file, as far as it has been looked through.
#[derive(Default)]
struct Table {
    name: String,
    area: Extent,
    /// Rows up to that which is looked at, it included.
    row: u64,
    /// Columns up to the cell that is looked at, and up to the one before.
    column: u64,
    before: u64,
}

impl Table {
    fn begin_row(&mut self, repeated: u64) {
        self.row = self.row.saturating_add(repeated);
        (self.column, self.before) = (0, 0);
    }

    /// Takes a cell, and says what it spans where that is more than itself.
    fn cell(&mut self, element: &Element<'_>) -> Result<Option<(String, Area)>, Message> {
        let formula = element.qualified("table:formula")?;
        if formula.as_ref().is_some_and(|it| it.contains("file:")) {
            return Err(Message::new("workbook.links"));
        }
        // A reader lays out the blanks before the last cell of a row one by one.
        self.area.add(self.column.min(MOST_COLUMNS) - self.before.min(MOST_COLUMNS))?;
        let wide = count(element, "table:number-columns-repeated")?;
        (self.before, self.column) = (self.column, self.column.saturating_add(wide));
        if formula.is_some() || element.qualified("office:value-type")?.is_some() {
            self.area.grow(self.row, self.column)?;
        }
        let spanned =
            (count(element, "table:number-rows-spanned")?, count(element, "table:number-columns-spanned")?);
        Ok((spanned != (1, 1)).then(|| (self.name.clone(), self.spanning(spanned))))
    }

    /// The cells that the cell that is looked at spans.
    fn spanning(&self, (rows, columns): (u64, u64)) -> Area {
        let place = |at: u64| u32::try_from(at).unwrap_or(u32::MAX);
        let first = (self.row.saturating_sub(1), self.before);
        let last = (first.0.saturating_add(rows) - 1, first.1.saturating_add(columns) - 1);
        Area { first: (place(first.0), place(first.1)), last: (place(last.0), place(last.1)) }
    }
}

/// Looks for what an ods file has a password for.
///
/// # Errors
/// When it has one, or is no XML.
pub(super) fn check_manifest(text: &str) -> Result<(), Message> {
    let see = |element: &Element<'_>| match element.name.as_str() {
        "encryption-data" => Err(Message::new("workbook.password")),
        _ => Ok(()),
    };
    walk(text, see)
}
