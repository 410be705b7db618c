//! The JSON of `cchc summary`.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::{Asked, labels};
use crate::query::clarity::Answers;
use crate::query::counts::Counts;
use crate::views::tally::json::TallyView;
use crate::views::{Basis, VERSION};

/// Items counted by something.
#[derive(Serialize)]
pub struct CountsView<'a> {
    version: u8,
    plan: &'a str,
    as_of: NaiveDate,
    by: &'static str,
    rows: Vec<CountView>,
    /// The sum of the rows; for `agency`, `officer` and `support` an item counts once for each of them.
    sum: TallyView,
    /// The plan's items, each once.
    total: usize,
}

#[derive(Serialize)]
struct CountView {
    key: String,
    label: String,
    #[serde(flatten)]
    tally: TallyView,
}

impl<'a> CountsView<'a> {
    /// The JSON of `counts`.
    pub fn new(basis: &Basis<'a>, counts: &Counts<'_>) -> Self {
        let rows = counts.rows.iter().map(|row| CountView {
            key: labels::code(basis, &row.key),
            label: labels::label(basis, &row.key),
            tally: TallyView::new(&row.tally),
        });
        Self {
            version: VERSION,
            plan: &basis.plan().head.id.value,
            as_of: basis.as_of(),
            by: Asked::Counts(counts.by).as_str(),
            rows: rows.collect(),
            sum: TallyView::new(&counts.sum),
            total: counts.total,
        }
    }
}

/// How clear each item is.
#[derive(Serialize)]
pub struct ClarityView<'a> {
    version: u8,
    plan: &'a str,
    as_of: NaiveDate,
    by: &'static str,
    /// What the plan asks for, in its order; empty where it asks for nothing, and then there are no rows.
    required: Vec<&'static str>,
    rows: Vec<AnswersView<'a>>,
    sum: ClearView,
    /// The plan's items, each once, those dropped too.
    total: usize,
}

#[derive(Serialize)]
struct AnswersView<'a> {
    key: &'a str,
    label: &'a str,
    clear: BTreeMap<&'static str, bool>,
}

#[derive(Serialize)]
struct ClearView {
    /// How many rows there are.
    total: usize,
    /// How many of them are clear in every respect.
    all_clear: usize,
    clear: BTreeMap<&'static str, usize>,
}

impl<'a> ClarityView<'a> {
    /// The JSON of `answers`.
    pub fn new(basis: &Basis<'a>, answers: &Answers<'a>) -> Self {
        let words = || answers.required.iter().map(|respect| respect.as_str());
        let rows = answers.rows.iter().map(|row| AnswersView {
            key: row.item.id.value.as_str(),
            label: &row.item.name,
            clear: words().zip(row.answers.iter().copied()).collect(),
        });
        Self {
            version: VERSION,
            plan: &basis.plan().head.id.value,
            as_of: basis.as_of(),
            by: Asked::Clarity.as_str(),
            required: words().collect(),
            rows: rows.collect(),
            sum: ClearView {
                total: answers.rows.len(),
                all_clear: answers.all_clear(),
                clear: words().enumerate().map(|(at, word)| (word, answers.count(at))).collect(),
            },
            total: basis.plan().items.len(),
        }
    }
}
