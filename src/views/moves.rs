//! Deadlines that a decision moved: the first, the current, how often and by which decision.

use chrono::NaiveDate;
use serde::Serialize;

use super::columns::Columns;
use super::{Basis, amendments, cells};
use crate::assess::Assessment;
use crate::document::{Cell, Table};
use crate::i18n::Words;
use crate::message::Message;
use crate::model::Amendment;
use crate::query::moves::{Dated, DeadlineHistory, Move};

/// A deadline and the day it comes to.
#[derive(Debug, Serialize)]
pub struct DatedView<'a> {
    text: &'a str,
    resolved: Option<NaiveDate>,
}

/// A move of a deadline, by one decision.
#[derive(Debug, Serialize)]
pub struct MoveView<'a> {
    number: &'a str,
    issued: NaiveDate,
    from: NaiveDate,
    text: &'a str,
    resolved: Option<NaiveDate>,
    /// False where it is still to come.
    in_force: bool,
}

impl<'a> DatedView<'a> {
    /// The view of the deadline as it was first set; none where it never moved.
    pub fn first(history: Option<&DeadlineHistory<'a>>) -> Option<Self> {
        history.map(|it| Self { text: &it.first.deadline.text, resolved: it.first.due })
    }
}

impl<'a> MoveView<'a> {
    /// The view of each move, for each decision behind it.
    pub fn of(history: Option<&DeadlineHistory<'a>>) -> Vec<Self> {
        let views = |moves: &[Move<'a>], in_force| {
            let view = move |it: &Move<'a>, by: &'a Amendment| Self {
                number: &by.number,
                issued: by.issued,
                from: it.from,
                text: &it.to.deadline.text,
                resolved: it.to.due,
                in_force,
            };
            moves.iter().flat_map(|it| it.by.iter().map(move |by| view(it, by))).collect::<Vec<_>>()
        };
        let moves = history.map(|it| (views(&it.moves, true), views(&it.coming, false)));
        moves.map(|(moves, coming)| moves.into_iter().chain(coming).collect()).unwrap_or_default()
    }
}

/// A deadline in words: its text, and the day it comes to.
pub(super) fn dated(words: Words, dated: Dated<'_>) -> String {
    let text = &dated.deadline.text;
    match dated.due {
        Some(due) => format!("{text} ({})", words.date(due)),
        None => text.value.clone(),
    }
}

/// The deadline as it was first set, and how often it has moved since; none where it has not.
pub(super) fn first(words: Words, history: &DeadlineHistory<'_>) -> Option<String> {
    let message = Message::new("moves.first").with("deadline", dated(words, history.first));
    let message = message.with("count", history.moves.len());
    (!history.moves.is_empty()).then(|| words.say(&message))
}

/// The deadlines to come, a line each, with the decisions.
pub(super) fn coming(words: Words, history: &DeadlineHistory<'_>) -> Option<String> {
    let line = |it: &Move<'_>| {
        let by = it.by.iter().map(|by| amendments::cited(words, by)).collect::<Vec<_>>().join("; ");
        let message = Message::new("moves.coming").with("deadline", dated(words, it.to));
        words.say(&message.with("from", it.from).with("by", by))
    };
    let lines: Vec<String> = history.coming.iter().map(line).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// The decisions that moved a deadline so far, by their numbers.
pub(super) fn numbers(history: &DeadlineHistory<'_>) -> String {
    history.decisions().map(|it| it.number.as_str()).collect::<Vec<_>>().join("; ")
}

/// The items whose deadline has moved by the day; a table without rows where there is none.
pub(super) fn table<'a>(basis: &Basis<'a>, items: impl Iterator<Item = &'a Assessment<'a>>) -> Table {
    let words = basis.words;
    let survey = basis.survey;
    let moved = items.filter_map(|it| {
        let history = DeadlineHistory::new(survey, &it.item.id.value)?;
        (!history.moves.is_empty()).then_some((it, history))
    });
    Columns::new(words)
        .label("column.id", |(it, _): &(&Assessment<'_>, _)| Cell::id(it.item.id.value.as_str()))
        .words("column.first-deadline", |(_, history): &(_, DeadlineHistory<'_>)| {
            dated(words, history.first).into()
        })
        .words("column.current-deadline", |(_, history)| {
            history.moves.last().map(|it| dated(words, it.to)).unwrap_or_default().into()
        })
        .number("column.moved", |(_, history)| cells::count(words, history.moves.len()))
        .words("column.amended", |(_, history)| {
            let cited = history.decisions().map(|it| amendments::cited(words, it));
            cited.collect::<Vec<_>>().join("\n").into()
        })
        .table(moved)
}
