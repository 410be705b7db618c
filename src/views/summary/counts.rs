//! Items counted by something: on a screen, and for a spreadsheet.

use super::{labels, titled};
use crate::assess::Tally;
use crate::document::{Cell, Document, Table};
use crate::message::Message;
use crate::query::counts::{By, Counts, Key, Row};
use crate::views::columns::Columns;
use crate::views::{Basis, tally};

/// The screen.
pub fn document(basis: &Basis<'_>, counts: &Counts<'_>) -> Document {
    let words = basis.words;
    let mut document = titled(basis, labels::title(counts.by));
    add(&mut document, basis, counts);
    if counts.by == By::Field && counts.rows.iter().any(|row| row.key == Key::NoField) {
        document.text(words.text("summary.field-note"));
    }
    document
}

/// Adds the table, and beside it why its sum may be more than the plan's items.
pub fn add(document: &mut Document, basis: &Basis<'_>, counts: &Counts<'_>) {
    document.table(table(basis, counts));
    if let Some(note) = note(basis, counts) {
        document.text(note);
    }
}

/// Why the sum may be more than the plan's items.
pub fn note(basis: &Basis<'_>, counts: &Counts<'_>) -> Option<String> {
    let key = match counts.by {
        By::Lead if counts.total < counts.sum.total => "summary.lead-note",
        By::Officer if counts.total < counts.sum.total => "summary.officer-note",
        By::Support => "summary.support-note",
        _ => return None,
    };
    Some(basis.words.say(&Message::new(key).with("total", counts.total)))
}

/// The table, with the sum of its rows.
fn table(basis: &Basis<'_>, counts: &Counts<'_>) -> Table {
    // By standing every row would have one filled column: the total says it.
    let groups = if counts.by == By::Standing { Vec::new() } else { tally::groups(&counts.sum) };
    let columns = Columns::new(basis.words)
        .words(labels::title(counts.by), |(label, _): &(String, &Tally)| label.as_str().into())
        .counts(groups, |(_, tally)| tally);
    let rows = counts.rows.iter().map(|row| (labels::label(basis, &row.key), &row.tally));
    let sum = (basis.words.text("row.total").to_owned(), &counts.sum);
    columns.table_with_total(rows, &sum)
}

/// The rows for a spreadsheet, without their sum.
pub fn rows(basis: &Basis<'_>, counts: &Counts<'_>) -> Table {
    let label = |row: &&Row<'_>| Cell::from(labels::label(basis, &row.key));
    let columns = Columns::new(basis.words)
        .plan(basis)
        .words(labels::title(counts.by), label)
        .bare_counts(|row| &row.tally);
    columns.table(&counts.rows)
}
