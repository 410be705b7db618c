//! What the columns of a list of items say. Screens, lists that are sent, letters and the annex choose from these, so that
//! a column says the same wherever it stands.

use super::columns::Columns;
use super::{Basis, cells, wording};
use crate::assess::{Assessment, Standing};
use crate::document::Cell;
use crate::i18n::Words;
use crate::message::Message;
use crate::model::{AgencyId, Item};
use crate::query::attention::Alike;
use crate::query::lines::Line;
use crate::query::tasks::Task;
use crate::text;

/// An item in a list.
pub struct ItemRow<'a> {
    pub assessment: &'a Assessment<'a>,
    /// Its id; where it stands alike at several places, theirs, its own first.
    pub ids: String,
    /// The group through which the agency that the list is for is there.
    pub via: Option<&'a AgencyId>,
}

impl<'a> ItemRow<'a> {
    /// An item that stands for itself.
    pub fn new(assessment: &'a Assessment<'a>) -> Self {
        Self { assessment, ids: assessment.item.id.value.to_string(), via: None }
    }

    /// A line of a list.
    pub fn of_line(line: &Line<'a>) -> Self {
        Self { ids: line.ids.join(", "), ..Self::new(line.assessment) }
    }

    /// An item that an agency has a part in.
    pub fn of_task(task: &Task<'a>) -> Self {
        Self { via: task.via, ..Self::new(task.assessment) }
    }

    /// The item.
    pub const fn item(&self) -> &'a Item {
        self.assessment.item
    }
}

/// A column that says something of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemColumn {
    Id,
    /// The same under the head of the plan's own table.
    PrintedNumber,
    /// The ids of all places at which it stands.
    Ids,
    Name,
    /// The name behind the criterion code.
    CodedName,
    /// The same under the head of the plan's own table.
    Criterion,
    Goals,
    Leads,
    LeadsInShort,
    Supports,
    SupportsInShort,
    /// The phrase and the day it comes to.
    Deadline,
    /// The day alone.
    Due,
    /// The standing and the days left or gone.
    Standing,
    /// The standing alone.
    StandingAlone,
    /// The standing and the reason that weighs most.
    StandingAndReason,
    /// The reason that weighs most.
    Reason,
    /// Likewise; of what is overdue the cause that was reported.
    ReasonOrCause,
    /// By name or through a group.
    Via,
}

impl<'a, R> Columns<'a, R> {
    /// Adds columns that say something of the item in a row.
    #[must_use]
    pub fn items(
        self,
        basis: Basis<'a>,
        columns: &[ItemColumn],
        row: impl Fn(&R) -> &ItemRow<'_> + Copy + 'a,
    ) -> Self {
        self.each(columns.iter().copied(), |columns, column| {
            let cell = move |it: &R| column.cell(&basis, row(it));
            match column {
                ItemColumn::Id | ItemColumn::PrintedNumber | ItemColumn::Due => {
                    columns.label(column.key(), cell)
                }
                _ => columns.words(column.key(), cell),
            }
        })
    }
}

impl ItemColumn {
    /// The columns, and how the agency comes to be there where a group brought it to any of the rows.
    pub fn with_via(columns: &[Self], rows: &[ItemRow<'_>]) -> Vec<Self> {
        let via = rows.iter().any(|row| row.via.is_some()).then_some(Self::Via);
        columns.iter().copied().chain(via).collect()
    }

    /// The columns, and behind `name` all who lead where several lead any of the items.
    pub fn with_leads(columns: &[Self], name: Self, leads: Self, rows: &[ItemRow<'_>]) -> Vec<Self> {
        let has_several = rows.iter().any(|row| 1 < row.item().lead.len()) && !columns.contains(&leads);
        let behind = |column: Self| (has_several && column == name).then_some(leads);
        columns.iter().flat_map(|column| std::iter::once(*column).chain(behind(*column))).collect()
    }

    /// The key of its title.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Id | Self::Ids => "column.id",
            Self::PrintedNumber => "column.number",
            Self::Name | Self::CodedName => "column.item",
            Self::Criterion => "column.criterion",
            Self::Goals => "column.goals",
            Self::Leads | Self::LeadsInShort => "column.lead",
            Self::Supports => "column.support",
            Self::SupportsInShort => "column.with",
            Self::Deadline => "column.deadline",
            Self::Due => "column.due",
            Self::Standing | Self::StandingAlone | Self::StandingAndReason => "column.standing",
            Self::Reason => "column.reason",
            Self::ReasonOrCause => "column.reason-or-cause",
            Self::Via => "column.there",
        }
    }

