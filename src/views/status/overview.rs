//! Several plans, a line each: on a screen with their sum, or for a spreadsheet.

use chrono::NaiveDate;

use super::PlanStatus;
use crate::assess::Tally;
use crate::document::{Cell, Document, Table};
use crate::i18n::Words;
use crate::message::Message;
use crate::views::columns::Columns;
use crate::views::tally;

/// The screen.
pub fn document(words: Words, as_of: NaiveDate, plans: &[PlanStatus]) -> Document {
    let mut document = Document::default();
    let day = Message::new("status.many").with("plans", plans.len()).with("as_of", as_of);
    document.title(words.say(&day));
    let mut sum = Tally::default();
    for plan in plans {
        sum.add(&plan.tally);
    }
    let columns = Columns::new(words)
        .words("column.plan", |(name, _): &(Cell, &Tally)| name.clone())
        .counts(tally::groups(&sum), |(_, tally)| tally)
        .number("column.rate-of-due", |(_, it)| tally::rate(words, it.rate_of_due()));
    let rows = plans.iter().map(|plan| (Cell::id(plan.id.as_str()), &plan.tally));
    document.table(columns.table_with_total(rows, &(words.text("row.total").into(), &sum)));
    document
}

/// A row a plan, for a spreadsheet.
pub fn rows(words: Words, plans: &[PlanStatus]) -> Table {
    let columns = Columns::new(words)
        .words("column.plan", |plan: &&PlanStatus| Cell::id(plan.id.as_str()))
        .bare_counts(|plan| &plan.tally)
        .bare_rate(|plan| &plan.tally);
    columns.table(plans)
}
