//! Word documents: paragraphs and tables of the body, with the numbers that Word counts, merged cells, tracked changes
//! as if accepted, and footnotes.

mod frames;
mod numbering;

use std::collections::BTreeMap;

use self::frames::{Frames, Notes, PageBreak};
use self::numbering::Numbering;
use super::place::Place;
use super::remark::{Remark, What};
use super::tree::{Block, Source, squeezed};
use crate::message::Message;
use crate::package::Package;
use crate::package::{Element, Node, Xml};

/// Reads a document.
///
/// # Errors
/// When it is damaged, no Word document, or larger than any plan.
pub(super) fn read(bytes: &[u8]) -> Result<Source, Message> {
    // What Word locks with a password, and what old versions of it write, are containers of another kind.
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(Message::new("import.locked"));
    }
    let mut package = Package::open(bytes)?;
    let numbering = package.part("word/numbering.xml")?;
    let styles = package.part("word/styles.xml")?;
    let mut notes = BTreeMap::new();
    for (part, kind) in [("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")] {
        if let Some(text) = package.part(part)? {
            read_notes(&text, kind, &mut notes)?;
        }
    }
    let body = package.part("word/document.xml")?.ok_or_else(|| Message::new("import.no-document"))?;
    let numbering = Numbering::read(numbering.as_deref(), styles.as_deref())?;
    Body { xml: Xml::new(&body), frames: Frames::new(numbering, notes), has_changes: false }.read()
}

fn read_notes(text: &str, kind: &'static str, notes: &mut Notes) -> Result<(), Message> {
    let mut xml = Xml::new(text);
    let mut id = None;
    let mut is_text = false;
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(element) if element.name == kind => {
                // Those with a type are the lines between text and notes.
                id = element.attribute("id").filter(|_| element.attribute("type").is_none());
            }
            Node::Start(element) => is_text = element.name == "t",
            Node::Text(text) if is_text => {
                if let Some(id) = &id {
                    notes.entry((kind, id.clone())).or_default().push_str(&text);
                }
            }
            Node::Text(_) => {}
            Node::End(_) => is_text = false,
        }
    }
    for text in notes.values_mut() {
        *text = squeezed(text);
    }
    Ok(())
}

/// The body of a document, while it is read.
struct Body<'a> {
    xml: Xml<'a>,
    frames: Frames,
    has_changes: bool,
}

impl Body<'_> {
    fn read(mut self) -> Result<Source, Message> {
        let mut is_text = false;
        while let Some(node) = self.xml.next()? {
            match node {
                Node::Start(element) => {
                    is_text = element.name == "t";
                    self.start(&element)?;
                }
                Node::Text(text) if is_text => self.frames.add(&text),
                Node::Text(_) => {}
                Node::End(name) => {
                    is_text = false;
                    self.frames.end(&name)?;
                }
            }
        }
        let blocks: Vec<Block> = self.frames.finish();
        let changed = Remark { what: What::Changes, words: String::new(), place: Place::default() };
        let remarks = if self.has_changes { vec![changed] } else { Vec::new() };
        Ok(Source { blocks, remarks })
    }

    fn start(&mut self, element: &Element<'_>) -> Result<(), Message> {
        let parent = self.xml.parent();
        match (element.name.as_str(), parent) {
            // Inside the marks of a paragraph or a row: that they are deleted.
            ("del" | "moveFrom", "rPr") => {
                self.has_changes = true;
                self.frames.join_next();
            }
            ("del", "trPr") => {
                self.has_changes = true;
                self.frames.drop_row();
            }
            ("del" | "moveFrom", _) => {
                self.has_changes = true;
                self.xml.skip()?;
            }
            ("ins" | "moveTo", _) => self.has_changes = true,
            // What old versions of Word show in the place of a text box: the same once more.
            ("Fallback", _) => self.xml.skip()?,
            // How something looked before a change.
            ("pPrChange" | "rPrChange" | "tblPrChange" | "tcPrChange" | "trPrChange" | "sectPrChange", _) => {
                self.xml.skip()?;
            }
            ("tab", "r") => self.frames.add("\t"),
            ("br", _) if element.attribute("type").is_some_and(|it| it == "page") => {
                self.frames.turn_page(PageBreak::Set);
            }
            ("br" | "cr", _) => self.frames.add("\n"),
            ("noBreakHyphen", _) => self.frames.add("-"),
            ("lastRenderedPageBreak", _) => self.frames.turn_page(PageBreak::Rendered),
            ("footnoteReference", _) => self.frames.note("footnote", element),
            ("endnoteReference", _) => self.frames.note("endnote", element),
            _ => self.frames.start(element)?,
        }
        Ok(())
    }
}
