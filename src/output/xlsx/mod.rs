//! Workbooks as xlsx files: typed cells that are never formulas, heads that stay in view, heights that fit what is written.
//! The same workbook gives the same bytes.

mod height;
mod looks;
mod tables;
mod widths;

use std::io;

use chrono::NaiveTime;
use rust_xlsxwriter as xlsx;
use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, DataValidation, DocProperties, ExcelDateTime, Formula,
    IgnoreError, ProtectionOptions, Worksheet, XlsxError,
};

use self::looks::Looks;
pub use self::tables::workbook;
use super::safe;
use crate::document::sheet::{Check, Content, Field, Line, Look, Purpose, Rule, Sheet, Tint, Workbook};

/// What the names of its files end with.
pub const EXTENSION: &str = "xlsx";
/// The most characters of a cell.
const LONGEST_TEXT: usize = 32_000;
/// A4, by the number that the format gives it.
const A4: u8 = 9;

/// How high a line and how wide a column is where nothing else is said, in pixels.
const LINE: u32 = 20;
const COLUMN: u32 = 64;

/// The bytes of a workbook's file.
pub fn bytes(workbook: &Workbook) -> io::Result<Vec<u8>> {
    saved(workbook).map_err(io::Error::other)
}

fn saved(workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut file = xlsx::Workbook::new();
    let made = workbook.day.and_time(NaiveTime::MIN);
    let made = ExcelDateTime::from_timestamp(made.and_utc().timestamp())?;
    let title = safe::terminal(&workbook.title);
    file.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&made));
    // Widths count digits of this font; without it each program takes one of its own.
    file.set_default_format(&looks::usual(), LINE, COLUMN)?;
    let looks = Looks::new();
    for sheet in &workbook.sheets {
        add(sheet, &looks, file.add_worksheet())?;
    }
    file.save_to_buffer()
}

/// Fills a worksheet.
fn add(sheet: &Sheet, looks: &Looks, into: &mut Worksheet) -> Result<(), XlsxError> {
    into.set_name(&sheet.name)?;
    for (at, width) in (0..).zip(&sheet.widths) {
        if *width <= 0.0 {
            into.set_column_hidden(at)?;
        } else {
            into.set_column_width(at, *width)?;
        }
    }
    let paper = if sheet.purpose == Purpose::Keep { &Looks::bare() } else { looks };
    for (at, line) in (0..).zip(&sheet.lines) {
        match line {
            Line::Across(text, look) => across(at, text, *look, sheet, paper, into)?,
            Line::Cells(cells) => cells_of(at, cells, paper, into)?,
        }
        if sheet.purpose != Purpose::Keep {
            into.set_row_height(at, height::of(line, &sheet.widths))?;
        }
    }
    set_up(sheet, into)?;
    sheet.tints.iter().try_for_each(|tint| tinted(tint, into))?;
    sheet.checks.iter().try_for_each(|check| checked(check, into))
}

/// A text across all columns that are shown.
fn across(
    at: u32,
    text: &str,
    look: Look,
    sheet: &Sheet,
    looks: &Looks,
    into: &mut Worksheet,
) -> Result<(), XlsxError> {
    let first = sheet.widths.iter().position(|width| 0.0 < *width).unwrap_or_default();
    let last = sheet.widths.len().saturating_sub(1);
    let format = looks.of(look, &Content::Blank);
    if first < last {
        into.merge_range(at, column(first), at, column(last), &plain(text), format)?;
    } else {
        into.write_string_with_format(at, column(first), plain(text), format)?;
    }
    Ok(())
}

fn cells_of(at: u32, cells: &[Field], looks: &Looks, into: &mut Worksheet) -> Result<(), XlsxError> {
    for (place, cell) in (0..).zip(cells) {
        let format = looks.of(cell.look, &cell.content);
        match &cell.content {
            Content::Blank => into.write_blank(at, place, format)?,
            Content::Text(text) => into.write_string_with_format(at, place, plain(text), format)?,
            Content::Number(number) => into.write_number_with_format(at, place, *number, format)?,
            Content::Day(day) => into.write_date_with_format(at, place, day, format)?,
        };
    }
    Ok(())
}

