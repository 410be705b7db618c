//! The morning view: where a plan stands, what is late or at risk, what comes next.

use chrono::NaiveDate;
use serde::Serialize;

use super::summary::{By, Summary};
use super::tally::{self, TallyView};
use super::{Basis, VERSION, agenda};
use crate::assess::{Standing, Tally};
use crate::document::{Cell, Document, Head, Table, Tone};
use crate::i18n::Words;
use crate::message::Message;

/// The JSON of `cchc status`.
#[derive(Serialize)]
pub struct StatusView {
    version: u8,
    as_of: NaiveDate,
    plans: Vec<PlanStatus>,
}

/// One plan's counts, which outlive the plan.
#[derive(Serialize)]
pub struct PlanStatus {
    pub id: String,
    pub distinct: usize,
    #[serde(flatten)]
    view: TallyView,
    #[serde(skip)]
    pub tally: Tally,
}

impl PlanStatus {
    /// The counts of one plan.
    pub fn new(basis: &Basis<'_>) -> Self {
        let tally = basis.survey.tally();
        Self {
            id: basis.plan().head.id.value.clone(),
            distinct: basis.survey.distinct,
            view: TallyView::new(&tally),
            tally,
        }
    }
}

impl StatusView {
    /// The JSON of several plans.
    pub const fn new(as_of: NaiveDate, plans: Vec<PlanStatus>) -> Self {
        Self { version: VERSION, as_of, plans }
    }

    /// A line a plan, and the sum.
    pub fn document(&self, words: Words) -> Document {
        let mut document = Document::default();
        let day = Message::new("status.many").with("plans", self.plans.len()).with("as_of", self.as_of);
        document.title(words.say(&day));
        document.table(self.table(words));
        document
    }

    /// The table of plans.
    fn table(&self, words: Words) -> Table {
        let mut total = Tally::default();
        for plan in &self.plans {
            total.add(&plan.tally);
        }
        let groups = tally::groups(&total);
        let mut columns = vec![Head::words(words.text("column.plan"))];
        columns.extend(tally::columns(words, &groups));
        columns.push(Head::number(words.text("column.rate-of-due")));
        let mut table = Table::of(columns);
        let row = |label: &str, tally: &Tally| {
            let mut cells = vec![Cell::from(label)];
            cells.extend(tally::cells(words, tally, &groups));
            cells.push(rate(words, tally.rate_of_due()).into());
            cells
        };
        for plan in &self.plans {
            table.row(row(&plan.id, &plan.tally));
        }
        table.total(row(words.text("row.total"), &total));
        table
    }

    /// A row a plan for a spreadsheet.
    pub fn records(&self, words: Words) -> Table {
        let mut columns = vec![Head::words(words.text("column.plan"))];
        columns.extend(tally::record_columns(words));
        columns.push(Head::number(words.text("column.rate-of-due")));
        let mut table = Table::of(columns);
        for plan in &self.plans {
            let rate = plan.tally.rate_of_due().map(|rate| rate.percent().to_string());
            let mut cells = vec![Cell::from(plan.id.as_str())];
            cells.extend(tally::record_cells(&plan.tally));
            cells.push(rate.unwrap_or_default().into());
            table.row(cells);
        }
        table
    }
}

/// The screen for one plan.
pub fn document(basis: &Basis<'_>) -> Document {
    let words = basis.words;
    let tally = basis.survey.tally();
    let mut document = Document::default();
    document.title(headline(basis));
    document.text(basis.plan().head.title.as_str());
    document.text(Cell::toned(counted(basis, &tally), Tone::Strong));
    document.table(two_by_two(words, &tally));
    dropped(words, &tally, &mut document);
    document.text(rates(words, &tally));
    document.text(words.say(&Message::new("status.standings").with("standings", tally::line(words, &tally))));
    document.table(Summary::new(basis, By::Section).table(basis));
    document.table(Summary::new(basis, By::Agency).table(basis));
    agenda::attention(basis, &mut document);
    agenda::next(basis, &mut document);
    agenda::reports(basis, &mut document);
    document
}

fn headline(basis: &Basis<'_>) -> String {
    let head = &basis.plan().head;
    let days = (head.period.to - basis.as_of()).num_days();
    let key = if days < 0 { "status.headline-over" } else { "status.headline" };
    let message = Message::new(key)
        .with("plan", head.id.value.as_str())
        .with("as_of", basis.as_of())
        .with("days", days.abs())
        .with("end", head.period.to);
    basis.words.say(&message)
}

fn counted(basis: &Basis<'_>, tally: &Tally) -> String {
    let key = if basis.survey.distinct == tally.total { "status.items" } else { "status.items-distinct" };
    let message = Message::new(key).with("total", tally.total).with("distinct", basis.survey.distinct);
    basis.words.say(&message)
}

/// How many items no longer count, where there are any.
pub(super) fn dropped(words: Words, tally: &Tally, document: &mut Document) {
    let dropped = tally.count(Standing::Dropped);
    if 0 < dropped {
        document.text(words.say(&Message::new("status.dropped").with("count", dropped)));
    }
}

/// Completed or not, in time or not: the government's own table.
pub(super) fn two_by_two(words: Words, tally: &Tally) -> Table {
    let mut table = Table::of([
        Head::words(""),
        Head::number(words.text("column.in-time")),
        Head::number(words.text("column.late")),
        Head::number(words.text("column.sum")),
    ]);
    let cells = |label, in_time: usize, late: usize| {
        [
            words.text(label).into(),
            words.total(in_time).into(),
            words.total(late).into(),
            words.total(in_time + late).into(),
        ]
    };
    let (completed, late) = (tally.completed_on_time, tally.completed_late);
    let (pending, overdue) = (tally.pending_in_time, tally.pending_overdue);
    table.row(cells("row.completed", completed, late));
    table.row(cells("row.not-completed", pending, overdue));
    table.total(cells("row.total", completed + pending, late + overdue));
    table
}

fn rates(words: Words, tally: &Tally) -> String {
    let message = Message::new("status.rates")
        .with("due", rate(words, tally.rate_of_due()))
        .with("all", rate(words, tally.rate_of_all()));
    words.say(&message)
}

/// A rate with its two decimals, or that there is none yet.
pub(super) fn rate(words: Words, rate: Option<crate::assess::Rate>) -> String {
    match rate {
        Some(rate) => format!("{} %", words.fixed(rate.percent(), 2)),
        None => words.text("rate.none").to_owned(),
    }
}
