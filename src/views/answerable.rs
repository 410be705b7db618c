//! What of an item's standing hangs on its parts, rounds and supporting agencies: as `--format json` prints it, and as
//! `show` lists it.

use chrono::NaiveDate;
use serde::Serialize;

use super::columns::Columns;
use super::values::{Named, Number, ReasonView};
use super::{Basis, cells, reason, wording};
use crate::assess::{Assessment, Contribution, Coverage, Inherited, PartAssessment, RoundAssessment};
use crate::document::{Cell, Document};
use crate::message::{Arg, Message};
use crate::model::{AgencyId, State};

/// One of several leads and how it stands with its part.
#[derive(Debug, Serialize)]
pub struct PartView<'a> {
    agency: Named<'a>,
    standing: &'static str,
    reasons: Vec<ReasonView>,
    /// Null once nothing remains to be done.
    days_left: Option<i64>,
    percent: Option<Number>,
    /// Whether it has said how far it is.
    reported: bool,
}

/// How much of what several lead is known.
#[derive(Debug, Serialize)]
pub struct CoverageView {
    named: usize,
    reported: usize,
    done: usize,
    open: bool,
}

/// What one agency took over from another.
#[derive(Debug, Serialize)]
pub struct InheritedView<'a> {
    agency: Named<'a>,
    from: Named<'a>,
    on: NaiveDate,
    percent: Option<Number>,
    done: bool,
}

/// One time that an item is due.
#[derive(Debug, Serialize)]
pub struct RoundView<'a> {
    round: &'a str,
    due: NaiveDate,
    standing: &'static str,
}

/// What a supporting agency did last.
#[derive(Debug, Serialize)]
pub struct ContributionView<'a> {
    agency: Named<'a>,
    on: NaiveDate,
    state: Option<&'static str>,
    percent: Option<Number>,
}

impl<'a> PartView<'a> {
    /// The parts of an item; none where it has one lead.
    pub fn of(basis: &Basis<'a>, assessment: &'a Assessment<'a>) -> Vec<Self> {
        let view = |part: &PartAssessment<'a>| Self {
            agency: named(basis, part.agency),
            standing: part.standing.as_str(),
            reasons: ReasonView::of(basis.words, &part.reasons),
            days_left: part.days_left,
            percent: part.percent.map(Number),
            reported: part.is_reported,
        };
        assessment.parts.iter().map(view).collect()
    }
}

impl<'a> InheritedView<'a> {
    /// What those who lead an item took over from others.
    pub fn of(basis: &Basis<'a>, assessment: &Assessment<'a>) -> Vec<Self> {
        let view = |it: &Inherited<'a>| Self {
            agency: named(basis, it.agency),
            from: named(basis, it.from),
            on: it.on,
            percent: it.percent.map(Number),
            done: it.is_done,
        };
        assessment.inherited.iter().map(view).collect()
    }
}

impl CoverageView {
    /// The coverage of an item; none where it has one lead.
    pub fn of(assessment: &Assessment<'_>) -> Option<Self> {
        let Coverage { named, reported, done, is_open, is_mean: _ } = assessment.coverage?;
        Some(Self { named, reported, done, open: is_open })
    }
}

impl<'a> RoundView<'a> {
    /// The rounds of an item; none where it is due once.
    pub fn of(assessment: &'a Assessment<'a>) -> Vec<Self> {
        let view = |it: &'a RoundAssessment| Self {
            round: it.id.as_str(),
            due: it.due,
            standing: it.standing.as_str(),
        };
        assessment.rounds.iter().map(view).collect()
    }
}

impl<'a> ContributionView<'a> {
    /// What supporting agencies did last of an item.
    pub fn of(basis: &Basis<'a>, assessment: &'a Assessment<'a>) -> Vec<Self> {
        let view = |it: &Contribution<'a>| Self {
            agency: named(basis, it.agency),
            on: it.on,
            state: it.state.map(State::as_str),
            percent: it.percent.map(Number),
        };
        assessment.contributions.iter().map(view).collect()
    }
}

fn named<'a>(basis: &Basis<'a>, id: &'a AgencyId) -> Named<'a> {
    Named { id: id.as_str(), name: basis.plan().agencies.name(id) }
}

/// How each of several leads stands with its part.
pub(super) fn parts(basis: &Basis<'_>, assessment: &Assessment<'_>, document: &mut Document) {
    if assessment.parts.is_empty() {
        return;
    }
    let words = basis.words;
    document.heading(words.text("show.lead-parts"));
    let columns = Columns::new(words)
        .words("column.lead", |it: &&PartAssessment<'_>| basis.plan().agencies.name(it.agency).into())
        .number("column.percent", |it| cells::percent_or_dash(words, it.percent))
        .words("column.standing", |it| wording::standing_cell(words, it.standing))
        .words("column.reason", |it| reason::sentence(words, &it.reasons[0]).into());
    document.table(columns.table(&assessment.parts));
}

/// Each time the item is due.
pub(super) fn rounds(basis: &Basis<'_>, assessment: &Assessment<'_>, document: &mut Document) {
    if assessment.rounds.is_empty() {
        return;
    }
    let words = basis.words;
    document.heading(words.text("show.rounds"));
    let columns = Columns::new(words)
        .label("column.round", |it: &&RoundAssessment| Cell::id(it.id.as_str()))
        .label("column.due", |it| cells::day_if(words, Some(it.due)))
        .number("column.percent", |it| cells::percent_or_dash(words, it.percent))
        .words("column.standing", |it| wording::standing_cell(words, it.standing));
    document.table(columns.table(&assessment.rounds));
}

/// What supporting agencies did last, a line each.
pub(super) fn contributions(basis: &Basis<'_>, assessment: &Assessment<'_>, document: &mut Document) {
    if assessment.contributions.is_empty() {
        return;
    }
    let words = basis.words;
    document.heading(words.text("show.contributions"));
    let line = |it: &Contribution<'_>| {
        let state = it.state.map_or("state.unsaid", wording::state_key);
        let message = Message::new("show.contribution")
            .with("agency", basis.plan().agencies.name(it.agency))
            .with("on", it.on)
            .with("state", Arg::Key(state));
        words.say(&message)
    };
    document.list(assessment.contributions.iter().map(line).collect());
}
