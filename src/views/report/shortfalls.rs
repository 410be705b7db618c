//! Part IV: what is late and why, what is at risk and why, what waits to be confirmed, what was stopped.

use super::Report;
use super::columns::{AWAITING, ITEM, STOPPED};
use crate::assess::{Assessment, Standing};
use crate::document::{Document, Table};
use crate::message::Message;
use crate::query::attention::{Alike, alike};
use crate::query::lines::Line;
use crate::views::columns::{Columns, Numbered, numbered};
use crate::views::items::{self, ItemColumn, ItemRow};
use crate::views::reports::whole;
use crate::views::{cells, reason, wording};

impl Report<'_> {
    pub(super) fn shortfalls(&self, document: &mut Document) {
        let words = self.run.words;
        self.section(document, 1, "report.overdue");
        self.listed(document, self.overdue());
        self.section(document, 2, "report.risks");
        self.listed(document, self.risks());
        self.section(document, 3, "report.awaiting");
        self.listed(document, self.lines(AWAITING, &self.period.at(Standing::AwaitingConfirmation)));
        let late = self.period.awaiting_late();
        if 0 < late {
            document.text(words.say(&Message::new("report.awaiting-late").with("count", late)));
        }
        self.section(document, 4, "report.stopped");
        self.listed(document, self.stopped());
        self.told_of_whole(document);
    }

    /// What agencies name as difficult and propose, beyond single items; nothing where none does.
    fn told_of_whole(&self, document: &mut Document) {
        let Some(round) = self.round(self.period.period) else { return };
        let said =
            round.asked.iter().chain(&round.unasked).map(|agency| (*agency, whole(&self.run, round, agency)));
        let (mut difficulties, mut proposals) = (Vec::new(), Vec::new());
        for (agency, said) in said {
            let line = |text: &str| {
                let name = self.run.plan().agencies.name(agency);
                let message = Message::new("report.remark").with("agency", name).with("said", text);
                self.run.words.say(&message)
            };
            difficulties.extend(said.0.map(line));
            proposals.extend(said.1.map(line));
        }
        let parts = [("report.difficulties", difficulties), ("report.proposals", proposals)];
        let parts = parts.into_iter().filter(|(_, lines)| !lines.is_empty());
        for (number, (key, lines)) in (5..).zip(parts) {
            self.section(document, number, key);
            document.list(lines);
        }
    }

    /// What was put off or given up, by what decision, and what was late by then.
    fn stopped(&self) -> Table {
        let stopped = [Standing::Suspended, Standing::Dropped].map(|standing| self.period.at(standing));
        let stopped: Vec<Line<'_>> = stopped.into_iter().flatten().collect();
        self.lines(STOPPED, &stopped)
    }

    fn overdue(&self) -> Table {
        let words = self.run.words;
        let columns = self
            .columns(ITEM, |row| row)
            .items(self.figures, &[ItemColumn::Due], |it| &it.row)
            .number("column.days-over", |it| {
                cells::days(words, it.row.assessment.days_left.map(|days| -days))
            })
            .words("column.cause", |it| {
                it.row.assessment.cause.unwrap_or(words.text("report.no-cause")).into()
            });
        columns.table(numbered(self.period.at(Standing::Overdue).iter().map(ItemRow::of_line)))
    }

    /// Items of the same leads that stand alike for the same reason share a row, each on a line of its own.
    fn risks(&self) -> Table {
        let words = self.run.words;
        let columns = Columns::new(words)
            .number("column.number", Numbered::number)
            .number("column.count", |it: &Numbered<Alike<'_>>| cells::count(words, it.row.items.len()))
            .words("column.items", |it| names(&it.row).into())
            .words("column.lead", |it| wording::names(&self.run, &it.row.items[0].item.lead).into())
            .words("column.standing", |it| wording::standing_cell(words, it.row.standing))
            .words("column.reason", |it| reason::sentence(words, it.row.reason).into());
        let risks = alike(&self.period.figures, Standing::is_at_risk);
        columns.table(numbered(risks.into_iter().flat_map(by_leads)))
    }
}

/// The items with their names, a line each.
fn names(group: &Alike<'_>) -> String {
    let name = |it: &&Assessment<'_>| format!("{} {}", it.item.id.value, items::coded_name(it.item));
    group.items.iter().map(name).collect::<Vec<_>>().join("\n")
}

/// The items of a group by who leads them, in the order of the plan.
fn by_leads(group: Alike<'_>) -> Vec<Alike<'_>> {
    let leads = |it: &Assessment<'_>| it.item.lead.iter().map(|id| id.value.clone()).collect::<Vec<_>>();
    let mut groups: Vec<Alike<'_>> = Vec::new();
    for item in group.items {
        match groups.iter_mut().find(|group| leads(group.items[0]) == leads(item)) {
            Some(group) => group.items.push(item),
            None => groups.push(Alike { items: vec![item], ..group }),
        }
    }
    groups
}
