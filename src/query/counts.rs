//! Items counted by what they have in common: a field, a section, a lead, a standing, a deadline, a supporting agency.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::assess::{Assessment, Standing, Survey, Tally};
use crate::model::{AgencyId, Item, Plan, Recurrence, Trigger};

/// What items are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Field,
    Section,
    Lead,
    Standing,
    Deadline,
    Support,
}

/// What the items of a row have in common. Rows stand in this order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key<'a> {
    /// A field of the index, by the place of its section in the plan.
    Field(usize),
    /// A section, by its place in the plan.
    Section(usize),
    /// All agencies that lead the items, as the plan lists them.
    Leads(Vec<&'a AgencyId>),
    Standing(Standing),
    Due(NaiveDate, Term),
    Trigger(Trigger),
    /// An agency that supports the items.
    Support(&'a AgencyId),
    NoField,
    NoSection,
    NoLead,
    NoDeadline,
    NoSupport,
}

/// How a deadline comes to its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term {
    Once,
    /// Goes on until then.
    Continuous,
    EveryYear,
    EveryQuarter,
    EveryMonth,
}

/// The items of a plan, counted by something.
pub struct Counts<'a> {
    pub by: By,
    pub rows: Vec<Row<'a>>,
    /// The sum of the rows; by support an item counts once for each agency.
    pub sum: Tally,
    /// The plan's items, each once.
    pub total: usize,
}

/// The items that have something in common.
pub struct Row<'a> {
    pub key: Key<'a>,
    pub tally: Tally,
}

impl<'a> Counts<'a> {
    /// Counts the items of a plan by `by`. Agencies with the most items come first.
    pub fn new(survey: &'a Survey<'a>, by: By) -> Self {
        let mut items: BTreeMap<Key<'a>, Vec<&Assessment<'a>>> = BTreeMap::new();
        for assessment in &survey.items {
            for key in keys(survey.plan, by, assessment) {
                items.entry(key).or_default().push(assessment);
            }
        }
        let rows = items.into_iter().map(|(key, items)| Row { key, tally: Tally::of(items, survey.as_of) });
        let mut rows: Vec<Row<'a>> = rows.collect();
        if matches!(by, By::Lead | By::Support) {
            rows.sort_by_key(|row| std::cmp::Reverse(row.tally.total));
        }
        let mut sum = Tally::default();
        for row in &rows {
            sum.add(&row.tally);
        }
        Self { by, rows, sum, total: survey.items.len() }
    }
}

/// The rows in which an item counts.
fn keys<'a>(plan: &Plan, by: By, assessment: &Assessment<'a>) -> Vec<Key<'a>> {
    let item = assessment.item;
    let place = |item: &Item| {
        plan.sections.iter().position(|section| item.id.value.is_directly_in(&section.id.value))
    };
    match by {
        By::Field => vec![field(plan, item, place).map_or(Key::NoField, Key::Field)],
        By::Section => vec![place(item).map_or(Key::NoSection, Key::Section)],
        By::Lead if item.lead.is_empty() => vec![Key::NoLead],
        By::Lead => vec![Key::Leads(item.lead.iter().map(|id| &id.value).collect())],
        By::Standing => vec![Key::Standing(assessment.standing)],
        By::Deadline => vec![deadline(assessment)],
        By::Support if item.support.is_empty() => vec![Key::NoSupport],
        By::Support => item.support.iter().map(|id| Key::Support(&id.value)).collect(),
    }
}

/// The section whose field an item belongs to: its own, or that of the first item it is the same as that has one.
fn field(plan: &Plan, item: &Item, place: impl Fn(&Item) -> Option<usize>) -> Option<usize> {
    let same = |it: &&Item| plan.item(&it.same_as.as_ref()?.value);
    // No chain has more items than the plan; a circle, which the check reports, ends there.
    let chain = std::iter::successors(Some(item), same).take(plan.items.len());
    chain.filter_map(place).find(|at| plan.sections[*at].field.is_some())
}

/// What a deadline means: a day and how it comes to it; else what sets the day.
fn deadline<'a>(assessment: &Assessment<'_>) -> Key<'a> {
    let deadline = &assessment.item.deadline;
    let term = match (deadline.is_continuous, deadline.every) {
        (true, _) => Term::Continuous,
        (false, Some(Recurrence::Year)) => Term::EveryYear,
        (false, Some(Recurrence::Quarter)) => Term::EveryQuarter,
        (false, Some(Recurrence::Month)) => Term::EveryMonth,
        (false, None) => Term::Once,
    };
    match (assessment.due, deadline.trigger) {
        (Some(due), _) => Key::Due(due, term),
        (None, Some(trigger)) => Key::Trigger(trigger),
        (None, None) => Key::NoDeadline,
    }
}
