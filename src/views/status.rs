//! The morning view: where a plan stands, what is late or at risk, what comes next.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::tally::{self, TallyView};
use super::{Basis, VERSION, agenda, wording};
use crate::assess::{Assessment, Tally};
use crate::document::{Cell, Column, Document, Table, Tone};
use crate::i18n::Words;
use crate::message::Message;
use crate::model::AgencyId;

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

    /// The table of plans, for spreadsheets too.
    pub fn table(&self, words: Words) -> Table {
        let mut total = Tally::default();
        for plan in &self.plans {
            total.add(&plan.tally);
        }
        let standings = tally::occurring(&total);
        let mut columns = vec![Column::words(words.text("column.plan"))];
        columns.extend(tally::columns(words, &standings));
        columns.push(Column::number(words.text("column.rate-of-due")));
        let mut table = Table::new(columns);
        let rate = |tally: &Tally| Cell::from(rate(words, tally.rate_of_due()));
        for plan in &self.plans {
            let mut cells = vec![Cell::from(plan.id.as_str())];
            cells.extend(tally::cells(words, &plan.tally, &standings));
            cells.push(rate(&plan.tally));
            table.row(cells);
        }
        let mut cells = vec![Cell::from(words.text("row.total"))];
        cells.extend(tally::cells(words, &total, &standings));
        cells.push(rate(&total));
        table.total(cells);
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
    document.text(rates(words, &tally));
    document.table(by_section(basis, &tally));
    document.table(by_lead(basis, &tally));
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

/// Completed or not, in time or not: the government's own table.
fn two_by_two(words: Words, tally: &Tally) -> Table {
    let mut table = Table::new([
        Column::words(""),
        Column::number(words.text("column.in-time")),
        Column::number(words.text("column.late")),
        Column::number(words.text("column.sum")),
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

fn rate(words: Words, rate: Option<crate::assess::Rate>) -> String {
    match rate {
        Some(rate) => format!("{} %", words.fixed(rate.percent(), 2)),
        None => words.text("rate.none").to_owned(),
    }
}

/// A row a section that holds items, in document order.
fn by_section(basis: &Basis<'_>, total: &Tally) -> Table {
    let plan = basis.plan();
    let groups = plan.sections.iter().map(|section| {
        let inside = |it: &&Assessment<'_>| it.item.id.value.is_directly_in(&section.id.value);
        (
            format!("{} {}", section.id.value, section.title),
            basis.survey.items.iter().filter(inside).collect(),
        )
    });
    let groups = groups.filter(|(_, items): &(_, Vec<_>)| !items.is_empty());
    tallies(basis, "column.section", groups, total)
}

/// A row a lead agency, those with most items first.
fn by_lead(basis: &Basis<'_>, total: &Tally) -> Table {
    let mut groups: BTreeMap<Vec<&AgencyId>, Vec<&Assessment<'_>>> = BTreeMap::new();
    for assessment in &basis.survey.items {
        let lead = assessment.item.lead.iter().map(|id| &id.value).collect();
        groups.entry(lead).or_default().push(assessment);
    }
    let mut groups: Vec<_> = groups.into_values().collect();
    groups.sort_by_key(|items| std::cmp::Reverse(items.len()));
    let groups = groups.into_iter().map(|items| {
        let name = wording::names(basis, &items[0].item.lead);
        let name = if name.is_empty() { basis.words.text("row.no-lead").to_owned() } else { name };
        (name, items)
    });
    tallies(basis, "column.lead", groups, total)
}

fn tallies<'a>(
    basis: &Basis<'_>,
    title: &'static str,
    groups: impl Iterator<Item = (String, Vec<&'a Assessment<'a>>)>,
    total: &Tally,
) -> Table {
    let standings = tally::occurring(total);
    let mut columns = vec![Column::words(basis.words.text(title))];
    columns.extend(tally::columns(basis.words, &standings));
    let mut table = Table::new(columns);
    let row = |label: String, tally: &Tally| {
        let counts = tally::cells(basis.words, tally, &standings);
        std::iter::once(Cell::from(label)).chain(counts).collect::<Vec<_>>()
    };
    for (label, items) in groups {
        table.row(row(label, &Tally::of(items, basis.as_of())));
    }
    table.total(row(basis.words.text("row.total").to_owned(), total));
    table
}
