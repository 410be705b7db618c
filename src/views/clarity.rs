//! How clear each item is in the respects that its plan asks for.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::summary::{Asked, titled};
use super::{Basis, VERSION};
use crate::assess::clarity;
use crate::document::{Cell, Document, Head, Table, Tone};
use crate::i18n::Words;
use crate::message::Message;
use crate::model::{Clarity, Item};

/// The JSON of `cchc summary --by clarity`.
#[derive(Serialize)]
pub struct ClarityView<'a> {
    version: u8,
    plan: &'a str,
    as_of: NaiveDate,
    by: &'static str,
    /// What the plan asks for, in its order; empty where it asks for nothing, and then there are no rows.
    required: Vec<&'static str>,
    rows: Vec<RowView<'a>>,
    sum: SumView,
    /// The plan's items, each once, those dropped too.
    total: usize,
}

#[derive(Serialize)]
struct RowView<'a> {
    key: &'a str,
    label: &'a str,
    clear: BTreeMap<&'static str, bool>,
}

#[derive(Serialize)]
struct SumView {
    /// How many rows there are.
    total: usize,
    /// How many of them are clear in every respect.
    all_clear: usize,
    clear: BTreeMap<&'static str, usize>,
}

/// The items of a plan that have to be clear, with an answer for each respect asked for.
pub struct ClarityTable<'a> {
    required: &'a [Clarity],
    rows: Vec<ClarityRow<'a>>,
}

struct ClarityRow<'a> {
    item: &'a Item,
    /// One for each respect that is required, in the same order.
    answers: Vec<bool>,
}

impl<'a> ClarityTable<'a> {
    /// Looks at every item that is not dropped. A plan that asks for nothing has no rows.
    pub fn new(basis: &Basis<'a>) -> Self {
        let plan = basis.plan();
        let row = |item: &'a Item| ClarityRow {
            item,
            answers: plan.clarity.iter().map(|respect| clarity::is_clear(*respect, item, plan)).collect(),
        };
        let rows = if plan.clarity.is_empty() {
            Vec::new()
        } else {
            clarity::asked(plan, basis.as_of()).map(row).collect()
        };
        Self { required: &plan.clarity, rows }
    }

    /// How many items are clear in the respect at `at`.
    fn count(&self, at: usize) -> usize {
        self.rows.iter().filter(|row| row.answers[at]).count()
    }

    fn all_clear(&self) -> usize {
        self.rows.iter().filter(|row| row.answers.iter().all(|is_clear| *is_clear)).count()
    }

    /// The JSON.
    pub fn view(&self, basis: &Basis<'a>) -> ClarityView<'a> {
        let words = || self.required.iter().map(|respect| respect.as_str());
        let rows = self.rows.iter().map(|row| RowView {
            key: row.item.id.value.as_str(),
            label: &row.item.name,
            clear: words().zip(row.answers.iter().copied()).collect(),
        });
        ClarityView {
            version: VERSION,
            plan: &basis.plan().head.id.value,
            as_of: basis.as_of(),
            by: Asked::Clarity.as_str(),
            required: words().collect(),
            rows: rows.collect(),
            sum: SumView {
                total: self.rows.len(),
                all_clear: self.all_clear(),
                clear: words().enumerate().map(|(at, word)| (word, self.count(at))).collect(),
            },
            total: basis.plan().items.len(),
        }
    }

    /// The screen.
    pub fn document(&self, basis: &Basis<'_>) -> Document {
        let words = basis.words;
        let mut document = titled(basis, "clarity.title");
        if self.required.is_empty() {
            document.text(words.text("clarity.none"));
            return document;
        }
        document.table(self.table(words));
        let count =
            Message::new("clarity.count").with("clear", self.all_clear()).with("total", self.rows.len());
        document.text(words.say(&count));
        document.text(words.text("clarity.legend"));
        document
    }

    /// A row an item, a tick where it is clear, and how many are.
    fn table(&self, words: Words) -> Table {
        let mut columns = vec![Head::label(words.text("column.id")), Head::words(words.text("column.item"))];
        columns.extend(self.required.iter().map(|respect| Head::number(words.text(title(*respect)))));
        let mut table = Table::of(columns);
        for row in &self.rows {
            let names = [row.item.id.value.as_str(), row.item.name.as_str()].map(Cell::from);
            table.row(names.into_iter().chain(row.answers.iter().map(|is_clear| tick(*is_clear))));
        }
        let counts = (0..self.required.len()).map(|at| Cell::from(words.total(self.count(at))));
        table.total([words.text("row.total"), ""].map(Cell::from).into_iter().chain(counts));
        table
    }

    /// The rows for a spreadsheet: 1 where an item is clear, 0 where it is not, nothing where the plan does not ask.
    /// Every respect has its column, so that several plans fit together.
    pub fn records(&self, basis: &Basis<'_>) -> Table {
        let words = basis.words;
        let mut columns = vec![
            Head::words(words.text("column.plan")),
            Head::label(words.text("column.id")),
            Head::words(words.text("column.item")),
        ];
        let all = || Clarity::WORDS.iter().map(|(_, respect)| *respect);
        columns.extend(all().map(|respect| Head::number(words.text(title(respect)))));
        let mut table = Table::of(columns);
        for row in &self.rows {
            let answer = |respect: Clarity| {
                let at = self.required.iter().position(|asked| *asked == respect);
                Cell::from(at.map_or("", |at| if row.answers[at] { "1" } else { "0" }))
            };
            let plan = basis.plan().head.id.value.as_str();
            let names = [plan, row.item.id.value.as_str(), row.item.name.as_str()].map(Cell::from);
            table.row(names.into_iter().chain(all().map(answer)));
        }
        table
    }
}

fn tick(is_clear: bool) -> Cell {
    if is_clear { Cell::toned("✓", Tone::Good) } else { Cell::toned("–", Tone::Warning) }
}

/// The key of the head over a respect.
const fn title(respect: Clarity) -> &'static str {
    match respect {
        Clarity::Task => "clarity.task",
        Clarity::Person => "clarity.person",
        Clarity::Responsibility => "clarity.responsibility",
        Clarity::Time => "clarity.time",
        Clarity::Result => "clarity.result",
        Clarity::Authority => "clarity.authority",
    }
}
