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

/// A file of this name is refused with these words; the program may take no more than 1 GB and a minute for it.
#[track_caller]
fn refused(name: &str, bytes: &[u8], said: &str) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    let program = env!("CARGO_BIN_EXE_cchc");
    let line =
        format!("ulimit -v 1000000; ulimit -t 60; exec '{program}' --lang en import {name} --into plans/moi");
    let output = Command::new("bash").args(["-c", &line]).current_dir(folder.path()).output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{name}: {err}");
    assert!(err.contains(said), "{name}: {err}");
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
fn a_text_of_heads_and_of_rows_without_end() {
    let head = "TT   TT   Nhiệm vụ   Chủ\n";
    refused("a.txt", head.repeat(100_000).as_bytes(), "look like heads of tables");
    let rows = "1   Rà soát văn bản   Sở Nội vụ   2026\n".repeat(100_000);
    let table = format!("TT   Nhiệm vụ   Chủ trì   Thời gian\n{rows}");
    refused("b.txt", table.as_bytes(), "more than 200,000 cells");
    let mut pages = String::new();
    for page in 2..200_000 {
        write!(pages, "{page}\n\u{c}").unwrap();
    }
    refused("c.txt", pages.as_bytes(), "no task found");
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

/// The end of a chain of sectors, and a sector that nothing uses.
const END: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;

fn put(bytes: &mut [u8], at: usize, value: u32) {
    bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
}

/// A record of an xls file.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

/// An xls file: its list of sectors, its folder, and then its records. `change` may spoil the list, and the folder.
fn xls(names: &[&str], records: &[u8], change: impl Fn(&mut [u8], &mut [u8])) -> Vec<u8> {
    let mut stream = records.to_vec();
    stream.resize(records.len().max(4096).next_multiple_of(512), 0);
    let sectors = u32::try_from(stream.len() / 512).unwrap();
    let mut head = vec![0; 512];
    head[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    head[24..34].copy_from_slice(&[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    for (at, value) in [(44, 1), (48, 1), (56, 4096), (60, END), (68, END), (76, 0)] {
        put(&mut head, at, value);
    }
    (1..109).for_each(|at| put(&mut head, 76 + 4 * at, FREE));
    let mut list = vec![0xFF; 512];
    let next = |sector: u32| if sector == sectors + 1 { END } else { sector + 1 };
    let chains = [(0, 0xFFFF_FFFD), (1, END)].into_iter().chain((2..sectors + 2).map(|it| (it, next(it))));
    for (sector, next) in chains {
        put(&mut list, 4 * sector as usize, next);
    }
    let mut folder = vec![0; 512];
    for (at, name) in ["Root Entry", "Workbook"].iter().chain(names).enumerate() {
        let entry = &mut folder[128 * at..128 * (at + 1)];
        for (place, letter) in name.encode_utf16().enumerate() {
            entry[2 * place..2 * place + 2].copy_from_slice(&letter.to_le_bytes());
        }
        entry[64] = u8::try_from(2 * name.len() + 2).unwrap();
        entry[66] = if at == 0 { 5 } else { 2 };
        put(entry, 116, if at == 0 { END } else { 2 });
        put(entry, 120, if at == 0 { 0 } else { u32::try_from(stream.len()).unwrap() });
    }
    change(&mut list, &mut folder);
    [head, list, folder, stream].concat()
}

#[test]
fn an_xls_file_whose_sectors_lead_nowhere() {
    let begin = record(0x0809, &[0, 6, 5, 0, 0, 0, 0, 0]);
    let whole = xls(&[], &begin, |_, _| {});
    refused("a.xls", &whole[..whole.len() / 2], "damaged");
    refused("b.xls", &whole[..600], "damaged");
    refused("c.xls", &[&whole[..8], &[0; 4096]].concat(), "damaged");
    refused("d.xls", &xls(&[], &begin, |list, _| put(list, 4 * 5, 3)), "damaged");
    refused("e.xls", &xls(&[], &begin, |list, _| put(list, 4, 1)), "damaged");
    refused("f.xls", &xls(&[], &begin, |list, _| put(list, 4 * 5, 100_000)), "damaged");
    refused("g.xls", &xls(&[], &begin, |_, folder| put(folder, 128 + 116, 0x00FF_FFFF)), "damaged");
    refused("h.xls", &xls(&[], &begin, |_, folder| put(folder, 128 + 120, 10)), "damaged");
    // Every part of the list of lists is the list itself.
    let mut circle = whole.clone();
    (1..109).for_each(|at| put(&mut circle, 76 + 4 * at, 0));
    put(&mut circle, 512 + 4 * 9, 2);
    refused("i.xls", &circle, "damaged");
    refused("j.xls", b"Hello, this is no workbook at all", "no xlsx, xls or ods");
}

#[test]
fn an_xls_file_of_ten_million_rows_or_with_what_acts() {
    let begin = record(0x0809, &[0, 6, 5, 0, 0, 0, 0, 0]);
    let with = |names: &[&str], kind: u16, data: &[u8]| {
        xls(names, &[&begin[..], &record(kind, data)].concat(), |_, _| {})
    };
    let mut rows = vec![0; 14];
    put(&mut rows, 4, 10_000_000);
    rows[10] = 14;
    refused("a.xls", &with(&[], 0x0200, &rows), "far more than a form");
    let far = [0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    refused("b.xls", &with(&[], 0x0203, &far), "far more than a form");
    refused("c.xls", &with(&["_VBA_PROJECT_CUR"], 0x0203, &[0; 14]), "macros");
    refused("d.xls", &with(&["EncryptedPackage"], 0x0203, &[0; 14]), "password");
    refused("e.xls", &with(&[], 0x002F, &[0, 0]), "password");
    refused("f.xls", &with(&[], 0x01AE, &[1, 0, 8, 0, 0, 1, b'a']), "links to other files");
    // A record that says that it is longer than the file.
    let long = [&begin[..], &[0x03, 0x02, 0xFF, 0xFF]].concat();
    refused("g.xls", &xls(&[], &long, |_, _| {}), "damaged");
}
