//! One item for a spreadsheet.

use super::{explanation, facts};
use crate::assess::Assessment;
use crate::document::{Cell, Table};
use crate::views::columns::Columns;
use crate::views::show::Fact;
use crate::views::{Basis, wording};

/// The facts and the standing, a row each.
pub fn records(basis: &Basis<'_>, assessment: &Assessment<'_>) -> Table {
    let words = basis.words;
    let standing = Fact::new(words.text("show.standing"), wording::standing_cell(words, assessment.standing));
    let reasons = explanation::lines(basis, assessment)
        .into_iter()
        .map(|it| Fact::new(words.text("column.reason"), it));
    Columns::new(words)
        .plan(basis)
        .words("column.id", |_| Cell::id(assessment.item.id.value.as_str()))
        .facts(|fact: &Fact| fact)
        .table(facts(basis, assessment).into_iter().chain([standing]).chain(reasons))
}