/// A text that acts on nobody, and is not longer than a cell may hold.
fn plain(text: &str) -> String {
    let text = safe::terminal(text);
    match text.char_indices().nth(LONGEST_TEXT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.into_owned(),
    }
}

/// What stays in view, what is printed how, and what cannot be changed by mistake.
fn set_up(sheet: &Sheet, into: &mut Worksheet) -> Result<(), XlsxError> {
    into.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0).set_footer("&C&P/&N");
    into.set_margins(0.4, 0.4, 0.5, 0.5, 0.2, 0.2);
    if let Some(last) = sheet.printed.and_then(|printed| printed.checked_sub(1)) {
        into.set_print_area(0, 0, line(sheet.lines.len().saturating_sub(1)), column(last))?;
    }
    if let Some(head) = sheet.head.and_then(|head| u32::try_from(head).ok()) {
        into.set_freeze_panes(head + 1, 0)?.set_repeat_rows(head, head)?;
        if !sheet.filtered.is_empty() {
            // Whoever sorts by the buttons takes hidden columns along, and what they hold stays with its row.
            let last = sheet.widths.len().saturating_sub(1);
            into.autofilter(head, 0, line(sheet.filtered.end - 1), column(last))?;
        }
    }
    match sheet.purpose {
        Purpose::Read => {}
        Purpose::FillIn => {
            into.protect_with_options(&open_to_layout());
            into.ignore_error_range(
                0,
                0,
                line(sheet.lines.len()),
                column(sheet.widths.len()),
                IgnoreError::NumberStoredAsText,
            )?;
        }
        Purpose::Keep => {
            into.set_hidden(true).protect();
        }
    }
    Ok(())
}

/// Rows may be sorted, filtered, coloured and made wider or higher where cells are protected.
fn open_to_layout() -> ProtectionOptions {
    ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::new()
    }
}

fn tinted(tint: &Tint, into: &mut Worksheet) -> Result<(), XlsxError> {
    let Some(format) = Looks::of_tone(tint.tone).filter(|_| !tint.lines.is_empty()) else { return Ok(()) };
    let rule = ConditionalFormatCellRule::EqualTo(plain(&tint.word));
    let rule = ConditionalFormatCell::new().set_rule(rule).set_format(format);
    let (first, last) = (line(tint.lines.start), line(tint.lines.end - 1));
    into.add_conditional_format(first, column(tint.column), last, column(tint.column), &rule)?;
    Ok(())
}

fn checked(check: &Check, into: &mut Worksheet) -> Result<(), XlsxError> {
    if check.lines.is_empty() {
        return Ok(());
    }
    let (first, last, place) = (line(check.lines.start), line(check.lines.end - 1), column(check.column));
    let validation = DataValidation::new();
    let validation = match &check.rule {
        Rule::Any => validation.allow_any_value(),
        Rule::OneOf { sheet, column, lines } => {
            let name = xlsx::utility::column_number_to_name(self::column(*column));
            let range = format!("='{sheet}'!${name}${}:${name}${}", lines.start + 1, lines.end);
            validation.allow_list_formula(Formula::new(range))
        }
        Rule::Share => {
            let cell = xlsx::utility::row_col_to_cell(first, place);
            validation.allow_custom(Formula::new(share(&cell)))
        }
    };
    let validation = validation.set_input_message(&check.prompt)?;
    into.add_data_validation(first, place, last, place, &validation.set_error_message(&check.prompt)?)?;
    Ok(())
}

/// That what is typed into a cell is a share, with a point or a comma, with its percent sign or without. Between 0 and 1
/// it has to have the sign: nobody could tell 0,45 from 45 %.
fn share(cell: &str) -> String {
    let number = format!("_xlfn.NUMBERVALUE(SUBSTITUTE(SUBSTITUTE({cell},\"%\",\"\"),\",\",\".\"),\".\")");
    let is_whole = format!("OR({number}=0,{number}>=1,ISNUMBER(SEARCH(\"%\",{cell})))");
    format!("=AND({number}>=0,{number}<=100,{is_whole})")
}

fn line(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}
