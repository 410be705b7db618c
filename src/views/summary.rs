//! Counts of items by field, section, lead, standing, deadline or supporting agency.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::tally::{self, TallyView};
use super::{Basis, VERSION, wording};
use crate::assess::{Assessment, Standing, Tally};
use crate::document::{Cell, Document, Head, Table};
use crate::message::Message;
use crate::model::{AgencyId, Item, Recurrence, Trigger};

/// What `--by` can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Counts of items by something.
    Counts(By),
    /// Each item, and whether it is as clear as the plan asks.
    Clarity,
}

impl Asked {
    /// The words of `--by`, with their values.
    pub const WORDS: &[(&str, Self)] = &[
        ("field", Self::Counts(By::Field)),
        ("section", Self::Counts(By::Section)),
        ("agency", Self::Counts(By::Agency)),
        ("standing", Self::Counts(By::Standing)),
        ("deadline", Self::Counts(By::Deadline)),
        ("support", Self::Counts(By::Support)),
        ("clarity", Self::Clarity),
    ];

    /// The word of `--by`.
    pub fn as_str(self) -> &'static str {
        Self::WORDS.iter().find(|(_, asked)| *asked == self).map_or("", |(word, _)| word)
    }
}

/// What the rows of counts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Field,
    Section,
    Agency,
    Standing,
    Deadline,
    Support,
}

impl By {
    /// The key of the head over the rows' names.
    const fn title(self) -> &'static str {
        match self {
            Self::Field => "column.field",
            Self::Section => "column.section",
            Self::Agency => "column.lead",
            Self::Standing => "column.standing",
            Self::Deadline => "column.deadline",
            Self::Support => "column.support",
        }
    }
}

/// The JSON of `cchc summary`.
#[derive(Serialize)]
pub struct SummaryView<'a> {
    version: u8,
    plan: &'a str,
    as_of: NaiveDate,
    by: &'static str,
    rows: Vec<RowView>,
    /// The sum of the rows; for `support` an item counts once for each agency.
    sum: TallyView,
    /// The plan's items, each once.
    total: usize,
}

#[derive(Serialize)]
struct RowView {
    key: String,
    label: String,
    #[serde(flatten)]
    tally: TallyView,
}

/// A plan counted by something.
pub struct Summary {
    by: By,
    rows: Vec<SummaryRow>,
    sum: Tally,
    total: usize,
}

struct SummaryRow {
    key: String,
    label: String,
    tally: Tally,
}

/// What a row is about: how it sorts, its key and its label.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct RowName {
    order: (usize, Option<NaiveDate>),
    key: String,
    label: String,
}

impl Summary {
    /// Counts the items of a plan by `by`.
    pub fn new(basis: &Basis<'_>, by: By) -> Self {
        let mut groups: BTreeMap<RowName, Vec<&Assessment<'_>>> = BTreeMap::new();
        for assessment in &basis.survey.items {
            for name in row_names(basis, by, assessment) {
                groups.entry(name).or_default().push(assessment);
            }
        }
        let mut rows: Vec<SummaryRow> = groups
            .into_iter()
            .map(|(name, items)| SummaryRow {
                key: name.key,
                label: name.label,
                tally: Tally::of(items, basis.as_of()),
            })
            .collect();
        if matches!(by, By::Agency | By::Support) {
            rows.sort_by_key(|row| std::cmp::Reverse(row.tally.total));
        }
        let mut sum = Tally::default();
        for row in &rows {
            sum.add(&row.tally);
        }
        Self { by, rows, sum, total: basis.survey.items.len() }
    }

    /// The JSON.
    pub fn view<'a>(&self, basis: &Basis<'a>) -> SummaryView<'a> {
        let rows = self.rows.iter().map(|row| RowView {
            key: row.key.clone(),
            label: row.label.clone(),
            tally: TallyView::new(&row.tally),
        });
        SummaryView {
            version: VERSION,
            plan: &basis.plan().head.id.value,
            as_of: basis.as_of(),
            by: Asked::Counts(self.by).as_str(),
            rows: rows.collect(),
            sum: TallyView::new(&self.sum),
            total: self.total,
        }
    }

    /// The screen.
    pub fn document(&self, basis: &Basis<'_>) -> Document {
        let words = basis.words;
        let mut document = titled(basis, self.by.title());
        document.table(self.table(basis));
        if self.by == By::Support {
            document.text(words.say(&Message::new("summary.support-note").with("total", self.total)));
        }
        if self.by == By::Field && self.rows.iter().any(|row| row.key.is_empty()) {
            document.text(words.text("summary.field-note"));
        }
        document
    }

    /// The rows for a spreadsheet, without their sum.
    pub fn records(&self, basis: &Basis<'_>) -> Table {
        let words = basis.words;
        let mut columns =
            vec![Head::words(words.text("column.plan")), Head::words(words.text(self.by.title()))];
        columns.extend(tally::record_columns(words));
        let mut table = Table::of(columns);
        for it in &self.rows {
            let names = [basis.plan().head.id.value.as_str(), &it.label].map(Cell::from);
            table.row(names.into_iter().chain(tally::record_cells(&it.tally)));
        }
        table
    }

    /// The table alone.
    pub fn table(&self, basis: &Basis<'_>) -> Table {
        let words = basis.words;
        // By standing every row would have one filled column: the total says it.
        let groups = if self.by == By::Standing { Vec::new() } else { tally::groups(&self.sum) };
        let mut columns = vec![Head::words(words.text(self.by.title()))];
        columns.extend(tally::columns(words, &groups));
        let mut table = Table::of(columns);
        let row = |label: &str, tally: &Tally| {
            let counts = tally::cells(words, tally, &groups);
            std::iter::once(Cell::from(label)).chain(counts).collect::<Vec<_>>()
        };
        for it in &self.rows {
            table.row(row(&it.label, &it.tally));
        }
        table.total(row(words.text("row.total"), &self.sum));
        table
    }
}

