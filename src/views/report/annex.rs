//! The appendix: the plan's own table, section by section, with what came of each item.

use super::Report;
use super::columns::PLAN;
use crate::assess::Posting;
use crate::assess::account::Account;
use crate::document::Document;
use crate::message::{Arg, Message};
use crate::model::Item;
use crate::views::columns::Columns;
use crate::views::items::{ItemColumn, ItemRow};
use crate::views::wording;

/// An item, and what was reported of it.
struct Row<'a> {
    item: ItemRow<'a>,
    account: &'a Account<'a>,
}

impl Report<'_> {
    /// A table a section that has items, then one of those that are in none.
    pub(super) fn annex(&self, document: &mut Document) {
        let words = self.run.words;
        let plan = self.run.plan();
        document.heading(words.text("report.annex"));
        document.text(self.about_period("report.annex-of"));
        for section in &plan.sections {
            let title = format!("{} {}", section.id.value, section.title);
            self.part(document, &title, |item| {
                plan.section_of(item).is_some_and(|it| it.id.value == section.id.value)
            });
        }
        // Of a plan without sections there are no others.
        let others = if plan.sections.is_empty() { "" } else { words.text("row.no-section") };
        self.part(document, others, |item| plan.section_of(item).is_none());
    }

    fn part(&self, document: &mut Document, title: &str, holds: impl Fn(&Item) -> bool) {
        let items = self.period.accounts().filter(|(it, _)| holds(it.item));
        let rows = items.map(|(it, account)| Row { item: ItemRow::new(it), account });
        let table = self.annex_columns().table(rows);
        if !table.rows.is_empty() {
            if !title.is_empty() {
                document.subheading(title);
            }
            document.table(table);
        }
    }

    /// The columns of the plan's own table, then what was reported.
    fn annex_columns(&self) -> Columns<'_, Row<'_>> {
        let has_criteria = self.run.plan().has_criteria();
        let name = if has_criteria { ItemColumn::Criterion } else { ItemColumn::CodedName };
        Columns::new(self.run.words)
            .items(self.figures, &[ItemColumn::PrintedNumber, name], |row: &Row<'_>| &row.item)
            .items(self.figures, PLAN, |row| &row.item)
            .words("column.result", |row| self.result(row).into())
            .items(self.figures, &[ItemColumn::StandingAndReason], |row| &row.item)
            .words("column.evidence", |row| self.evidence(row).into())
            .words("column.cause", |row| row.item.assessment.cause.unwrap_or_default().into())
    }

    /// Progress, what was measured of the targets, and the last note, a line each.
    fn result(&self, row: &Row<'_>) -> String {
        let words = self.run.words;
        let progress = row.item.assessment.percent.map(|percent| {
            words.say(&Message::new("report.progress").with("percent", Arg::Decimal(percent, 1)))
        });
        let measured = row.item.item().targets.iter().filter_map(|target| {
            let value = row.account.measured(&target.metric)?.value;
            Some(format!("{}: {}", target.metric, words.say(&wording::measured(value, &target.unit))))
        });
        let noted = |posting: &Posting<'_>| wording::note(&self.figures, row.item.assessment, *posting);
        let note = row.account.postings.iter().rev().find_map(noted);
        progress.into_iter().chain(measured).chain(note).collect::<Vec<_>>().join("\n")
    }

    /// Every document that came in, and who confirmed the item, a line each.
    fn evidence(&self, row: &Row<'_>) -> String {
        let documents = row.account.postings.iter().flat_map(|posting| &posting.entry.evidence);
        let documents = documents.map(|it| wording::evidence(&self.figures, it));
        documents.chain(self.confirmed(row.item.assessment)).collect::<Vec<_>>().join("\n")
    }
}
