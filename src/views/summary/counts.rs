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
    document.table(table(basis, counts));
    if counts.by == By::Support {
        document.text(words.say(&Message::new("summary.support-note").with("total", counts.total)));
    }
    if counts.by == By::Field && counts.rows.iter().any(|row| row.key == Key::NoField) {
        document.text(words.text("summary.field-note"));
    }
    document
}

/// The table alone, with the sum of its rows.
pub fn table(basis: &Basis<'_>, counts: &Counts<'_>) -> Table {
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
