//! The archive that an xlsx or ods file is: what it unpacks to, macros, and links to other files.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::fault::broken;
use super::markup;
use super::sheet::Area;
use crate::message::Message;

/// An archive that holds a workbook.
#[derive(Debug)]
pub(super) enum Archive {
    Xlsx,
    /// With the merged cells of each sheet.
    Ods {
        merged: Vec<(String, Area)>,
    },
}

/// The most parts of an archive.
const MOST_PARTS: usize = 500;
/// The most bytes that all parts together unpack to.
const LARGEST_SUM: u64 = 32 << 20;

/// Unpacks every part once, within limits, and looks through those that cells are read from.
///
/// # Errors
/// When it holds no workbook, too much, macros, or links to other files.
pub(super) fn check(bytes: &[u8]) -> Result<Archive, Message> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if MOST_PARTS < archive.len() {
        return Err(Message::new("workbook.too-much"));
    }
    let names: Result<Vec<String>, _> = archive.file_names().map(|name| Ok(name?.to_lowercase())).collect();
    let names = names.map_err(|error: ZipError| broken(error))?;
    if names.iter().any(|name| is_macro(name)) {
        return Err(Message::new("workbook.macros"));
    }
    if names.iter().any(|name| name.starts_with("xl/externallinks/") || name == "xl/connections.xml") {
        return Err(Message::new("workbook.links"));
    }
    let is_there = |part: &str| names.iter().any(|name| name == part);
    let mut kind = match (is_there("xl/workbook.xml"), is_there("content.xml") && is_there("mimetype")) {
        (true, _) => Archive::Xlsx,
        (false, true) => Archive::Ods { merged: Vec::new() },
        (false, false) => return Err(Message::new("workbook.none")),
    };
    let mut left = LARGEST_SUM;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(broken)?;
        check_part(&mut kind, part, &mut left)?;
    }
    Ok(kind)
}

/// Unpacks a part and looks through it; `left` is how many bytes there may still be.
fn check_part(kind: &mut Archive, part: ZipFile<'_, Cursor<&[u8]>>, left: &mut u64) -> Result<(), Message> {
    let name = part.name().map_err(broken)?.to_lowercase();
    let mut text = Vec::new();
    part.take(*left + 1).read_to_end(&mut text).map_err(broken)?;
    let size = text.len() as u64;
    *left = left.checked_sub(size).ok_or_else(|| Message::new("workbook.too-much"))?;
    match kind {
        Archive::Xlsx if has_cells(&name) => markup::check_xlsx(&text)?,
        Archive::Ods { merged } if name == "content.xml" => *merged = markup::check_ods(&text)?,
        Archive::Ods { .. } if name == "meta-inf/manifest.xml" => markup::check_manifest(&text)?,
        _ => {}
    }
    Ok(())
}

/// Whether a part of an xlsx file is read; its name is in small letters.
fn has_cells(name: &str) -> bool {
    name.strip_suffix("xml").is_some_and(|stem| stem.starts_with("xl/"))
}

/// Whether a part holds a program.
fn is_macro(name: &str) -> bool {
    let is_program = |it: &str| name.ends_with(it) || name.contains(&format!("{it}/"));
    name.starts_with("basic/")
        || name.starts_with("scripts/")
        || name.starts_with("xl/macrosheets/")
        || name.starts_with("xl/activex/")
        || is_program("vbaproject.bin")
}
