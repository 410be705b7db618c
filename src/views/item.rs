//! One item with its standing, as `--format json` prints it. The fields are the format's, version 1.

use chrono::NaiveDate;
use serde::Serialize;

use super::answerable::{ContributionView, CoverageView, InheritedView, PartView, RoundView};
use super::moves::{DatedView, MoveView};
use super::values::{Named, Number, ReasonView};
use super::{Basis, wording};
use crate::assess::{Assessment, TargetStatus};
use crate::model::{
    Action, AgencyId, Baseline, Deadline, Item, Level, Office, Recurrence, Round, SupportRole, Target,
    TargetTerm, Trigger,
};
use crate::query::moves::DeadlineHistory;
use crate::source::Spanned;

/// An item in JSON.
#[derive(Debug, Serialize)]
pub struct ItemView<'a> {
    pub id: &'a str,
    /// The number printed in its row, where its id is another.
    pub tt: Option<&'a str>,
    pub section: Option<&'a str>,
    pub part_of: Option<&'a str>,
    pub level: Option<&'static str>,
    pub code: Option<&'a str>,
    pub name: &'a str,
    pub goals: Vec<&'a str>,
    pub product: Option<&'a str>,
    pub approver: Option<OfficeView<'a>>,
    pub lead: Vec<Named<'a>>,
    pub support: Vec<Named<'a>>,
    pub support_role: Option<&'static str>,
    /// The officers, one after the other; null where none is named.
    pub officer: Option<String>,
    pub officers: &'a [String],
    pub collector: Option<Named<'a>>,
    pub same_as: Option<&'a str>,
    pub carried_from: Option<String>,
    /// As written: where there is none, work starts when the plan was issued.
    pub start: Option<NaiveDate>,
    pub deadline: DeadlineView<'a>,
    /// As it was first set; null where it never moves.
    pub first_deadline: Option<DatedView<'a>>,
    pub deadline_moves: Vec<MoveView<'a>>,
    pub named_rounds: Vec<NamedRoundView<'a>>,
    pub targets: Vec<TargetView<'a>>,
    pub actions: Vec<ActionView<'a>>,
    pub note: Option<&'a str>,
    /// The last day on which it is part of the plan, and the decision that took it out.
    pub until: Option<NaiveDate>,
    pub decision: Option<&'a str>,
    pub standing: &'static str,
    /// What the arithmetic says; differs where a person judged otherwise.
    pub computed: &'static str,
    pub reasons: Vec<ReasonView>,
    /// Null once nothing remains to be done.
    pub days_left: Option<i64>,
    pub percent: Option<Number>,
    /// `met`, `missed` or `open`; null without targets.
    pub target_status: Option<&'static str>,
    pub parts: Vec<PartView<'a>>,
    pub coverage: Option<CoverageView>,
    /// What those who lead it took over from others.
    pub inherited: Vec<InheritedView<'a>>,
    pub rounds: Vec<RoundView<'a>>,
    pub contributions: Vec<ContributionView<'a>>,
    pub marks: Vec<&'static str>,
    pub file: &'a str,
    pub line: usize,
}

/// A body that the plan lists, by id and name, or one by its name alone.
#[derive(Clone, Debug, Serialize)]
pub struct OfficeView<'a> {
    id: Option<&'a str>,
    name: &'a str,
}

/// A round that the plan names.
#[derive(Debug, Serialize)]
pub struct NamedRoundView<'a> {
    id: &'a str,
    due: NaiveDate,
    what: Option<&'a str>,
}

/// A deadline: the phrase, its parts, and the day they come to.
#[derive(Debug, Serialize)]
pub struct DeadlineView<'a> {
    text: &'a str,
    date: Option<NaiveDate>,
    continuous: bool,
    every: Option<&'static str>,
    /// The day of the month by which each round is due.
    day: Option<u32>,
    trigger: Option<&'static str>,
    condition: Option<&'a str>,
    resolved: Option<NaiveDate>,
}

/// A measurable target.
#[derive(Debug, Serialize)]
pub struct TargetView<'a> {
    metric: &'a str,
    op: &'static str,
    value: Option<Number>,
    unit: &'a str,
    baseline_year: Option<i32>,
    baseline_value: Option<Number>,
    baseline_source: Option<&'a str>,
    kind: &'static str,
    /// The round by whose day it must hold.
    round: Option<&'a str>,
    /// The day by which it must hold.
    by: Option<NaiveDate>,
}

/// An action and who acts.
#[derive(Debug, Serialize)]
pub struct ActionView<'a> {
    by: Vec<Named<'a>>,
    with: Vec<Named<'a>>,
    text: &'a str,
    steps: Vec<&'a str>,
}

