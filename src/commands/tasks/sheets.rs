//! The sheets of a workbook of tasks: figures, items, and of one agency its actions and duties.

use crate::assess::Tally;
use crate::document::Table;
use crate::query::tasks::{Filter, Task, TaskList};
use crate::views::Basis;
use crate::views::tally::figures;
use crate::views::tasks::rows;

/// The sheets of one agency, each under the key of its name.
pub(super) fn of_agency(basis: &Basis<'_>, list: &TaskList<'_>) -> Vec<(&'static str, Table)> {
    let mut tally = Tally::default();
    for own in list.items.iter().map(Task::answered) {
        tally.take(own.standing(), own.due(), basis.as_of());
    }
    let sheets = [
        ("sheets.figures", figures::table(basis, &tally)),
        ("sheets.items", rows::of_agency(basis, list)),
        ("sheets.actions", rows::actions(basis, list)),
        ("sheets.duties", rows::duties(basis, list)),
    ];
    let is_kept = |(key, table): &(&str, Table)| {
        matches!(*key, "sheets.figures" | "sheets.items") || !table.rows.is_empty()
    };
    sheets.into_iter().filter(is_kept).collect()
}

/// The sheets of all items that `filter` admits.
pub(super) fn of_all(basis: &Basis<'_>, filter: &Filter) -> Vec<(&'static str, Table)> {
    let tally = Tally::of(filter.admitted(basis.survey), basis.as_of());
    vec![("sheets.figures", figures::table(basis, &tally)), ("sheets.items", rows::of_all(basis, filter))]
}
