//! Tables whose columns stand side by side, as `pdftotext -layout` gives them.

use std::collections::BTreeMap;

use super::super::columns::Columns;
use super::super::tree::{Cell, Row, Table, squeezed};
use super::super::wording::{Field, is_capitals, is_roman};
use super::head::{Head, Layout};
use super::lines::Line;
use super::paragraphs::place;
use crate::text::fold;

/// The head of such a table, where lines from `start` on are one.
pub(super) fn head(lines: &[Line], start: usize) -> Option<Head> {
    /// A head takes no more lines, nor begins more lines above the one with the number.
    const MOST: usize = 6;
    let first = &lines[start];
    if first.cells().len() < 3 {
        return None;
    }
    for above in 0..=start.min(2) {
        let from = start - above;
        for end in (start + 1..=lines.len().min(start + MOST)).rev() {
            let starts = starts_of(&lines[from..end]);
            let heads = texts(&lines[from..end], &starts);
            if let Some(columns) = Columns::named(heads) {
                let known = columns.fields.iter().filter(|it| it.is_some()).count();
                let is_whole = known == columns.fields.len() || 4 <= known;
                if is_whole && lines[from..end].iter().all(|line| !is_row(line)) {
                    let lines = lines[from..end].to_vec();
                    return Some(Head { start: from, end, columns, layout: Layout::Columns, lines });
                }
            }
        }
    }
    None
}

fn is_row(line: &Line) -> bool {
    let cells = line.cells();
    let first = cells.first().map_or("", |(_, cell)| cell.as_str()).trim_end_matches('.');
    first == "1" && cells.len() < 5 || is_roman(first) && line.text.split(' ').nth(1).is_some_and(is_capitals)
}

/// Where the columns begin: where cells of any of the lines do, those apart that overlap.
fn starts_of(lines: &[Line]) -> Vec<usize> {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for line in lines {
        for (start, cell) in line.cells() {
            let end = start + cell.chars().count();
            match spans.iter_mut().find(|(from, to)| start < *to && *from < end) {
                Some((from, to)) => (*from, *to) = ((*from).min(start), (*to).max(end)),
                None => spans.push((start, end)),
            }
        }
    }
    spans.sort_unstable();
    spans.into_iter().map(|(start, _)| start).collect()
}

/// The texts of columns over some lines.
fn texts(lines: &[Line], starts: &[usize]) -> Vec<String> {
    let mut texts = vec![String::new(); starts.len()];
    for line in lines {
        for (start, cell) in line.cells() {
            if let Some(text) = texts.get_mut(column(start, &cell, starts)) {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(&cell);
            }
        }
    }
    texts.iter().map(|text| squeezed(text)).collect()
}

/// The column that a cell stands in: the one it overlaps, for its beginning may be to the left of the head's.
fn column(start: usize, cell: &str, starts: &[usize]) -> usize {
    let middle = start + cell.chars().count() / 2;
    let by = |at: usize| starts.iter().rposition(|column| *column <= at).unwrap_or(0);
    by(start + 1).max(if middle < start + 4 { by(middle) } else { 0 })
}

/// Reads the rows below a head, and says how many lines they are.
pub(super) fn read(head: &Head, lines: &[Line]) -> (Table, usize) {
    let end = lines.iter().position(ends_table).unwrap_or(lines.len());
    let own: Vec<&Line> = lines[..end].iter().filter(|line| !repeats(head, line)).collect();
    let pages = starts_by_page(head, &own);
    let number = head.columns.at(Field::Number).unwrap_or(0);
    let name = head.columns.at(Field::Name).unwrap_or(1);
    let cells = head.columns.heads.iter().map(|head| Cell::of(head)).collect();
    let mut table = Table::default();
    table.rows.push(Row { cells, place: head.lines.first().map(place).unwrap_or_default() });
    for line in own {
        let Some(starts) = pages.get(&line.page) else { continue };
        let texts = texts(std::slice::from_ref(line), starts);
        let label = texts.get(number).map_or("", String::as_str).trim_end_matches(['.', ')']);
        let is_label = label.parse::<u32>().is_ok() || is_roman(label) || label.chars().count() == 1;
        let begins = !label.is_empty() && is_label;
        if begins || table.rows.len() == 1 {
            table.rows.push(Row { cells: vec![Cell::default(); starts.len()], place: place(line) });
        }
        let Some(row) = table.rows.last_mut() else { continue };
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
    (table, end)
}

/// Where columns begin on each page, which `pdftotext` lays out by itself.
fn starts_by_page(head: &Head, lines: &[&Line]) -> BTreeMap<Option<usize>, Vec<usize>> {
    let mut pages: BTreeMap<Option<usize>, Vec<&Line>> = BTreeMap::new();
    for line in lines {
        pages.entry(line.page).or_default().push(line);
    }
    let first = head.lines.first().and_then(|line| line.page);
    let count = head.columns.heads.len();
    let starts = pages.into_iter().map(|(page, lines)| {
        let heads = head.lines.iter().filter(|_| page == first).cloned();
        let all: Vec<Line> = lines.iter().map(|line| (*line).clone()).chain(heads).collect();
        let own = starts_of(&all);
        let starts = if own.len() == count { own } else { gutters(&lines, &starts_of(&head.lines)) };
        (page, starts)
    });
    starts.collect()
}

/// Where columns begin in the rows: where the head's do, or a little before, as far as no line has a letter there.
fn gutters(lines: &[&Line], heads: &[usize]) -> Vec<usize> {
    let mut starts = heads.to_vec();
    for (at, start) in heads.iter().enumerate().skip(1) {
        let lowest = heads[at - 1] + 1;
        let covering = |column: usize| {
            lines
                .iter()
                .filter(|line| {
                    line.cells()
                        .iter()
                        .any(|(from, cell)| *from < column && column < from + cell.chars().count())
                })
                .count()
        };
        // The fewest lines are cut; of several places the one nearest to the head's.
        let best = (lowest..=*start).rev().min_by_key(|column| (covering(*column), start - column));
        starts[at] = best.unwrap_or(*start);
    }
    starts
}

fn repeats(head: &Head, line: &Line) -> bool {
    let is_numbers = line.text.split(' ').count() > 2
        && line.text.split(' ').all(|word| word.trim_matches(['(', ')']).parse::<u32>().is_ok());
    is_numbers || head.lines.iter().any(|own| own.text == line.text)
}

fn ends_table(line: &Line) -> bool {
    let key = fold(&line.text);
    key.starts_with("noi nhan") || key.starts_with("phu luc")
}
