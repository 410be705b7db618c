//! Forms filled in as clerks do: cells of a workbook set, rows deleted, cells merged.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

use std::fmt::Write as _;
use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What goes into a cell.
pub(crate) enum Filled {
    Text(String),
    Number(f64),
    /// A day, as the number that it is to spreadsheets.
    Day(i64),
    Truth(bool),
    Fault(String),
    /// A formula, and the value that a program has computed.
    Formula(String, Option<f64>),
}

/// The parts of a file that is an archive, in its order.
pub(crate) fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let read = |at| {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (name, bytes)
    };
    (0..archive_len(bytes)).map(read).collect()
}

fn archive_len(bytes: &[u8]) -> usize {
    ZipArchive::new(Cursor::new(bytes)).unwrap().len()
}

/// An archive of parts.
pub(crate) fn archive(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook whose first sheet is another.
pub(crate) fn with_sheet(bytes: &[u8], change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut parts = parts(bytes);
    let sheet = parts.iter_mut().find(|(name, _)| name == "xl/worksheets/sheet1.xml").unwrap();
    sheet.1 = change(std::str::from_utf8(&sheet.1).unwrap()).into_bytes();
    archive(&parts)
}

/// The sheet with a cell set, in the format that the cell has; a day in that of days.
pub(crate) fn set(sheet: &str, cell: &str, filled: &Filled) -> String {
    let (start, end, style) = place(sheet, cell);
    let style = if matches!(filled, Filled::Day(_)) { style_of(sheet, "H15") } else { style };
    let style = style.map(|style| format!(" s=\"{style}\"")).unwrap_or_default();
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('\r', "&#13;");
    let (kind, inside) = match filled {
        Filled::Text(text) => {
            ("inlineStr", format!("<is><t xml:space=\"preserve\">{}</t></is>", escaped(text)))
        }
        Filled::Number(number) => ("n", format!("<v>{number}</v>")),
        Filled::Day(day) => ("n", format!("<v>{day}</v>")),
        Filled::Truth(truth) => ("b", format!("<v>{}</v>", i32::from(*truth))),
        Filled::Fault(fault) => ("e", format!("<v>{fault}</v>")),
        Filled::Formula(formula, value) => {
            let value = value.map(|value| format!("<v>{value}</v>")).unwrap_or_default();
            ("n", format!("<f>{}</f>{value}", escaped(formula)))
        }
    };
    let mut text = sheet[..start].to_owned();
    write!(text, "<c r=\"{cell}\"{style} t=\"{kind}\">{inside}</c>").unwrap();
    text + &sheet[end..]
}

fn style_of(sheet: &str, cell: &str) -> Option<String> {
    place(sheet, cell).2
}

/// Where a cell stands in the text of a sheet, or is to stand, and its style.
fn place(sheet: &str, cell: &str) -> (usize, usize, Option<String>) {
    if let Some(start) = sheet.find(&format!("<c r=\"{cell}\"")) {
        let tag = start + sheet[start..].find('>').unwrap();
        let is_empty = sheet[..tag].ends_with('/');
        let end = if is_empty { tag + 1 } else { start + sheet[start..].find("</c>").unwrap() + 4 };
        let style =
            sheet[start..tag].split(" s=\"").nth(1).map(|rest| rest.split('"').next().unwrap().to_owned());
        return (start, end, style);
    }
    let row: String = cell.chars().filter(char::is_ascii_digit).collect();
    let end = match sheet.find(&format!("<row r=\"{row}\"")) {
        Some(start) => start + sheet[start..].find("</row>").unwrap(),
        None => sheet.find("</sheetData>").unwrap(),
    };
    (end, end, None)
}

/// The sheet without a row.
pub(crate) fn without_row(sheet: &str, row: i64) -> String {
    let start = sheet.find(&format!("<row r=\"{row}\"")).unwrap();
    let end = start + sheet[start..].find("</row>").unwrap() + "</row>".len();
    format!("{}{}", &sheet[..start], &sheet[end..])
}

/// The sheet with cells merged.
pub(crate) fn merged(sheet: &str, area: &str) -> String {
    sheet.replacen("</mergeCells>", &format!("<mergeCell ref=\"{area}\"/></mergeCells>"), 1)
}
