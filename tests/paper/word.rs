//! Reads Word files back.

use std::io::{Cursor, Read as _};
use std::process::{Command, Output};

use roxmltree::{Document, Node};
use zip::ZipArchive;

/// The namespace of the text.
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A run on the example, unless other words say otherwise.
pub(crate) fn cchc(args: &[&str]) -> Output {
    let usual = [("--plan", "examples/dak-po-2022"), ("--as-of", "2022-11-15"), ("--lang", "vi")];
    let usual = usual.into_iter().filter(|(option, _)| !args.contains(option));
    Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(args)
        .args(usual.flat_map(|(option, value)| [option, value]))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap()
}

/// What a run prints as a Word file.
#[track_caller]
pub(crate) fn printed(args: &[&str]) -> Vec<u8> {
    let output = cchc(&[args, &["--format", "docx"]].concat());
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// The parts of a file, by name.
pub(crate) fn parts(file: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(file)).unwrap();
    let mut part = |at| {
        let mut part = archive.by_index(at).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        (part.name().unwrap().into_owned(), text)
    };
    (0..ZipArchive::new(Cursor::new(file)).unwrap().len()).map(&mut part).collect()
}

/// One part of a file.
#[track_caller]
pub(crate) fn part(file: &[u8], name: &str) -> String {
    let part = parts(file).into_iter().find(|(it, _)| it == name);
    part.unwrap_or_else(|| panic!("no {name}")).1
}

/// The text of a file.
#[track_caller]
pub(crate) fn document(file: &[u8]) -> String {
    part(file, "word/document.xml")
}

/// The elements of this name below a node, top to bottom.
pub(crate) fn all<'a>(node: Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    node.descendants().filter(move |it| it.has_tag_name((W, name)))
}

/// The first element of this name below a node.
#[track_caller]
pub(crate) fn first<'a>(node: Node<'a, 'a>, name: &'static str) -> Node<'a, 'a> {
    all(node, name).next().unwrap_or_else(|| panic!("no {name} in {}", node.tag_name().name()))
}

/// An attribute of the text's namespace.
#[track_caller]
pub(crate) fn value<'a>(node: Node<'a, 'a>, name: &str) -> &'a str {
    node.attribute((W, name)).unwrap_or_else(|| panic!("no {name} at {}", node.tag_name().name()))
}

/// What a node says, a line a paragraph.
pub(crate) fn text(node: Node<'_, '_>) -> String {
    let own = |paragraph: Node<'_, '_>| -> String {
        paragraph.descendants().filter(|it| it.has_tag_name((W, "t"))).filter_map(|it| it.text()).collect()
    };
    let paragraphs = node.descendants().filter(|it| it.has_tag_name((W, "p")));
    paragraphs.map(own).collect::<Vec<_>>().join("\n")
}

/// The paragraphs in a style.
pub(crate) fn styled<'a>(document: &'a Document<'a>, style: &'static str) -> Vec<Node<'a, 'a>> {
    let is_so = |it: &Node<'a, 'a>| all(*it, "pStyle").any(|it| value(it, "val") == style);
    all(document.root(), "p").filter(is_so).collect()
}

/// The tables with lines, their rows as people read them: the head first.
pub(crate) fn tables(document: &str) -> Vec<Vec<Vec<String>>> {
    let document = Document::parse(document).unwrap();
    let is_lined = |it: &Node<'_, '_>| all(*it, "tblStyle").any(|it| value(it, "val") == "TableGrid");
    let lined: Vec<_> = all(document.root(), "tbl").filter(is_lined).collect();
    let row = |row| all(row, "tc").map(text).collect::<Vec<_>>();
    lined.into_iter().map(|table| all(table, "tr").map(row).collect()).collect()
}
