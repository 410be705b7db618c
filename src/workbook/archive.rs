//! The archive that an xlsx or ods file is: what it unpacks to, macros, and links to other files.

use super::markup;
use super::sheet::Area;
use crate::message::Message;
use crate::package::Package;

/// An archive that holds a workbook.
#[derive(Debug)]
pub(super) enum Archive {
    Xlsx,
    /// With the merged cells of each sheet.
    Ods {
        merged: Vec<(String, Area)>,
    },
}

/// Unpacks every part once, within limits, and looks through those that cells are read from.
///
/// # Errors
/// When it holds no workbook, too much, macros, or links to other files.
pub(super) fn check(bytes: &[u8]) -> Result<Archive, Message> {
    let mut package = Package::open(bytes)?;
    let names: Vec<String> = package.names()?.iter().map(|name| name.to_lowercase()).collect();
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
    package.each(is_looked_at, |name, text| check_part(&mut kind, name, text))?;
    Ok(kind)
}

/// Whether a part is looked through; its name is in small letters.
fn is_looked_at(name: &str) -> bool {
    has_cells(name) || matches!(name, "content.xml" | "meta-inf/manifest.xml")
}

/// Looks through a part.
fn check_part(kind: &mut Archive, name: &str, text: &str) -> Result<(), Message> {
    match kind {
        Archive::Xlsx if has_cells(name) => markup::check_xlsx(text)?,
        Archive::Ods { merged } if name == "content.xml" => *merged = markup::check_ods(text)?,
        Archive::Ods { .. } if name == "meta-inf/manifest.xml" => markup::check_manifest(text)?,
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
