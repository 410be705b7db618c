//! Who has reported, and what has changed, for a spreadsheet.

use super::{brought, days_late, remarks, submitted, whole};
use crate::assess::{Answer, ReportRound};
use crate::document::{Cell, Table};
use crate::model::AgencyId;
use crate::views::columns::Columns;
use crate::views::{Basis, cells};

/// How an agency has answered a round.
struct Row<'a> {
    round: &'a ReportRound<'a>,
    agency: &'a AgencyId,
    answer: Answer,
}

/// A row for each agency and round.
pub fn table(basis: &Basis<'_>) -> Table {
    let (words, agencies) = (basis.words, &basis.plan().agencies);
    let columns = Columns::new(words)
        .plan(basis)
        .label("column.period", |row: &Row<'_>| Cell::id(row.round.period.to_string()))
        .label("column.opens", |row| cells::iso_day(Some(row.round.period.opens())))
        .label("column.closes", |row| cells::iso_day(Some(row.round.closes)))
        .label("column.report-due", |row| cells::iso_day(Some(row.round.due)))
        .label("column.id", |row| Cell::id(row.agency.as_str()))
        .words("column.agency", |row| agencies.name(row.agency).into())
        .label("column.submitted", |row| cells::iso_day(submitted(row.answer)))
        .number("column.days-late", |row| cells::bare_days(days_late(row.answer)))
        .words("column.standing", |row| words.text(label_key(row.answer)).into())
        .words("column.note", |row| remarks(basis, row.round, row.agency).join("; ").into())
        .number("column.told", |row| match brought::brought(basis, row.round, row.agency) {
            Some(brought) => cells::bare(brought.items.len()),
            None => "".into(),
        })
        .words("column.change", |row| {
            brought::states_and_cases(basis, row.round, row.agency).join("; ").into()
        })
        .words("sheet-form.difficulties", |row| {
            whole(basis, row.round, row.agency).0.unwrap_or_default().into()
        })
        .words("sheet-form.proposals", |row| {
            whole(basis, row.round, row.agency).1.unwrap_or_default().into()
        });
    columns.table(basis.survey.rounds.iter().flat_map(|round| {
        let row = |agency| Row { round, agency, answer: round.answer(agency, basis.as_of()) };
        round.asked.iter().chain(&round.unasked).copied().map(row)
    }))
}

/// The key of the name of an answer.
const fn label_key(answer: Answer) -> &'static str {
    match answer {
        Answer::InTime { .. } => "column.on-time",
        Answer::Late { .. } => "column.received-late",
        Answer::Missing { .. } => "column.missing",
        Answer::Awaited => "reports.not-due",
    }
}
