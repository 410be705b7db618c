//! Items counted by what they have in common: a field, a section, a lead, an officer, a standing, a deadline, a
//! supporting agency.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::assess::{Assessment, Standing, Survey, Tally};
use crate::model::{AgencyId, Item, Plan, Recurrence, Trigger};

/// What items are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Field,
    Section,
    Lead,
    Officer,
    Standing,
    Deadline,
    Support,
    /// Nothing: the whole plan.
    Plan,
}

/// What the items of a row have in common. Rows stand in this order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key<'a> {
    /// A field of the index, by the place of its section in the plan.
    Field(usize),
    /// A section, by its place in the plan.
    Section(usize),
    /// An agency or group that leads the items, alone or with others.
    Lead(&'a AgencyId),
    /// A person in charge of the items, alone or with others.
    Officer(&'a str),
    Standing(Standing),
    Due(NaiveDate, Term),
    Trigger(Trigger),
    /// An agency that supports the items.
    Support(&'a AgencyId),
    /// The plan itself.
    Plan,
    NoField,
    NoSection,
    NoLead,
    NoOfficer,
    NoDeadline,
    NoSupport,
}

/// How a deadline comes to its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term {
    Once,
    /// Goes on until then.
    Continuous,
    /// Comes back; the day is that of the first round.
    Every(Recurrence),
}

/// The items of a plan, counted by something.
pub struct Counts<'a> {
    pub by: By,
    pub rows: Vec<Row<'a>>,
    /// The sum of the rows; by lead, officer and support an item counts once for each of them.
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
    /// Counts the items of a plan by `by`. Agencies and officers with the most items come first.
    pub fn new(survey: &'a Survey<'a>, by: By) -> Self {
        let mut items: BTreeMap<Key<'a>, Vec<&Assessment<'a>>> = BTreeMap::new();
        let fields = if by == By::Field { fields(survey.plan) } else { Vec::new() };
        for (at, assessment) in survey.items.iter().enumerate().filter(|(_, it)| it.is_counted) {
            for key in keys(survey.plan, by, assessment, fields.get(at).copied().flatten()) {
                items.entry(key).or_default().push(assessment);
            }
        }
        let rows = items.into_iter().map(|(key, items)| Row { key, tally: Tally::of(items, survey.as_of) });
        let mut rows: Vec<Row<'a>> = rows.collect();
        if matches!(by, By::Lead | By::Officer | By::Support) {
            rows.sort_by_key(|row| std::cmp::Reverse(row.tally.total));
        }
        let mut sum = Tally::default();
        for row in &rows {
            sum.add(&row.tally);
        }
        Self { by, rows, sum, total: survey.tally().total }
    }
}

/// The rows in which an item counts, whose section with a field is known.
fn keys<'a>(plan: &Plan, by: By, assessment: &Assessment<'a>, field: Option<usize>) -> Vec<Key<'a>> {
    let item = assessment.item;
    match by {
        By::Field => vec![field.map_or(Key::NoField, Key::Field)],
        By::Section => vec![place(plan, item).map_or(Key::NoSection, Key::Section)],
        By::Lead => each(item.lead.iter().map(|id| Key::Lead(&id.value)), Key::NoLead),
        By::Officer => each(item.officers.iter().map(|name| Key::Officer(name)), Key::NoOfficer),
        By::Standing => vec![Key::Standing(assessment.standing)],
        By::Deadline => vec![deadline(assessment)],
        By::Plan => vec![Key::Plan],
        By::Support => each(item.support.iter().map(|id| Key::Support(&id.value)), Key::NoSupport),
    }
}

/// A row for each of several, however often one is named; or the row of those without.
fn each<'a>(keys: impl Iterator<Item = Key<'a>>, without: Key<'a>) -> Vec<Key<'a>> {
    let keys: BTreeSet<Key<'a>> = keys.collect();
    if keys.is_empty() { vec![without] } else { keys.into_iter().collect() }
}

