//! How many items stand where, a row a standing: the sheet of figures of a workbook.

use crate::assess::{Standing, Tally};
use crate::document::{Cell, Table};
use crate::views::columns::Columns;
use crate::views::{Basis, cells, wording};

/// The standings in which something stands, and how much that is in all.
pub fn table(basis: &Basis<'_>, tally: &Tally) -> Table {
    let words = basis.words;
    let columns = Columns::new(words)
        .plan(basis)
        .words("column.standing", |(standing, _): &(Option<Standing>, usize)| match standing {
            Some(standing) => wording::standing_cell(words, *standing),
            None => Cell::from(words.text("row.total")),
        })
        .number("column.count", |(_, count)| cells::bare(*count));
    let rows = Standing::WORDS.iter().map(|(_, standing)| (Some(*standing), tally.count(*standing)));
    columns.table_with_total(rows.filter(|(_, count)| 0 < *count), &(None, tally.total))
}
