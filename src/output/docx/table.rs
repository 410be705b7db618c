//! Tables: their head on every page, no row across two pages that fits on one, ids and days on one line.

use super::page::Page;
use super::paragraph::{Paragraph, joined};
use super::style::Style;
use super::type_size::TypeSize;
use super::widths::{lines, widths};
use crate::document::{Cell, Head, Kind, Row, RowKind, Table};

/// The element, as wide as the lines of its page.
pub(super) fn xml(table: &Table, page: Page) -> String {
    let room = page.room();
    let widths = widths(table, room);
    let columns = widths.iter().map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#));
    let grid = columns.collect::<Vec<_>>().concat();
    let size = TypeSize::of(table);
    let rows: String = table.rows.iter().map(|it| row(table, it, &widths, page)).collect();
    format!(
        concat!(
            r#"<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{room}" w:type="dxa"/>"#,
            r#"<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"#
        ),
        room = room,
        grid = grid,
        head = head(&table.heads, &widths, size),
        rows = rows
    )
}

/// The row of the heads.
fn head(heads: &[Head], widths: &[u32], size: TypeSize) -> String {
    let cells = heads.iter().zip(widths).map(|(head, width)| {
        let title = Paragraph::new(size.head_style(), &head.title);
        cell(*width, 1, r#"<w:vAlign w:val="center"/>"#, &title.xml())
    });
    let cells: String = cells.collect();
    format!("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>")
}

fn row(table: &Table, row: &Row, widths: &[u32], page: Page) -> String {
    let size = TypeSize::of(table);
    let style = size.text_style();
    let cells: String = if let (RowKind::Group, [number, title, rest @ ..]) = (row.kind, &row.cells[..]) {
        group(style, [number, title], rest.len() + 1, widths)
    } else {
        let text = Paragraph::empty(style).bold(row.kind.is_strong());
        let cells = row.cells.iter().zip(&table.heads).zip(widths);
        cells.map(|((it, head), width)| plain(&text, it, head, *width)).collect()
    };
    // A row that is longer than a page would be cut off at its end.
    let is_whole = lines(table, row, widths) * size.line() < page.height() * 3 / 4;
    let properties = if is_whole { "<w:trPr><w:cantSplit/></w:trPr>" } else { "" };
    format!("<w:tr>{properties}{cells}</w:tr>")
}

/// A number, and a title across the other columns, on the page of the row that follows.
fn group(style: Style, [number, title]: [&Cell; 2], span: usize, widths: &[u32]) -> String {
    let strong = || Paragraph::empty(style).bold(true).kept();
    let (first, others) = widths.split_first().unwrap_or((&0, &[]));
    let number = strong().centred(true).then(&number.text).xml();
    let title = strong().then(&title.text).xml();
    cell(*first, 1, "", &number) + &cell(others.iter().sum(), span, "", &title)
}

fn plain(text: &Paragraph, it: &Cell, head: &Head, width: u32) -> String {
    let is_centred = matches!(head.kind, Kind::Label | Kind::Number);
    let paragraph = |line| text.clone().centred(is_centred).then(line);
    cell(width, 1, "", &joined(it.text.split('\n').map(paragraph)))
}

fn cell(width: u32, span: usize, properties: &str, content: &str) -> String {
    let span = if 1 < span { format!(r#"<w:gridSpan w:val="{span}"/>"#) } else { String::new() };
    format!(r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{properties}</w:tcPr>{content}</w:tc>"#)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_is_longer_than_a_page_may_be_split() {
        let head = |key: &'static str| Head { key, title: key.to_owned(), kind: Kind::Words };
        let row = |text: &str| Row { cells: vec!["một".into(), text.into()], kind: RowKind::Plain };
        let rows = vec![row("hai"), row(&"dài ".repeat(4_000)), row(&"dài ".repeat(200))];
        let table = Table { heads: vec![head("a"), head("b")], rows };
        for page in [Page::Upright, Page::Landscape] {
            let xml = xml(&table, page);
            let rows: Vec<bool> = xml.split("<w:tr>").skip(1).map(|row| row.contains("cantSplit")).collect();
            assert_eq!(rows, [true, true, false, true], "{page:?}");
        }
    }
}
