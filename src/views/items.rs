//! What the columns of a list of items say. Screens, lists that are sent, letters and the annex choose from these, so that
//! a column says the same wherever it stands.

use chrono::NaiveDate;

use super::columns::Columns;
use super::{Basis, cells, reason, wording};
use crate::assess::{Assessment, Mark, Own, Standing, TargetStatus};
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
    /// What the agency that the list is for answers for; where there is none, the item is looked at as a whole.
    pub own: Option<Own<'a>>,
}

impl<'a> ItemRow<'a> {
    /// An item that stands for itself.
    pub fn new(assessment: &'a Assessment<'a>) -> Self {
        Self { assessment, ids: assessment.item.id.value.to_string(), via: None, own: None }
    }

    /// A line of a list.
    pub fn of_line(line: &Line<'a>) -> Self {
        Self { ids: line.ids.join(", "), ..Self::new(line.assessment) }
    }

    /// An item that an agency has a part in.
    pub fn of_task(task: &Task<'a>) -> Self {
        Self { via: task.via, own: task.own, ..Self::new(task.assessment) }
    }

    /// What is looked at: what the agency answers for, or the whole.
    fn seen(&self) -> Own<'a> {
        self.own.unwrap_or(Own::Item(self.assessment))
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
    /// The phrase and the day it comes to.
    Deadline,
    /// The day alone.
    Due,
    /// The day alone; where there is none, the phrase.
    When,
    /// The standing and the days left or gone.
    Standing,
    /// Likewise in short, for screens.
    StandingInShort,
    /// The standing alone.
    StandingAlone,
    /// The standing and the reason that weighs most.
    StandingAndReason,
    /// The reason that weighs most.
    Reason,
    /// Likewise; of what is overdue the cause that was reported.
    ReasonOrCause,
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
                ItemColumn::Id
                | ItemColumn::PrintedNumber
                | ItemColumn::Due
                | ItemColumn::StandingInShort => columns.label(column.key(), cell),
                _ => columns.words(column.key(), cell),
            }
        })
    }
}

