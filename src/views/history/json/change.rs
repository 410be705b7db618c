//! One change of a plan in JSON.

use chrono::NaiveDate;
use serde::Serialize;

use crate::assess::changes::{Change, Revision, RoundState, Subject, Value};
use crate::model::{Level, Recurrence, SupportRole};
use crate::views::item::{DeadlineView, TargetView};
use crate::views::values::{Named, Number};

/// What a revision changed.
#[derive(Serialize)]
pub(super) struct ChangeView<'a> {
    commit: &'a str,
    subject: &'a str,
    /// `begun`, `added`, `removed` or `edited`.
    change: &'static str,
    about: SubjectView<'a>,
    /// How many items the plan began with.
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<usize>,
    /// The name of what came or went.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<ValueView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<ValueView<'a>>,
}

/// What a change is about: `plan`, `agency`, `group`, `section`, `item`, `duty`, `erratum` or `amendment`.
#[derive(Serialize)]
struct SubjectView<'a> {
    kind: &'static str,
    /// Its id, an amendment's number, the place of an erratum; null for the plan.
    id: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ValueView<'a> {
    Text(Option<&'a str>),
    /// A day, or a month where the day is blank.
    Issued(String),
    Day(Option<NaiveDate>),
    Days(Option<i64>),
    Number(Number),
    Flag(bool),
    Spans(Vec<SpanView>),
    Rounds(Vec<NamedRoundView<'a>>),
    Words(Vec<&'static str>),
    Lines(&'a [String]),
    Agencies(Vec<Named<'a>>),
    Deadline(DeadlineView<'a>),
    Targets(Vec<TargetView<'a>>),
}

/// Days in a row, both ends included.
#[derive(Serialize)]
struct SpanView {
    from: NaiveDate,
    to: NaiveDate,
}

/// A round that the plan names.
#[derive(Serialize)]
struct NamedRoundView<'a> {
    id: &'a str,
    due: NaiveDate,
    what: Option<&'a str>,
}

impl<'a> NamedRoundView<'a> {
    fn new(round: &'a RoundState) -> Self {
        let RoundState { id, due, what } = round;
        Self { id, due: *due, what: what.as_deref() }
    }
}

impl<'a> ChangeView<'a> {
    /// The view of a change that `revision` made.
    pub(super) fn new(revision: &'a Revision, change: &'a Change) -> Self {
        let view = Self {
            commit: &revision.id,
            subject: &revision.subject,
            change: "edited",
            about: SubjectView::new(change.subject()),
            items: None,
            name: None,
            field: None,
            from: None,
            to: None,
        };
        match change {
            Change::Begun { items } => Self { change: "begun", items: Some(items.len()), ..view },
            Change::Added { name, .. } => Self { change: "added", name: Some(name), ..view },
            Change::Removed { name, .. } => Self { change: "removed", name: Some(name), ..view },
            Change::Edited { field, before, after, .. } => Self {
                field: Some(field.to_string()),
                from: Some(ValueView::new(before)),
                to: Some(ValueView::new(after)),
                ..view
            },
        }
    }
}

impl<'a> SubjectView<'a> {
    fn new(subject: &'a Subject) -> Self {
        let (kind, id) = match subject {
            Subject::Plan => ("plan", None),
            Subject::Agency(id) => ("agency", Some(id.as_str())),
            Subject::Group(id) => ("group", Some(id.as_str())),
            Subject::Section(id) => ("section", Some(id.as_str())),
            Subject::Item(id) => ("item", Some(id.as_str())),
            Subject::Duty(id) => ("duty", Some(id.as_str())),
            Subject::Erratum(at, _) => ("erratum", Some(at.as_str())),
            Subject::Amendment(number) => ("amendment", Some(number.as_str())),
        };
        Self { kind, id }
    }
}

impl<'a> ValueView<'a> {
    fn new(value: &'a Value) -> Self {
        match value {
            Value::Text(text) => Self::Text(text.as_deref()),
            Value::Day(day) => Self::Day(*day),
            Value::Issued(issued) => Self::Issued(issued.to_string()),
            Value::Days(days) => Self::Days(*days),
            Value::Number(number) => Self::Number(Number(*number)),
            Value::Flag(flag) | Value::YesOrNo(flag) => Self::Flag(*flag),
            Value::Spans(spans) => {
                Self::Spans(spans.iter().map(|(from, to)| SpanView { from: *from, to: *to }).collect())
            }
            Value::Rounds(rounds) => Self::Rounds(rounds.iter().map(NamedRoundView::new).collect()),
            Value::Level(level) => Self::Text(level.map(Level::as_str)),
            Value::SupportRole(role) => Self::Text(role.map(SupportRole::as_str)),
            Value::Every(every) => Self::Text(every.map(Recurrence::as_str)),
            Value::Clarity(respects) => Self::Words(respects.iter().map(|it| it.as_str()).collect()),
            Value::Lines(lines) => Self::Lines(lines),
            Value::Agencies(agencies) => Self::Agencies(
                agencies.iter().map(|it| Named { id: it.id.as_str(), name: &it.name }).collect(),
            ),
            Value::Deadline(deadline, due) => Self::Deadline(DeadlineView::new(deadline, *due)),
            Value::Targets(targets) => Self::Targets(targets.iter().map(TargetView::new).collect()),
        }
    }
}
