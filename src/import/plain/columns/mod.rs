//! Tables whose columns stand side by side, as `pdftotext -layout` gives them.

mod cells;
mod centred;
mod edges;
mod head;

use std::collections::BTreeMap;

use self::cells::{is_label, is_numbers, texts};
use self::centred::Sign;
use self::edges::edges;
pub(super) use self::head::head;
use super::super::tree::{Cell, Row, Table};
use super::super::wording::Field;
use super::head::{Head, is_head_line};
use super::lines::Line;
use super::paragraphs::place;
use crate::text::fold;

/// Reads the rows below a head, and says how many lines they are.
pub(super) fn read(head: &Head, lines: &[Line]) -> (Table, usize) {
    let (own, end) = body(head, lines);
    let pages = edges_by_page(head, &own);
    let number = head.columns.at(Field::Number).unwrap_or(0);
    let name = head.columns.at(Field::Name).unwrap_or(1);
    let read: Vec<(&Line, Vec<String>)> = own
        .iter()
        .filter(|line| !line.is_head)
        .filter_map(|line| {
            let starts = pages.get(&line.line.page)?;
            Some((line.line, texts(std::slice::from_ref(line.line), starts)))
        })
        .collect();
    let sign = |(line, texts): &(&Line, Vec<String>)| Sign {
        has_number: texts.get(number).is_some_and(|text| is_label(text)),
        begins_name: texts.get(name).is_some_and(|text| begins(text)),
        unlikely: unlikely(texts, name),
        page: line.page,
    };
    let mut cuts = centred::cuts(&read.iter().map(sign).collect::<Vec<_>>()).into_iter().peekable();
    let cells = head.columns.heads.iter().map(|head| Cell::of(head)).collect();
    let mut table = Table::default();
    table.rows.push(Row { cells, place: head.lines.first().map(place).unwrap_or_default() });
    for (at, (line, texts)) in read.iter().enumerate() {
        if cuts.next_if_eq(&at).is_some() || table.rows.len() == 1 {
            table.rows.push(Row { cells: vec![Cell::default(); texts.len()], place: place(line) });
        }
        if let Some(row) = table.rows.last_mut() {
            add(row, texts, name);
        }
    }
    (table, end)
}

/// Adds a line of cells to a row. Bullets are lines of their own, but for those of the name.
fn add(row: &mut Row, texts: &[String], name: usize) {
    for (column, text) in texts.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
        let Some(cell) = row.cells.get_mut(column) else { continue };
        let is_bullet = text.starts_with("- ") || text.starts_with("+ ");
        match cell.lines.last_mut() {
            Some(last) if !is_bullet || column == name => {
                last.push(' ');
                last.push_str(text);
            }
            _ => cell.lines.push(text.clone()),
        }
    }
}

fn begins(text: &str) -> bool {
    text.starts_with(|c: char| !c.is_lowercase())
}

/// How unlikely a row begins with a line of these cells: one goes on in small, or there is no name.
fn unlikely(texts: &[String], name: usize) -> usize {
    let goes_on = |text: &&String| text.starts_with(char::is_lowercase);
    let is_named = texts.get(name).is_some_and(|text| !text.is_empty());
    4 * texts.iter().filter(goes_on).count() + usize::from(!is_named)
}

/// A line of a table: of its head, once more on another page, or of a row.
struct Own<'a> {
    line: &'a Line,
    is_head: bool,
}

/// The lines of a table below its head, and how many they are. It ends where the recipients, an appendix or the head of
/// another table begin.
fn body<'a>(head: &Head, lines: &'a [Line]) -> (Vec<Own<'a>>, usize) {
    let mut own = Vec::new();
    let mut at = 0;
    while at < lines.len() && !ends_table(&lines[at]) {
        let repeated = repeated(head, &lines[at..]);
        let is_other = repeated == 0 && is_head_line(&lines[at]);
        if let Some(other) = is_other.then(|| self::head(lines, at)).flatten() {
            own.truncate(other.start);
            return (own, other.start);
        }
        let count = repeated.max(1);
        own.extend(lines[at..at + count].iter().map(|line| Own { line, is_head: 0 < repeated }));
        at += count;
    }
    (own, at)
}

/// Where columns begin on each page, which `pdftotext` lays out by itself.
fn edges_by_page(head: &Head, own: &[Own<'_>]) -> BTreeMap<Option<usize>, Vec<usize>> {
    let mut pages: BTreeMap<Option<usize>, Vec<&Line>> = BTreeMap::new();
    for line in head.lines.iter().chain(own.iter().map(|own| own.line)) {
        pages.entry(line.page).or_default().push(line);
    }
    pages.into_iter().map(|(page, lines)| (page, edges(&lines, &head.starts))).collect()
}

/// How many lines repeat the head here, or number its columns. On another page its lines may break elsewhere, but they hold
/// the same words.
fn repeated(head: &Head, lines: &[Line]) -> usize {
    if is_numbers(&lines[0]) {
        return 1;
    }
    let whole = words(&head.lines);
    let most = lines.len().min(head.lines.len() + 2);
    (1..=most).find(|count| words(&lines[..*count]) == whole).unwrap_or(0)
}

/// The words of lines, in an order that does not depend on where the lines break.
fn words(lines: &[Line]) -> Vec<&str> {
    let mut words: Vec<&str> = lines.iter().flat_map(|line| line.text.split(' ')).collect();
    words.sort_unstable();
    words
}

fn ends_table(line: &Line) -> bool {
    let key = fold(&line.text);
    key.starts_with("noi nhan") || key.starts_with("phu luc")
}