impl ItemColumn {
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
            Self::Deadline => "column.deadline",
            Self::Due => "column.due",
            Self::Standing | Self::StandingInShort | Self::StandingAlone | Self::StandingAndReason => {
                "column.standing"
            }
            Self::Reason => "column.reason",
            Self::ReasonOrCause => "column.reason-or-cause",
            Self::When => "column.when-due",
        }
    }

    fn cell(self, basis: &Basis<'_>, row: &ItemRow<'_>) -> Cell {
        let (words, item, seen) = (basis.words, row.item(), row.seen());
        match self {
            Self::Id | Self::PrintedNumber => Cell::id(item.id.value.as_str()),
            Self::Ids => Cell::id(row.ids.as_str()),
            Self::Name => item.name.as_str().into(),
            Self::CodedName | Self::Criterion => coded_name(item).into(),
            Self::Goals => goals(item).into(),
            Self::Leads => wording::names(basis, &item.lead).into(),
            Self::LeadsInShort => wording::briefs(basis, &item.lead).into(),
            Self::Supports => wording::names(basis, &item.support).into(),
            Self::Deadline => deadline(words, item, seen.due()).into(),
            Self::Due => cells::day_if(words, seen.due()),
            Self::Standing => standing(words, row),
            Self::StandingAlone => wording::standing_cell(words, seen.standing()),
            Self::StandingAndReason => standing_and_reason(words, row).into(),
            Self::Reason => reason::sentence(words, &seen.reasons()[0]).into(),
            Self::ReasonOrCause => reason_or_cause(words, seen).into(),
            Self::When => when(words, item, seen.due()),
            Self::StandingInShort => short_standing(words, row),
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

/// The printed phrase, and the day it comes to where the phrase does not print it.
fn deadline(words: Words, item: &Item, due: Option<NaiveDate>) -> String {
    let text = &item.deadline.text;
    match due.filter(|due| !item.deadline.prints(*due)) {
        Some(due) => format!("{text}\n({})", words.date(due)),
        None => text.value.clone(),
    }
}

/// The day that the phrase comes to, or the phrase.
fn when(words: Words, item: &Item, due: Option<NaiveDate>) -> Cell {
    due.map_or_else(|| item.deadline.text.as_str().into(), |due| cells::day(words, due))
}

/// The standing and the days in few words, each on a line; beside a part's, that of the whole.
fn short_standing(words: Words, row: &ItemRow<'_>) -> Cell {
    let (it, seen) = (row.assessment, row.seen());
    let standing = seen.standing();
    let short = |standing| words.text(wording::short_key(standing));
    let is_missed = standing.is_completed() && it.target_status == Some(TargetStatus::Missed);
    let days = seen.days_left().filter(|_| !standing.is_closed());
    let (label, days) = match (standing, days) {
        (Standing::Overdue, Some(days)) => {
            (words.say(&Message::new("short.overdue-by").with("days", -days)), None)
        }
        (_, days) => (short(standing).to_owned(), days.map(|days| wording::days_left(words, Some(days)))),
    };
    let whole = it.standing;
    let lines = [
        Some(label),
        is_missed.then(|| words.text("items.target-missed").to_owned()),
        days,
        (whole != standing).then(|| words.say(&Message::new("items.whole").with("standing", short(whole)))),
    ];
    let lines: Vec<String> = lines.into_iter().flatten().collect();
    Cell::toned(lines.join("\n"), wording::standing_tone(standing))
}

/// The standing, and how many days are left or gone where that still matters; beside a part's, that of the whole.
fn standing(words: Words, row: &ItemRow<'_>) -> Cell {
    let (it, seen) = (row.assessment, row.seen());
    let mut cell = wording::standing_cell(words, seen.standing());
    let mut lines = vec![with_target(words, it, seen.standing())];
    if !seen.standing().is_closed() && seen.days_left().is_some() {
        lines.push(wording::days_left(words, seen.days_left()));
    }
    if it.marks.contains(&Mark::DueSoon) && seen.standing().is_under_way() {
        lines.push(words.text("mark.due-soon").to_owned());
    }
    lines.extend(whole(words, row));
    cell.text = lines.join("\n");
    cell
}

/// A standing, and beside what is completed that its target was missed.
fn with_target(words: Words, assessment: &Assessment<'_>, standing: Standing) -> String {
    let label = words.text(wording::standing_key(standing));
    if standing.is_completed() && assessment.target_status == Some(TargetStatus::Missed) {
        return format!("{label}, {}", words.text("items.target-missed"));
    }
    label.to_owned()
}

/// The standing, with the reason that weighs most; beside a part's, the standing of the whole.
pub fn standing_and_reason(words: Words, row: &ItemRow<'_>) -> String {
    let (it, seen) = (row.assessment, row.seen());
    let label = with_target(words, it, seen.standing());
    let reason = reason::sentence(words, &seen.reasons()[0]);
    [Some(format!("{label}: {reason}")), whole(words, row)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("\n")
}

/// How the whole of an item stands, where it is another standing than that of the part that is looked at.
fn whole(words: Words, row: &ItemRow<'_>) -> Option<String> {
    let whole = row.assessment.standing;
    let label = words.text(wording::standing_key(whole));
    (row.seen().standing() != whole).then(|| words.say(&Message::new("items.whole").with("standing", label)))
}

/// Of what is overdue the cause that was reported, of anything else the reason that weighs most.
fn reason_or_cause(words: Words, seen: Own<'_>) -> String {
    match seen.standing() {
        Standing::Overdue => seen.cause().unwrap_or(words.text("report.no-cause")).to_owned(),
        _ => reason::sentence(words, &seen.reasons()[0]),
    }
}

/// Items that stand alike: one by id and name; several by their ids, runs joined.
pub fn alike(group: &Alike<'_>) -> String {
    match group.items[..] {
        [only] => format!("{} {}", only.item.id.value, only.item.name),
        _ => text::joined_runs(group.items.iter().map(|it| it.item.id.value.as_str())),
    }
}
