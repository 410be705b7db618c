//! What Word files say is what Markdown says.

use std::fs;
use std::path::Path;

use roxmltree::Document;

use crate::tables::tables;
use crate::word::{cchc, document, part, printed, styled, tables as word_tables, text};

/// Rows without what only Markdown marks: strong words, and the empty cells that the title of a group stands across.
fn plain(rows: impl IntoIterator<Item = Vec<String>>) -> Vec<Vec<String>> {
    let cell = |cell: String| {
        let inner = cell.strip_prefix("**").and_then(|it| it.strip_suffix("**"));
        inner.unwrap_or(&cell).trim().to_owned()
    };
    let row = |row: Vec<String>| {
        let mut row: Vec<String> = row.into_iter().map(cell).collect();
        while row.last().is_some_and(String::is_empty) {
            row.pop();
        }
        row
    };
    rows.into_iter().map(row).collect()
}

#[track_caller]
fn assert_same_tables(word: &str, markdown: &str) -> usize {
    let word: Vec<_> = word_tables(word).into_iter().map(plain).collect();
    let markdown: Vec<_> = tables(markdown)
        .into_iter()
        .map(|table| plain([table.heads].into_iter().chain(table.rows)))
        .collect();
    assert_eq!(word, markdown);
    word.len()
}

/// The names of the files in a folder.
fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn every_cell_of_letters_and_lists_is_that_of_markdown() {
    let folder = tempfile::tempdir().unwrap();
    let mut count = 0;
    for command in [&["tasks", "--all"][..], &["remind"]] {
        let write = |format: &str| {
            let to = folder.path().join(format!("{}-{format}", command[0]));
            let out = ["--out", to.to_str().unwrap(), "--format", format];
            assert_eq!(cchc(&[command, &out].concat()).status.code(), Some(0), "{command:?} {format}");
            to
        };
        let (word, markdown) = (write("docx"), write("markdown"));
        let names = files(&markdown);
        assert!(10 < names.len(), "{names:?}");
        // The index names files, which are those of the format.
        for name in names.iter().filter_map(|name| name.strip_suffix(".md")).filter(|name| *name != "index") {
            let text = fs::read_to_string(markdown.join(format!("{name}.md"))).unwrap();
            let file = fs::read(word.join(format!("{name}.docx"))).unwrap();
            count += assert_same_tables(&document(&file), &text);
        }
    }
    assert!(50 < count, "{count}");
}

#[test]
fn every_cell_of_a_report_is_that_of_markdown() {
    let markdown = String::from_utf8(cchc(&["report", "2022-Q3"]).stdout).unwrap();
    let count = assert_same_tables(&document(&printed(&["report", "2022-Q3"])), &markdown);
    assert!(4 < count, "{count}");
}

#[test]
fn a_letter_is_headed_and_signed_by_who_the_plan_says() {
    let letter = ["remind", "--plan", "examples/so-mau-2026", "--as-of", "2026-06-20"];
    let folder = tempfile::tempdir().unwrap();
    let out = ["--out", folder.path().to_str().unwrap(), "--format", "docx"];
    assert_eq!(cchc(&[&letter[..], &out].concat()).status.code(), Some(0));
    let file = fs::read(folder.path().join("phong-cong-chuc.docx")).unwrap();
    let xml = document(&file);
    let parsed = Document::parse(&xml).unwrap();
    let says = |style| styled(&parsed, style).into_iter().map(text).collect::<Vec<_>>();
    assert_eq!(says("Superior"), ["SỞ NỘI VỤ TỈNH MẪU"]);
    assert_eq!(says("Issuer"), ["VĂN PHÒNG SỞ"]);
    assert_eq!(says("SignatureOffice"), ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"]);
    assert_eq!(says("Signatory"), ["Bùi Văn Phác"]);
    assert_eq!(says("Recipient").last().unwrap(), "- Lưu: VT, VP.");
    let core = part(&file, "docProps/core.xml");
    assert!(core.contains("<dc:creator>Văn phòng Sở</dc:creator>"), "{core}");
    assert!(core.contains("<dc:title>V/v "), "{core}");
}

#[test]
fn the_plan_is_printed_as_it_was_issued() {
    let xml = document(&printed(&["show"]));
    let parsed = Document::parse(&xml).unwrap();
    let says = |style| styled(&parsed, style).into_iter().map(text).collect::<Vec<_>>();
    assert_eq!(says("Issuer"), ["ỦY BAN NHÂN DÂN HUYỆN ĐAK PƠ"]);
    assert_eq!(says("Title")[0], "KẾ HOẠCH");
    assert_eq!(says("SignatureOffice"), ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]);
    assert_eq!(says("Signatory"), ["Nguyễn Trường"]);
    assert_eq!(says("Recipient").len(), 9);
    // Part II is written out, the 46 rows of the appendix are a table under their eight fields.
    assert!(says("BodyText").iter().any(|line| line.starts_with("II.2.5. ")));
    let [annex] = &word_tables(&xml)[..] else { panic!() };
    assert_eq!(annex.iter().filter(|row| row.len() == 2).count(), 8);
    assert_eq!(annex.iter().filter(|row| row[0].starts_with("PL.") && row.len() == 6).count(), 46);
}

#[test]
fn a_joint_letter_has_an_appendix_for_each_agency() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.docx");
    let run = cchc(&["remind", "--joint", file.to_str().unwrap(), "--format", "docx"]);
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    let xml = document(&fs::read(&file).unwrap());
    let parsed = Document::parse(&xml).unwrap();
    let says = |style| styled(&parsed, style).into_iter().map(text).collect::<Vec<_>>();
    let addressees = says("Addressee");
    let labels = says("AppendixLabel");
    assert_eq!(addressees.len(), labels.len());
    assert_eq!(labels[..3], ["Phụ lục I", "Phụ lục II", "Phụ lục III"]);
    for (addressee, title) in addressees.iter().zip(says("AppendixTitle")) {
        let name = addressee.trim_start_matches("- ").trim_end_matches([';', '.']);
        assert!(title.ends_with(&name.to_uppercase()), "{title} {name}");
        // Nobody gets a letter from itself.
        assert_ne!(name, "Phòng Nội vụ");
    }
    let counts = &word_tables(&xml)[0];
    assert_eq!(counts.len(), 1 + addressees.len());
    assert_eq!(counts.iter().skip(1).map(|row| row.last().unwrap().as_str()).nth(3), Some("IV"));
}
