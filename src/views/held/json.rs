//! What a key of a plan held in one of its states, as JSON.

use chrono::NaiveDate;
use serde::Serialize;

use crate::assess::changes::{RoundState, Value};
use crate::model::{Level, Recurrence, SupportRole};
use crate::views::item::{DeadlineView, TargetView};
use crate::views::values::{Named, Number};

/// What a key held.
#[derive(Serialize)]
#[serde(untagged)]
pub(in crate::views) enum ValueView<'a> {
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
pub(in crate::views) struct SpanView {
    from: NaiveDate,
    to: NaiveDate,
}

/// A round that the plan names.
#[derive(Serialize)]
pub(in crate::views) struct NamedRoundView<'a> {
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

impl<'a> ValueView<'a> {
    /// The view of a value.
    pub(in crate::views) fn new(value: &'a Value) -> Self {
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