fn row_names(basis: &Basis<'_>, by: By, assessment: &Assessment<'_>) -> Vec<RowName> {
    let item = assessment.item;
    match by {
        By::Field => vec![field(basis, item)],
        By::Section => vec![section(basis, item)],
        By::Agency => vec![lead(basis, item)],
        By::Standing => vec![standing(basis, assessment.standing)],
        By::Deadline => vec![deadline(basis, assessment)],
        By::Support if item.support.is_empty() => vec![none(basis, "row.no-support")],
        By::Support => item.support.iter().map(|id| agency(basis, &id.value)).collect(),
    }
}

/// The row of what is not said, after all others.
fn none(basis: &Basis<'_>, label: &'static str) -> RowName {
    RowName { order: (usize::MAX, None), key: String::new(), label: basis.words.text(label).to_owned() }
}

/// The field of the index: the section's, or that of the item this one is the same as.
fn field(basis: &Basis<'_>, item: &Item) -> RowName {
    let plan = basis.plan();
    let of = |item: &Item| {
        let section = plan.section_of(item)?;
        let at = plan.sections.iter().position(|it| it.id.value == section.id.value)?;
        let field = section.field.as_ref()?;
        Some(RowName { order: (at, None), key: field.clone(), label: format!("{field}. {}", section.title) })
    };
    // An item may be the same as one that is the same as another; a circle, which the check reports, ends the search.
    let mut seen = vec![item];
    loop {
        let last = seen[seen.len() - 1];
        if let Some(name) = of(last) {
            return name;
        }
        match last.same_as.as_ref().and_then(|id| plan.item(&id.value)) {
            Some(next) if !seen.iter().any(|it| it.id.value == next.id.value) => seen.push(next),
            _ => return none(basis, "row.no-field"),
        }
    }
}

fn section(basis: &Basis<'_>, item: &Item) -> RowName {
    let sections = &basis.plan().sections;
    let at = sections.iter().position(|section| item.id.value.is_directly_in(&section.id.value));
    match at {
        Some(at) => RowName {
            order: (at, None),
            key: sections[at].id.value.to_string(),
            label: format!("{} {}", sections[at].id.value, sections[at].title),
        },
        None => none(basis, "row.no-section"),
    }
}

fn lead(basis: &Basis<'_>, item: &Item) -> RowName {
    if item.lead.is_empty() {
        return none(basis, "row.no-lead");
    }
    let ids: Vec<&str> = item.lead.iter().map(|id| id.value.as_str()).collect();
    RowName { order: (0, None), key: ids.join("+"), label: wording::names(basis, &item.lead) }
}

fn agency(basis: &Basis<'_>, id: &AgencyId) -> RowName {
    RowName { order: (0, None), key: id.to_string(), label: basis.plan().agencies.name(id).to_owned() }
}

fn standing(basis: &Basis<'_>, standing: Standing) -> RowName {
    let at = Standing::WORDS.iter().position(|(_, it)| *it == standing).unwrap_or_default();
    RowName {
        order: (at, None),
        key: standing.as_str().to_owned(),
        label: basis.words.text(wording::standing_key(standing)).to_owned(),
    }
}

/// By what a deadline means: once, continuous, or back every year by a day; else by what sets the day.
fn deadline(basis: &Basis<'_>, assessment: &Assessment<'_>) -> RowName {
    let (deadline, words) = (&assessment.item.deadline, basis.words);
    if let Some(due) = assessment.due {
        let (at, key) = match (deadline.is_continuous, deadline.every) {
            (true, _) => (1, "deadline.continuous"),
            (_, Some(Recurrence::Year)) => (2, "every.year"),
            (_, Some(Recurrence::Quarter)) => (3, "every.quarter"),
            (_, Some(Recurrence::Month)) => (4, "every.month"),
            (false, None) => (0, "deadline.once"),
        };
        return RowName {
            order: (0, Some(due)),
            key: format!("{due}/{at}"),
            label: format!("{}, {}", words.date(due), words.text(key)),
        };
    }
    let Some(trigger) = deadline.trigger else {
        return none(basis, "deadline.none");
    };
    let at = Trigger::WORDS.iter().position(|(_, it)| *it == trigger).unwrap_or_default();
    RowName {
        order: (1 + at, None),
        key: trigger.as_str().to_owned(),
        label: words.text(wording::trigger_key(trigger)).to_owned(),
    }
}

/// A document that begins with the plan, the day, and by what is counted.
pub(super) fn titled(basis: &Basis<'_>, by: &'static str) -> Document {
    let title = Message::new("summary.headline")
        .with("plan", basis.plan().head.id.value.as_str())
        .with("as_of", basis.as_of())
        .with("by", basis.words.text(by));
    let mut document = Document::default();
    document.title(basis.words.say(&title));
    document
}
