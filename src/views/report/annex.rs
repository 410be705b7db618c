//! The appendix: the plan's own table, section by section, with what came of each item.

use super::Report;
use crate::assess::Assessment;
use crate::assess::ledger::Account;
use crate::document::{Document, Kind};
use crate::message::{Arg, Message};
use crate::model::Item;
use crate::views::{items, wording};

/// The plan's six columns, then what was reported.
const COLUMNS: [(&str, Kind); 10] = [
    ("column.number", Kind::Label),
    ("column.criterion", Kind::Words),
    ("column.goals", Kind::Words),
    ("column.lead", Kind::Words),
    ("column.support", Kind::Words),
    ("column.deadline", Kind::Words),
    ("column.result", Kind::Words),
    ("column.standing", Kind::Words),
    ("column.evidence", Kind::Words),
    ("column.cause", Kind::Words),
];

impl Report<'_> {
    /// A table a section that has items, then one of those that are in none.
    pub(super) fn annex(&self, document: &mut Document) {
        let words = self.run.words;
        let plan = self.run.plan();
        document.heading(words.text("report.annex"));
        document.text(self.about_period("report.annex-of"));
        for section in &plan.sections {
            let title = format!("{} {}", section.id.value, section.title);
            self.section(document, &title, |item| item.id.value.is_directly_in(&section.id.value));
        }
        let others = words.text("row.no-section");
        self.section(document, others, |item| plan.section_of(item).is_none());
    }

    fn section(&self, document: &mut Document, title: &str, holds: impl Fn(&Item) -> bool) {
        let mut table = self.table(&COLUMNS);
        for (at, assessment) in self.figures.survey.items.iter().enumerate() {
            if holds(assessment.item) {
                table.row(self.row(assessment, self.ledger.account(at)).map(Into::into));
            }
        }
        if !table.rows.is_empty() {
            document.subheading(title);
            document.table(table);
        }
    }

    fn row(&self, assessment: &Assessment<'_>, account: &Account<'_>) -> [String; 10] {
        let (basis, item) = (&self.figures, assessment.item);
        let evidence = account.postings.iter().flat_map(|posting| &posting.entry.evidence);
        let evidence = evidence.map(|it| wording::evidence(basis, it));
        let shown: Vec<String> = evidence.chain(self.confirmed(assessment)).collect();
        [
            item.id.value.to_string(),
            items::coded_name(item),
            items::goals(item),
            wording::names(basis, &item.lead),
            wording::names(basis, &item.support),
            items::deadline(basis.words, assessment),
            self.result(assessment, account),
            items::standing_and_reason(basis.words, assessment),
            shown.join("\n"),
            assessment.cause.unwrap_or_default().to_owned(),
        ]
    }

    /// Progress, what was measured of the targets, and the last note.
    fn result(&self, assessment: &Assessment<'_>, account: &Account<'_>) -> String {
        let words = self.run.words;
        let progress = assessment.percent.map(|percent| {
            words.say(&Message::new("report.progress").with("percent", Arg::Decimal(percent, 1)))
        });
        let measured = assessment.item.targets.iter().filter_map(|target| {
            let value = account.measured(&target.metric)?;
            Some(format!("{}: {}", target.metric, words.say(&wording::measured(value, &target.unit))))
        });
        let notes = account.postings.iter().rev().find_map(|posting| posting.entry.note.clone());
        progress.into_iter().chain(measured).chain(notes).collect::<Vec<_>>().join("\n")
    }
}