impl<'a> ItemView<'a> {
    /// The view of one assessed item.
    pub fn new(basis: &Basis<'a>, assessment: &'a Assessment<'a>) -> Self {
        let Item {
            id,
            tt,
            // Found by way of the plan, which knows what ids say too.
            section: _,
            part_of: _,
            level,
            code,
            name,
            goals,
            product,
            approver,
            lead,
            support,
            support_role,
            officers,
            collector,
            same_as,
            carried_from,
            start,
            deadline,
            rounds,
            targets,
            has_faulty_targets: _,
            actions,
            note,
            removed,
        } = assessment.item;
        let history = DeadlineHistory::new(basis.survey, &id.value);
        let place = id.span;
        Self {
            id: id.value.as_str(),
            tt: tt.as_ref().map(|tt| tt.as_str()),
            section: wording::section_id(basis.plan(), assessment.item),
            part_of: basis.plan().parent_of(assessment.item).map(|parent| parent.id.value.as_str()),
            level: level.map(Level::as_str),
            code: code.as_ref().map(|code| code.as_str()),
            name,
            goals: goals.iter().map(|goal| goal.as_str()).collect(),
            product: product.as_deref(),
            approver: approver.as_ref().map(|it| OfficeView::new(basis, it)),
            lead: named(basis, lead),
            support: named(basis, support),
            support_role: support_role.map(SupportRole::as_str),
            officer: (!officers.is_empty()).then(|| officers.join("; ")),
            officers,
            collector: collector.as_ref().map(|id| one_named(basis, &id.value)),
            same_as: same_as.as_ref().map(|id| id.value.as_str()),
            carried_from: carried_from.as_ref().map(|from| from.value.to_string()),
            start: start.map(|start| start.value),
            deadline: DeadlineView::new(deadline, assessment.due),
            first_deadline: DatedView::first(history.as_ref()),
            deadline_moves: MoveView::of(history.as_ref()),
            named_rounds: rounds.iter().map(NamedRoundView::new).collect(),
            targets: targets.iter().map(TargetView::new).collect(),
            actions: actions.iter().map(|action| ActionView::new(basis, action)).collect(),
            note: note.as_deref(),
            until: removed.as_ref().map(|it| it.until.value),
            decision: removed.as_ref().map(|it| it.decision.as_str()),
            standing: assessment.standing.as_str(),
            computed: assessment.computed.as_str(),
            reasons: ReasonView::of(basis.words, &assessment.reasons),
            days_left: assessment.days_left,
            percent: assessment.percent.map(Number),
            target_status: assessment.target_status.map(TargetStatus::as_str),
            parts: PartView::of(basis, assessment),
            coverage: CoverageView::of(assessment),
            inherited: InheritedView::of(basis, assessment),
            rounds: RoundView::of(assessment),
            contributions: ContributionView::of(basis, assessment),
            marks: assessment.marks.iter().map(|mark| mark.as_str()).collect(),
            file: &basis.sources.file(place.source).path,
            line: basis.sources.line_col(place.source, place.start).line,
        }
    }
}

impl<'a> OfficeView<'a> {
    /// The view of a body.
    pub fn new(basis: &Basis<'a>, office: &'a Office) -> Self {
        match office {
            Office::Listed(id) => {
                let Named { id, name } = one_named(basis, &id.value);
                Self { id: Some(id), name }
            }
            Office::Printed(name) => Self { id: None, name },
        }
    }
}

impl<'a> NamedRoundView<'a> {
    fn new(round: &'a Round) -> Self {
        let Round { id, due, what } = round;
        Self { id: id.value.as_str(), due: due.value, what: what.as_deref() }
    }
}

impl<'a> DeadlineView<'a> {
    /// The view of a deadline and the day it comes to.
    pub fn new(deadline: &'a Deadline, resolved: Option<NaiveDate>) -> Self {
        // What the text is read as, and most keys, come out of what is asked of both.
        let Deadline { text, phrase: _, date, keys } = deadline;
        Self {
            text,
            date: date.as_ref().map(|date| date.value),
            continuous: deadline.is_continuous(),
            every: deadline.every().map(Recurrence::as_str),
            day: keys.day.as_ref().map(|day| day.value),
            trigger: deadline.trigger().map(Trigger::as_str),
            condition: deadline.condition(),
            resolved,
        }
    }
}

impl<'a> TargetView<'a> {
    /// The view of a target.
    pub fn new(target: &'a Target) -> Self {
        let Target { metric, span: _, bound, unit, baseline, kind, term } = target;
        let (round, by) = match term {
            Some(TargetTerm::Round(id)) => (Some(id.value.as_str()), None),
            Some(TargetTerm::Day(day)) => (None, Some(day.value)),
            None => (None, None),
        };
        let baseline = baseline.as_ref().map(|Baseline { year, value, source }| (*year, *value, source));
        Self {
            metric,
            op: bound.as_str(),
            value: bound.value().map(Number),
            unit,
            baseline_year: baseline.and_then(|(year, ..)| year),
            baseline_value: baseline.and_then(|(_, value, _)| value).map(Number),
            baseline_source: baseline.and_then(|(.., source)| source.as_deref()),
            kind: kind.as_str(),
            round,
            by,
        }
    }
}

impl<'a> ActionView<'a> {
    fn new(basis: &Basis<'a>, action: &'a Action) -> Self {
        let Action { by, with, text, steps } = action;
        Self {
            by: named(basis, by),
            with: named(basis, with),
            text,
            steps: steps.iter().map(|step| step.as_str()).collect(),
        }
    }
}

/// Agencies by id and name.
pub fn named<'a>(basis: &Basis<'a>, ids: &'a [Spanned<AgencyId>]) -> Vec<Named<'a>> {
    ids.iter().map(|id| one_named(basis, &id.value)).collect()
}

/// An agency by id and name.
pub fn one_named<'a>(basis: &Basis<'a>, id: &'a AgencyId) -> Named<'a> {
    Named { id: id.as_str(), name: basis.plan().agencies.name(id) }
}
