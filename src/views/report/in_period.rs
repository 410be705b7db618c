//! Part III: what has changed since the data of the period before closed.

use super::Report;
use super::columns::ITEM;
use crate::assess::{Assessment, Posting, Reason};
use crate::document::{Document, Table};
use crate::model::Evidence;
use crate::views::columns::numbered;
use crate::views::items::{self, ItemRow};
use crate::views::{Basis, cells, reason, wording};

impl Report<'_> {
    pub(super) fn in_period(&self, document: &mut Document) {
        self.section(document, 1, "report.completed");
        self.listed(document, self.completed());
        self.section(document, 2, "report.moved");
        self.listed(document, self.moved());
        self.section(document, 3, "report.evidence");
        self.listed(document, self.documented());
    }

    fn completed(&self) -> Table {
        let columns = self
            .columns(ITEM, |row| row)
            .words("column.result", |it| self.completion(it.row.assessment).into());
        columns.table(numbered(self.period.completed().iter().map(ItemRow::of_line)))
    }

    /// How an item was completed, and who confirmed it.
    fn completion(&self, assessment: &Assessment<'_>) -> String {
        let result = items::standing_and_reason(self.run.words, &ItemRow::new(assessment));
        match self.confirmed(assessment) {
            Some(confirmed) => format!("{result}; {confirmed}"),
            None => result,
        }
    }

    /// Who confirmed that an item is completed.
    pub(super) fn confirmed(&self, assessment: &Assessment<'_>) -> Option<String> {
        let mut reasons = assessment.reasons.iter();
        let confirmed = reasons.find(|reason| matches!(reason, Reason::Confirmed { .. }))?;
        Some(reason::sentence(self.run.words, confirmed))
    }

    fn moved(&self) -> Table {
        let words = self.run.words;
        let columns = self
            .columns(ITEM, |(item, _): &(ItemRow<'_>, Option<f64>)| item)
            .number("column.percent-before", |it| cells::percent_or_dash(words, it.row.1))
            .number("column.percent-now", |it| cells::percent_or_dash(words, it.row.0.assessment.percent))
            .words("column.note", |it| note(&self.figures, it.row.0.assessment).into());
        let moved = self.period.moved();
        columns.table(numbered(moved.iter().map(|it| (ItemRow::of_line(&it.line), it.before))))
    }

    fn documented(&self) -> Table {
        let columns = self
            .columns(ITEM, |(item, _): &(ItemRow<'_>, String)| item)
            .words("column.evidence", |it| it.row.1.as_str().into());
        let documented = self.period.documented();
        let rows = documented.iter().map(|it| (ItemRow::of_line(&it.line), self.documents(&it.documents)));
        columns.table(numbered(rows))
    }

    /// Documents, a line each.
    fn documents(&self, documents: &[&Evidence]) -> String {
        let documents = documents.iter().map(|document| wording::evidence(&self.run, document));
        documents.collect::<Vec<_>>().join("\n")
    }
}

/// What was noted last.
fn note(basis: &Basis<'_>, assessment: &Assessment<'_>) -> String {
    let noted = |posting: Posting<'_>| wording::note(basis, assessment, posting);
    assessment.last.and_then(noted).unwrap_or_default()
}
