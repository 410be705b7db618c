//! The tables of a Markdown document, and how they are held against what they ought to say.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

use std::collections::{BTreeMap, BTreeSet};

/// A table, its cells as people read them.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Table {
    /// The heading above it, with its number.
    pub(crate) heading: String,
    pub(crate) heads: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

/// What a row ought to say under each title, and perhaps under others.
pub(crate) type Row = BTreeMap<&'static str, String>;

/// The tables of a document, top to bottom.
pub(crate) fn tables(markdown: &str) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let (mut heading, mut is_inside) = ("", false);
    for line in markdown.lines() {
        if line.starts_with('#') {
            heading = line.trim_start_matches('#').trim();
        }
        let row = line.strip_prefix("| ").and_then(|line| line.strip_suffix(" |")).map(cells);
        match (row, tables.last_mut().filter(|_| is_inside)) {
            (None, _) => is_inside = false,
            (Some(heads), None) => {
                tables.push(Table { heading: heading.to_owned(), heads, rows: Vec::new() });
                is_inside = true;
            }
            (Some(row), Some(table)) => table.rows.push(row),
        }
    }
    for table in &mut tables {
        let rule = table.rows.remove(0);
        assert!(rule.iter().all(|cell| cell.trim_end_matches(':') == "---"), "{rule:?}");
    }
    tables
}

/// The cells of a line, without what keeps them from being markup.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => cells.last_mut().unwrap().extend(letters.next()),
            '|' => cells.push(String::new()),
            letter => cells.last_mut().unwrap().push(letter),
        }
    }
    let read = |cell: String| {
        let cell = cell.replace("<br>", "\n").replace("&lt;", "<").replace("&gt;", ">");
        cell.replace("&amp;", "&").trim().to_owned()
    };
    cells.into_iter().map(read).collect()
}

/// Holds a table against the titles of its columns, left to right, and what its rows ought to say.
///
/// # Errors
/// With the first thing that is not so.
pub(crate) fn compare(table: &Table, titles: &[&str], rows: &[Row]) -> Result<(), String> {
    if table.heads != titles {
        return Err(format!("“{}” has the columns {:?}, not {titles:?}", table.heading, table.heads));
    }
    if table.rows.len() != rows.len() {
        return Err(format!("“{}” has {} rows, not {}", table.heading, table.rows.len(), rows.len()));
    }
    for (at, (cells, row)) in table.rows.iter().zip(rows).enumerate() {
        let expected: Vec<&str> = titles.iter().map(|title| row[title].as_str()).collect();
        if *cells != expected {
            return Err(format!("“{}”, row {}: {cells:#?}, not {expected:#?}", table.heading, at + 1));
        }
    }
    Ok(())
}

/// Swaps each two columns that stand side by side, their cells alone and with their heads, and makes sure that the table
/// is then no longer taken for right. Returns the titles of those pairs of which the cells tell it, which no pair does
/// that says the same in every row.
#[track_caller]
pub(crate) fn swaps_that_show(
    table: &Table,
    titles: &[&'static str],
    rows: &[Row],
) -> BTreeSet<[&'static str; 2]> {
    let mut shown = BTreeSet::new();
    for at in 1..titles.len() {
        let swapped = swapped(table, at - 1);
        let pair = [titles[at - 1], titles[at]];
        let mut redefined = swapped.clone();
        redefined.heads.swap(at - 1, at);
        assert!(compare(&redefined, titles, rows).is_err(), "{pair:?} changed places in {}", table.heading);
        if swapped != *table {
            assert!(compare(&swapped, titles, rows).is_err(), "the cells of {pair:?} in {}", table.heading);
            shown.insert(pair);
        }
    }
    shown
}

/// The table with the cells of a column in the place of those of the next, under heads that stay.
pub(crate) fn swapped(table: &Table, at: usize) -> Table {
    let mut table = table.clone();
    table.rows.iter_mut().for_each(|row| row.swap(at, at + 1));
    table
}
