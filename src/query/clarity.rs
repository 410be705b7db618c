//! Which items of a plan are clear in the respects that the plan asks for.

use crate::assess::{Standing, Survey, clarity};
use crate::model::{Clarity, Item};

/// The items of a plan that have to be clear, with an answer for each respect asked for.
pub struct Answers<'a> {
    /// What the plan asks for, in its order.
    pub required: &'a [Clarity],
    /// All items that are not dropped; none where the plan asks for nothing.
    pub rows: Vec<Row<'a>>,
}

/// One item's answers.
pub struct Row<'a> {
    pub item: &'a Item,
    /// One for each respect that is required, in the same order.
    pub answers: Vec<bool>,
}

impl<'a> Answers<'a> {
    /// Looks at every item that has to be clear.
    pub fn new(survey: &Survey<'a>) -> Self {
        let plan = survey.plan;
        let is_asked = |standing| !plan.clarity.is_empty() && standing != Standing::Dropped;
        let items = survey.items.iter().filter(|it| is_asked(it.standing)).map(|it| it.item);
        let row = |item: &'a Item| Row {
            item,
            answers: plan.clarity.iter().map(|respect| clarity::is_clear(*respect, item, plan)).collect(),
        };
        Self { required: &plan.clarity, rows: items.map(row).collect() }
    }

    /// How many items are clear in the required respect at `at`.
    pub fn count(&self, at: usize) -> usize {
        self.rows.iter().filter(|row| row.answers[at]).count()
    }

    /// How many items are clear in every respect.
    pub fn all_clear(&self) -> usize {
        self.rows.iter().filter(|row| row.answers.iter().all(|is_clear| *is_clear)).count()
    }
}
