//! The appendix: the plan's own table, with what came of each item.

use std::collections::BTreeMap;

use super::Report;
use super::columns::PLAN;
use crate::assess::Posting;
use crate::assess::account::Account;
use crate::document::{Document, Table};
use crate::message::{Arg, Message};
use crate::views::columns::Columns;
use crate::views::items::{ItemColumn, ItemRow};
use crate::views::wording;

/// An item, and what was reported of it.
struct Row<'a> {
    item: ItemRow<'a>,
    account: &'a Account<'a>,
}

impl Report<'_> {
    /// The plan's own table, each section under its title, then what is in none.
    pub(super) fn annex(&self, document: &mut Document) {
        let (words, plan) = (self.run.words, self.run.plan());
        let label = words.text("official.appendix").to_owned();
        document.appendix(self.official.appendix(label, words.text("report.annex").to_owned()));
        let mut rows: BTreeMap<Option<usize>, Vec<Row<'_>>> = BTreeMap::new();
        for (assessment, account) in self.period.accounts() {
            let section = plan.section_of(assessment.item).and_then(|it| plan.index.section(&it.id.value));
            rows.entry(section).or_default().push(Row { item: ItemRow::new(assessment), account });
        }
        let mut part = |section| self.annex_columns().table(rows.remove(&section).unwrap_or_default());
        if plan.sections.is_empty() {
            document.table(part(None));
            return;
        }
        let mut table = self.annex_columns().table([]);
        for (at, section) in plan.sections.iter().enumerate() {
            add(&mut table, section.id.as_str(), &section.title, part(Some(at)));
        }
        add(&mut table, "", words.text("row.no-section"), part(None));
        document.table(table);
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

/// Adds the rows of a section under its title, where it has any.
fn add(table: &mut Table, number: &str, title: &str, rows: Table) {
    if !rows.rows.is_empty() {
        table.group(number, title, rows);
    }
}