/// The section that an item stands in.
fn place(plan: &Plan, item: &Item) -> Option<usize> {
    plan.index.section(&plan.section_of(item)?.id.value)
}

/// For each item, the section whose field it belongs to: its own, or that of the first item it is the same as that has
/// one. Each chain is walked once: it ends where one is met whose end is known, and so does a circle.
fn fields(plan: &Plan) -> Vec<Option<usize>> {
    let has_field = |at: &usize| plan.sections[*at].field.is_some();
    let mut known: Vec<Option<Option<usize>>> = vec![None; plan.items.len()];
    for first in 0..plan.items.len() {
        let (mut chain, mut next) = (Vec::new(), Some(first));
        let mut field = None;
        while let Some(at) = next {
            if let Some(known) = known[at] {
                field = known;
                break;
            }
            known[at] = Some(None);
            chain.push(at);
            field = place(plan, &plan.items[at]).filter(has_field);
            let same = plan.items[at].same_as.as_ref().filter(|_| field.is_none());
            next = same.and_then(|id| plan.index.position(&id.value));
        }
        for at in chain {
            known[at] = Some(field);
        }
    }
    known.into_iter().flatten().collect()
}

/// What a deadline means: a day and how it comes to it; else what sets the day.
fn deadline<'a>(assessment: &Assessment<'_>) -> Key<'a> {
    let deadline = &assessment.item.deadline;
    let term = match (deadline.is_continuous(), deadline.every()) {
        (true, _) => Term::Continuous,
        (false, Some(every)) => Term::Every(every),
        (false, None) => Term::Once,
    };
    match (assessment.due, deadline.trigger()) {
        (Some(due), _) => Key::Due(due, term),
        (None, Some(trigger)) => Key::Trigger(trigger),
        (None, None) => Key::NoDeadline,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{Draft, FileKind};
    use crate::source::SourceId;

    /// The rows by field of a plan whose section `F` has a field and whose section `N` has none. Items that are the
    /// same as another name it: `N.1>F.1`.
    #[track_caller]
    fn case(items: &str, expected: &[(Key<'_>, usize)]) {
        let mut text = "format = 1\n[plan]\nid = \"p\"\ntitle = \"t\"\nissued = 2022-09-01\n\
            period = { from = 2022-01-01, to = 2022-12-31 }\n\
            [[section]]\nid = \"N\"\ntitle = \"n\"\n[[section]]\nid = \"F\"\ntitle = \"f\"\nfield = \"I\"\n"
            .to_owned();
        for item in items.split(' ') {
            let (id, same) = item.split_once('>').map_or((item, None), |(id, same)| (id, Some(same)));
            let same = same.map(|same| ["same_as = \"", same, "\"\n"].concat()).unwrap_or_default();
            let name = "\"\nname = \"n\"\ndeadline = { text = \"d\" }\n";
            text.push_str(&["[[item]]\nid = \"", id, name, &same].concat());
        }
        let mut draft = Draft::default();
        draft.read(FileKind::Plan, SourceId(0), &text, &mut Vec::new());
        let plan = draft.finish().unwrap();
        let survey = Survey::new(&plan, "2022-10-01".parse().unwrap());
        let rows = Counts::new(&survey, By::Field).rows;
        let rows: Vec<_> = rows.into_iter().map(|row| (row.key, row.tally.total)).collect();
        assert_eq!(rows, expected, "{items}");
    }

    #[test]
    fn an_item_has_the_field_of_the_first_that_it_is_the_same_as_and_that_has_one() {
        case("F.1 N.1", &[(Key::Field(1), 1), (Key::NoField, 1)]);
        case("F.1 N.1>F.1", &[(Key::Field(1), 2)]);
        case("F.1 N.1>N.2 N.2>F.1", &[(Key::Field(1), 3)]);
        case("F.1>N.1 N.1", &[(Key::Field(1), 1), (Key::NoField, 1)]);
        case("N.1>N.2 N.2>N.1", &[(Key::NoField, 2)]);
        case("N.1>N.1 N.2>X.9", &[(Key::NoField, 2)]);
    }
}
