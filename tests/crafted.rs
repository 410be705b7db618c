//! Files that are made to do harm end with a clear error, soon and in little memory.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot be set up should stop"
)]

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write as _};
use std::process::Command;
use std::time::{Duration, Instant};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A zip archive of these files.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// What a file is known by as a workbook.
const BOOK: (&str, &[u8]) = ("xl/workbook.xml", b"<workbook/>");
const MIME: (&str, &[u8]) = ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet");

fn document(body: &str) -> Vec<u8> {
    let text = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    archive(&[("word/document.xml", text.as_bytes())])
}

/// A workbook of one sheet.
fn workbook(sheet: &str) -> Vec<u8> {
    let book = "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";
    let links = format!(
        "<Relationships><Relationship Id=\"r1\" Type=\"{kind}\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    archive(&[
        ("_rels/.rels", b"<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", links.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

/// A file of this name is refused with these words; the program may take no more than 1 GB for it.
#[track_caller]
fn refused(name: &str, bytes: &[u8], said: &str) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    let program = env!("CARGO_BIN_EXE_cchc");
    let line = format!("ulimit -v 1000000; exec '{program}' --lang en import {name} --into plans/moi");
    let started = Instant::now();
    let output = Command::new("bash").args(["-c", &line]).current_dir(folder.path()).output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{name}: {err}");
    assert!(err.contains(said), "{name}: {err}");
    assert!(started.elapsed() < Duration::from_secs(60), "{name} took {:?}", started.elapsed());
    assert!(!folder.path().join("plans").exists());
}

#[test]
fn a_small_file_that_unpacks_to_a_huge_one() {
    let blank = vec![b' '; 200 << 20];
    for (name, parts) in [
        ("a.docx", vec![("word/document.xml", &blank[..])]),
        ("a.xlsx", vec![BOOK, ("xl/worksheets/sheet1.xml", &blank)]),
        ("a.ods", vec![MIME, ("content.xml", &blank)]),
    ] {
        let bomb = archive(&parts);
        assert!(bomb.len() < 1 << 20);
        refused(name, &bomb, "unpacks to more than 32 MB");
    }
}

#[test]
fn entities_that_stand_for_more_entities() {
    let mut text = "<!DOCTYPE w [<!ENTITY a0 \"ha\">".to_owned();
    for at in 1..40 {
        write!(text, "<!ENTITY a{at} \"&a{0};&a{0};\">", at - 1).unwrap();
    }
    text +=
        "]><w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>&a39;</w:t></w:r></w:p></w:body></w:document>";
    refused("a.docx", &archive(&[("word/document.xml", text.as_bytes())]), "XML entities of its own");
    refused("b.docx", &document("<w:p><w:r><w:t>&a39;</w:t></w:r></w:p>"), "XML entities of its own");
    let sheet = ("xl/worksheets/sheet1.xml", text.as_bytes());
    refused("c.xlsx", &archive(&[BOOK, sheet]), "XML entities of its own");
    refused("d.ods", &archive(&[MIME, ("content.xml", text.as_bytes())]), "XML entities of its own");
}

#[test]
fn elements_inside_elements_without_end() {
    let deep = |name: &str| {
        format!("{}{}", format!("<w:{name}>").repeat(100_000), format!("</w:{name}>").repeat(100_000))
    };
    refused("a.docx", &document(&deep("p")), "nests more than 500 levels deep");
    refused("b.docx", &document(&deep("tbl")), "nests more than 500 levels deep");
    let sheet = deep("x");
    let parts = [BOOK, ("xl/worksheets/sheet1.xml", sheet.as_bytes())];
    refused("c.xlsx", &archive(&parts), "nests more than 500 levels deep");
    refused("d.ods", &archive(&[MIME, ("content.xml", sheet.as_bytes())]), "nests more than 500 levels deep");
}

#[test]
fn a_table_of_a_million_cells() {
    let row = format!("<w:tr>{}</w:tr>", "<w:tc/>".repeat(100));
    let table = format!("<w:tbl>{}</w:tbl>", row.repeat(10_000));
    refused("a.docx", &document(&table), "more than 200,000 cells");
    let span = "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"4000000000\"/></w:tcPr></w:tc></w:tr>".repeat(10_000);
    refused("b.docx", &document(&format!("<w:tbl>{span}</w:tbl>")), "more than 200,000 cells");
    let cell = "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"1000\"><text:p>x</text:p></table:table-cell>";
    let sheet = format!(
        "<o xmlns:table=\"t\" xmlns:office=\"o\" xmlns:text=\"x\"><table:table table:name=\"a\"><table:table-row table:number-rows-repeated=\"1000\">{cell}</table:table-row></table:table></o>"
    );
    refused("c.ods", &archive(&[MIME, ("content.xml", sheet.as_bytes())]), "far more than a form or a plan");
    let rows = |count: usize| {
        let row = |at| format!("<row r=\"{at}\">{}</row>", "<c><v>1</v></c>".repeat(100));
        let rows: String = (1..=count).map(row).collect();
        format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
    };
    refused("d.xlsx", &workbook(&rows(10_000)), "far more than a form or a plan");
    refused("e.xlsx", &workbook(&rows(5_000)), "more than 200,000 cells");
    let far = "<worksheet><sheetData><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData></worksheet>";
    refused("f.xlsx", &workbook(far), "far more than a form or a plan");
}
