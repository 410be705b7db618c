//! The parts that look at what is left: what is late, at risk or unconfirmed, and what comes next.

use chrono::NaiveDate;

use super::Report;
use super::parts::ITEM;
use crate::assess::{Assessment, Standing};
use crate::document::{Cell, Document, Kind};
use crate::message::Message;
use crate::query::attention::alike;
use crate::query::lines::{Line, lines};
use crate::views::{items, wording};

impl<'a> Report<'a> {
    /// Part IV: what is late and why, what is at risk and why, what waits to be confirmed.
    pub(super) fn shortfalls(&self, document: &mut Document) {
        let words = self.run.words;
        document.subheading(format!("1. {}", words.text("report.overdue")));
        self.overdue(document);
        document.subheading(format!("2. {}", words.text("report.risks")));
        self.risks(document);
        document.subheading(format!("3. {}", words.text("report.awaiting")));
        self.awaiting(document);
    }

    /// The items at a standing, the earliest day first.
    fn at(&self, standing: Standing) -> Vec<Line<'a>> {
        let items = self.figures.survey.items.iter();
        let mut items: Vec<&Assessment<'_>> = items.filter(|it| it.standing == standing).collect();
        items.sort_by_key(|it| it.due);
        lines(self.run.plan(), items)
    }

    /// Number, ids, name and leads.
    pub(super) fn item(&self, at: usize, line: &Line<'_>) -> [Cell; 4] {
        let item = line.assessment.item;
        [
            (at + 1).to_string().into(),
            line.ids.join(", ").into(),
            items::coded_name(item).into(),
            wording::names(&self.run, &item.lead).into(),
        ]
    }

    fn overdue(&self, document: &mut Document) {
        let words = self.run.words;
        let columns =
            [("column.due", Kind::Label), ("column.days-over", Kind::Number), ("column.cause", Kind::Words)];
        let mut table = self.table(&[&ITEM[..], &columns].concat());
        for (at, line) in self.at(Standing::Overdue).iter().enumerate() {
            let it = line.assessment;
            let cells = [
                it.due.map(|due| words.date(due)).unwrap_or_default().into(),
                it.days_left.map(|days| words.count(-days)).unwrap_or_default().into(),
                it.cause.unwrap_or(words.text("report.no-cause")).into(),
            ];
            table.row(self.item(at, line).into_iter().chain(cells));
        }
        self.listed(document, table);
    }

    /// Items that stand alike for the same reason share a line; the appendix has each of them.
    fn risks(&self, document: &mut Document) {
        let words = self.run.words;
        let mut table = self.table(&[
            ("column.number", Kind::Number),
            ("column.count", Kind::Number),
            ("column.items", Kind::Words),
            ("column.lead", Kind::Words),
            ("column.standing", Kind::Words),
            ("column.reason", Kind::Words),
        ]);
        for (at, group) in alike(self.figures.survey, Standing::is_at_risk).iter().enumerate() {
            let mut leads: Vec<&str> = Vec::new();
            for id in group.items.iter().flat_map(|it| &it.item.lead) {
                let name = self.run.plan().agencies.name(&id.value);
                if !leads.contains(&name) {
                    leads.push(name);
                }
            }
            table.row([
                (at + 1).to_string().into(),
                words.total(group.items.len()).into(),
                items::alike(group).into(),
                leads.join("; ").into(),
                wording::standing_cell(words, group.standing),
                wording::reason(words, group.reason).into(),
            ]);
        }
        self.listed(document, table);
    }

    fn awaiting(&self, document: &mut Document) {
        let words = self.run.words;
        let columns = [("column.due", Kind::Label), ("column.reason", Kind::Words)];
        let mut table = self.table(&[&ITEM[..], &columns].concat());
        for (at, line) in self.at(Standing::AwaitingConfirmation).iter().enumerate() {
            let it = line.assessment;
            let cells = [
                it.due.map(|due| words.date(due)).unwrap_or_default().into(),
                wording::reason(words, &it.reasons[0]).into(),
            ];
            table.row(self.item(at, line).into_iter().chain(cells));
        }
        self.listed(document, table);
        let is_late = |it: &&Assessment<'_>| {
            it.standing == Standing::AwaitingConfirmation && it.days_left.is_some_and(|days| days < 0)
        };
        let late = self.figures.survey.items.iter().filter(is_late).count();
        if 0 < late {
            document.text(words.say(&Message::new("report.awaiting-late").with("count", late)));
        }
    }

    /// Part V: what falls due until the data of the next period close, and which report is next.
    pub(super) fn next(&self, document: &mut Document) {
        let words = self.run.words;
        let overdue = self.figures.survey.tally().count(Standing::Overdue);
        if 0 < overdue {
            document.text(words.say(&Message::new("report.still-overdue").with("count", overdue)));
        }
        document.subheading(format!("1. {}", words.text("report.due-next")));
        self.due_next(document);
        document.subheading(format!("2. {}", words.text("report.reports-next")));
        let next = self.period.after();
        match self.run.survey.rounds.iter().find(|round| round.period == next) {
            Some(round) => {
                let line = Message::new("report.round")
                    .with("period", wording::period_message(next))
                    .with("closes", round.closes)
                    .with("due", round.due);
                document.list(vec![words.say(&line)]);
            }
            None => document.text(words.text("tasks.none-here")),
        }
    }

    fn due_next(&self, document: &mut Document) {
        let words = self.run.words;
        let is_ahead = |due: NaiveDate| self.day() < due && due <= self.horizon();
        let is_next = |it: &&Assessment<'_>| {
            !it.standing.is_closed() && it.standing != Standing::Suspended && it.due.is_some_and(is_ahead)
        };
        let mut items: Vec<&Assessment<'_>> = self.figures.survey.items.iter().filter(is_next).collect();
        items.sort_by_key(|it| it.due);
        let columns = [("column.due", Kind::Label), ("column.standing", Kind::Words)];
        let mut table = self.table(&[&ITEM[..], &columns].concat());
        for (at, line) in lines(self.run.plan(), items).iter().enumerate() {
            let it = line.assessment;
            let due = it.due.map(|due| words.date(due)).unwrap_or_default();
            let cells = [due.into(), wording::standing_cell(words, it.standing)];
            table.row(self.item(at, line).into_iter().chain(cells));
        }
        self.listed(document, table);
    }
}
