//! The text of a document, section by section: each appendix is one of its own.

use super::official;
use super::page::Page;
use super::paragraph::Paragraph;
use super::style::Style;
use super::table;
use super::widths::is_crowded;
use crate::document::{Block, Cell, Document, Tone};

const NAMESPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" "#,
    r#"xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" "#,
    r#"xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" "#,
    r#"xmlns:v="urn:schemas-microsoft-com:vml""#
);

/// `word/document.xml`.
pub(super) fn xml(document: &Document) -> String {
    let mut body = Body::default();
    let sections = sections(&document.blocks);
    for (at, section) in sections.iter().enumerate() {
        body.page = page(section);
        for (at, block) in section.iter().enumerate() {
            body.block(block, leads_over(block, section.get(at + 1)));
        }
        if at + 1 < sections.len() {
            body.end_section();
        }
    }
    body.after_table();
    let (text, section) = (body.text, body.page.section());
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            "\n<w:document {names}><w:body>{text}{section}</w:body></w:document>"
        ),
        names = NAMESPACES,
        text = text,
        section = section
    )
}

/// The blocks up to the first appendix, then those of each.
fn sections(blocks: &[Block]) -> Vec<&[Block]> {
    let starts = blocks.iter().enumerate().filter(|(_, block)| matches!(block, Block::Appendix(_)));
    let mut starts: Vec<usize> = starts.map(|(at, _)| at).filter(|at| 0 < *at).collect();
    starts.insert(0, 0);
    let ends = starts.iter().skip(1).copied().chain([blocks.len()]);
    starts.iter().zip(ends).map(|(start, end)| &blocks[*start..end]).collect()
}

/// An official document stands upright; anything else lies where a table needs the room.
fn page(blocks: &[Block]) -> Page {
    let is_official = blocks.iter().any(|block| matches!(block, Block::Letterhead(_)));
    let is_wide = |block: &Block| match block {
        Block::Table(table) => is_crowded(table, Page::Upright.room()),
        _ => false,
    };
    if !is_official && blocks.iter().any(is_wide) { Page::Landscape } else { Page::Upright }
}

/// Whether a block has to stand on the page of the next one: what says that a list follows, what stands over a text as a
/// heading does, and what is signed.
fn leads_over(block: &Block, next: Option<&Block>) -> bool {
    match (block, next) {
        (Block::Text(cell), Some(Block::List(_) | Block::Table(_))) => cell.text.trim_end().ends_with(':'),
        (Block::Text(cell), Some(Block::Text(_))) => cell.tone == Tone::Strong || cell.text.ends_with(':'),
        (_, next) => matches!(next, Some(Block::Closing(_))),
    }
}

/// The text so far.
struct Body {
    text: String,
    page: Page,
    /// Two tables without a paragraph between them would be one.
    ends_with_table: bool,
    /// How many lines are drawn.
    rules: usize,
}

impl Default for Body {
    fn default() -> Self {
        Self { text: String::new(), page: Page::Upright, ends_with_table: false, rules: 0 }
    }
}

impl Body {
    /// Adds a block, on the page of the next one where it leads over to that.
    fn block(&mut self, block: &Block, leads_over: bool) {
        match block {
            Block::Letterhead(head) => {
                let xml = official::letterhead(head, &mut self.rules);
                self.table(&xml);
            }
            Block::Table(it) => self.table(&table::xml(it, self.page)),
            Block::Closing(closing) => self.table(&official::closing(closing)),
            _ => {
                let mut paragraphs = paragraphs(block, self.page);
                let last = paragraphs.pop().map(|it| if leads_over { it.kept() } else { it });
                paragraphs.into_iter().chain(last).for_each(|it| self.paragraph(&it));
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        self.after_table();
        self.text.push_str(&paragraph.xml());
    }

    /// Ends a section that another follows.
    fn end_section(&mut self) {
        self.ends_with_table = false;
        self.text.push_str(&Paragraph::empty(Style::SectionEnd).ending(self.page.section()).xml());
    }

    fn table(&mut self, xml: &str) {
        self.after_table();
        self.text.push_str(xml);
        self.ends_with_table = true;
    }

    /// Keeps what follows a table apart from it.
    fn after_table(&mut self) {
        if std::mem::take(&mut self.ends_with_table) {
            self.text.push_str(&Paragraph::empty(Style::Gap).xml());
        }
    }
}

/// The paragraphs of a block that has no columns.
fn paragraphs(block: &Block, page: Page) -> Vec<Paragraph> {
    match block {
        Block::Title(text) => {
            text.split('\n').map(|line| official::title_line(Style::Title, line, page)).collect()
        }
        Block::Enclosed(text) => Paragraph::lines(Style::Enclosed, text),
        Block::Addressees(it) => official::addressees(it),
        Block::Appendix(it) => official::appendix(it, page),
        Block::Grounds(grounds) => {
            grounds.iter().flat_map(|ground| Paragraph::lines(Style::Grounds, ground)).collect()
        }
        Block::Heading(text) => Paragraph::lines(Style::Heading, text),
        Block::Subheading(text) => Paragraph::lines(Style::Subheading, text),
        Block::Text(cell) => said(cell),
        Block::List(points) => {
            points.iter().flat_map(|point| Paragraph::lines(Style::Point, &format!("- {point}"))).collect()
        }
        Block::Command(text) => vec![Paragraph::new(Style::Body, text)],
        Block::Letterhead(_) | Block::Table(_) | Block::Closing(_) => Vec::new(),
    }
}

fn said(cell: &Cell) -> Vec<Paragraph> {
    let strong = cell.tone == Tone::Strong;
    let line = |line| Paragraph::empty(Style::Body).bold(strong).then(line);
    cell.text.split('\n').map(line).collect()
}