    fn cell(self, basis: &Basis<'_>, row: &ItemRow<'_>) -> Cell {
        let (words, it, item) = (basis.words, row.assessment, row.item());
        match self {
            Self::Id | Self::PrintedNumber => Cell::id(item.id.value.as_str()),
            Self::Ids => Cell::id(row.ids.as_str()),
            Self::Name => item.name.as_str().into(),
            Self::CodedName | Self::Criterion => coded_name(item).into(),
            Self::Goals => goals(item).into(),
            Self::Leads => wording::names(basis, &item.lead).into(),
            Self::LeadsInShort => wording::briefs(basis, &item.lead).into(),
            Self::Supports => wording::names(basis, &item.support).into(),
            Self::SupportsInShort => wording::briefs(basis, &item.support).into(),
            Self::Deadline => deadline(words, it).into(),
            Self::Due => cells::day_if(words, it.due),
            Self::Standing => standing(words, it),
            Self::StandingAlone => wording::standing_cell(words, it.standing),
            Self::StandingAndReason => standing_and_reason(words, it).into(),
            Self::Reason => wording::reason(words, &it.reasons[0]).into(),
            Self::ReasonOrCause => reason_or_cause(words, it).into(),
            Self::Via => via(basis, row.via).into(),
        }
    }
}

/// An item as the plan's table names it: with its criterion code, where it has one.
pub fn coded_name(item: &Item) -> String {
    match &item.code {
        Some(code) => format!("{code} – {}", item.name),
        None => item.name.value.clone(),
    }
}

/// The goals of an item, a line each.
pub fn goals(item: &Item) -> String {
    item.goals.iter().map(|goal| goal.as_str()).collect::<Vec<_>>().join("\n")
}

/// The printed phrase and the day it comes to.
pub fn deadline(words: Words, assessment: &Assessment<'_>) -> String {
    let text = &assessment.item.deadline.text;
    match assessment.due {
        Some(due) => format!("{text}\n({})", words.date(due)),
        None => text.value.clone(),
    }
}

/// The standing, and how many days are left or gone where that still matters.
pub fn standing(words: Words, assessment: &Assessment<'_>) -> Cell {
    let mut cell = wording::standing_cell(words, assessment.standing);
    if !assessment.standing.is_closed() && assessment.days_left.is_some() {
        cell.text = format!("{}\n{}", cell.text, wording::days_left(words, assessment.days_left));
    }
    cell
}

/// The standing, with the reason that weighs most.
pub fn standing_and_reason(words: Words, assessment: &Assessment<'_>) -> String {
    let label = words.text(wording::standing_key(assessment.standing));
    format!("{label}: {}", wording::reason(words, &assessment.reasons[0]))
}

/// Of what is overdue the cause that was reported, of anything else the reason that weighs most.
fn reason_or_cause(words: Words, assessment: &Assessment<'_>) -> String {
    match assessment.standing {
        Standing::Overdue => assessment.cause.unwrap_or(words.text("report.no-cause")).to_owned(),
        _ => wording::reason(words, &assessment.reasons[0]),
    }
}

/// Items that stand alike: one by id and name; several by their ids, runs joined.
pub fn alike(group: &Alike<'_>) -> String {
    match group.items[..] {
        [only] => format!("{} {}", only.item.id.value, only.item.name),
        _ => text::joined_runs(group.items.iter().map(|it| it.item.id.value.as_str())),
    }
}

/// How an agency comes to be there: by name, or through a group.
pub fn via(basis: &Basis<'_>, group: Option<&AgencyId>) -> String {
    match group {
        Some(group) => {
            let name = basis.plan().agencies.name(group);
            basis.words.say(&Message::new("tasks.via").with("group", name))
        }
        None => basis.words.text("tasks.by-name").to_owned(),
    }
}
