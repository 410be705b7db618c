//! What needs attention in a plan, worst first.

use crate::document::{Cell, Document, Table, Tone};
use crate::message::Message;
use crate::query::attention::{self, Alike};
use crate::views::columns::Columns;
use crate::views::{Basis, cells, items, reason, wording};

/// How many lines the list has at most; the whole list is a command away.
const MOST_LINES: usize = 8;

/// What is overdue or at risk; items that stand alike for the same reason share a line.
pub(super) fn urgent(basis: &Basis<'_>, document: &mut Document) {
    let words = basis.words;
    document.heading(words.text("status.attention"));
    let alike = attention::urgent(basis.survey);
    if alike.is_empty() {
        document.text(Cell::toned(words.text("status.nothing-urgent"), Tone::Good));
        return;
    }
    let (shown, left) = alike.split_at(alike.len().min(MOST_LINES));
    document.table(table(basis, shown));
    let left: usize = left.iter().map(|group| group.items.len()).sum();
    if 0 < left {
        document.text(words.say(&Message::new("status.more").with("count", left)));
    }
    document.text(Cell::toned(words.text("status.see-all"), Tone::Muted));
}

fn table(basis: &Basis<'_>, alike: &[Alike<'_>]) -> Table {
    let words = basis.words;
    let columns = Columns::new(words)
        .number("column.count", |group: &&Alike<'_>| cells::bare(group.items.len()))
        .words("column.standing", |group| wording::standing_cell(words, group.standing))
        .words("column.reason", |group| reason::sentence(words, group.reason).into())
        .words("column.items", |group| items::alike(group).into());
    columns.table(alike)
}
