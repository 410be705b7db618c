//! Part IV: what is late and why, what is at risk and why, what waits to be confirmed, what was stopped.

use super::Report;
use super::columns::{AWAITING, ITEM, STOPPED};
use crate::assess::Standing;
use crate::document::{Document, Table};
use crate::message::Message;
use crate::query::attention::{Alike, alike};
use crate::query::lines::Line;
use crate::views::columns::{Columns, Numbered, numbered};
use crate::views::items::{self, ItemColumn, ItemRow};
use crate::views::{cells, wording};

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

    /// Items that stand alike for the same reason share a line; the appendix has each of them.
    fn risks(&self) -> Table {
        let words = self.run.words;
        let columns = Columns::new(words)
            .number("column.number", Numbered::number)
            .number("column.count", |it: &Numbered<Alike<'_>>| cells::count(words, it.row.items.len()))
            .words("column.items", |it| items::alike(&it.row).into())
            .words("column.lead", |it| self.leads(&it.row).into())
            .words("column.standing", |it| wording::standing_cell(words, it.row.standing))
            .words("column.reason", |it| wording::reason(words, it.row.reason).into());
        columns.table(numbered(alike(&self.period.figures, Standing::is_at_risk)))
    }

    /// All that lead any of the items, each once.
    fn leads(&self, group: &Alike<'_>) -> String {
        let mut leads: Vec<&str> = Vec::new();
        for id in group.items.iter().flat_map(|it| &it.item.lead) {
            let name = self.run.plan().agencies.name(&id.value);
            if !leads.contains(&name) {
                leads.push(name);
            }
        }
        leads.join("; ")
    }
}
