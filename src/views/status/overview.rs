//! Several plans, a line each: on a screen with their sum, or for a spreadsheet.

use chrono::NaiveDate;

use super::{PlanStatus, Several, worst};
use crate::assess::{Rate, Tally};
use crate::document::{Cell, Document, Table};
use crate::i18n::Words;
use crate::views::columns::Columns;
use crate::views::{cells, tally};

/// The screen.
pub fn document(words: Words, as_of: NaiveDate, several: Several<'_>) -> Document {
    let plans = several.plans;
    let mut document = Document::default();
    document.title(worst::headline(words, as_of, several));
    worst::sum(words, several, &mut document);
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

/// A row a plan, for a spreadsheet: every standing, the two by two, and the rates over the items as printed and over the
/// different ones.
pub fn rows(words: Words, plans: &[PlanStatus]) -> Table {
    let cell = |of: fn(&Tally) -> usize| move |plan: &&PlanStatus| cells::bare(of(&plan.tally));
    let rate = |of: fn(&PlanStatus) -> Option<Rate>| {
        move |plan: &&PlanStatus| cells::bare_percent(of(plan).map(Rate::percent))
    };
    let columns = Columns::new(words)
        .words("column.plan", |plan: &&PlanStatus| Cell::id(plan.id.as_str()))
        .bare_counts(|plan| &plan.tally)
        .number("column.completed-in-time", cell(|tally| tally.completed_on_time))
        .number("column.completed-late", cell(|tally| tally.completed_late))
        .number("column.pending-in-time", cell(|tally| tally.pending_in_time))
        .number("column.pending-overdue", cell(|tally| tally.pending_overdue))
        .number("column.rate-of-due", rate(|plan| plan.tally.rate_of_due()))
        .number("column.rate-of-all", rate(|plan| plan.tally.rate_of_all()))
        .number("column.distinct", |plan| cells::bare(plan.distinct))
        .number("column.distinct-rate-of-due", rate(|plan| plan.of_distinct.rate_of_due()))
        .number("column.distinct-rate-of-all", rate(|plan| plan.of_distinct.rate_of_all()));
    columns.table(plans)
}
