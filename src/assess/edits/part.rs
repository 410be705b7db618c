//! What became of the parts of a plan that are no items: its head, agencies, sections, duties, errata and amendments.

use super::edit::{Content, Edit};
use super::kind::{Effect, Kind};
use super::place::{Detail, Place};
use crate::assess::changes::{self, Change, Field, Snapshot, Subject, Value};
use crate::model::Plan;
use crate::source::Span;

/// Every edit of a part that is no item.
pub(super) fn edits<'a>(base: &Plan, head: &Plan) -> Vec<Edit<'a>> {
    let (before, after) = (Snapshot::new(base, &head.agencies), Snapshot::new(head, &head.agencies));
    let changes = changes::between(Some(&before), &after).into_iter();
    changes.filter(|change| change.item().is_none()).map(|change| edit(change, head)).collect()
}

fn edit<'a>(change: Change, head: &Plan) -> Edit<'a> {
    let span = place_of(change.subject(), head);
    let edit = |subject, detail, (kind, effect), before, after| {
        let place = Place::Part(subject, detail);
        Edit { place, former: None, kind, effect, before, after, span, amendment: None }
    };
    let name = |name| Content::Value(Value::Text(Some(name)));
    match change {
        Change::Added { subject, name: said } => {
            let rating = match subject {
                Subject::Duty(_) => (Kind::DutyAdded, Effect::Stronger),
                Subject::Amendment(_) => (Kind::AmendmentAdded, Effect::Neutral),
                _ => (Kind::Added, Effect::Neutral),
            };
            edit(subject, Detail::Whole, rating, Content::Nothing, name(said))
        }
        Change::Removed { subject, name: said } => {
            let rating = match subject {
                Subject::Duty(_) => (Kind::DutyRemoved, Effect::Weaker),
                Subject::Amendment(_) => (Kind::AmendmentRemoved, Effect::Neutral),
                _ => (Kind::Removed, Effect::Neutral),
            };
            edit(subject, Detail::Whole, rating, name(said), Content::Nothing)
        }
        Change::Edited { subject, field, before, after, .. } => {
            let kind = if field == Field::Members { Kind::MembersChanged } else { Kind::Changed };
            let rating = (kind, rate(field, &before, &after));
            edit(subject, Detail::Field(field), rating, Content::Value(before), Content::Value(after))
        }
        // A plan that begins has nothing before it.
        Change::Begun { .. } => {
            let rating = (Kind::PlanAdded, Effect::Neutral);
            edit(Subject::Plan, Detail::Whole, rating, Content::Nothing, Content::Nothing)
        }
    }
}

/// Whether a change of a key asks for less or more.
fn rate(field: Field, before: &Value, after: &Value) -> Effect {
    match (field, before, after) {
        (Field::PeriodTo, Value::Day(from), Value::Day(to)) => Effect::of_fall(from, to),
        (Field::ReportingDueDay | Field::SlipDays, Value::Days(from), Value::Days(to)) => {
            Effect::of_fall(from, to)
        }
        (Field::DueSoonDays, Value::Days(from), Value::Days(to)) => Effect::of_rise(from, to),
        (Field::Spi, Value::Number(from), Value::Number(to)) => Effect::of_rise(from, to),
        (Field::Clarity, Value::Clarity(from), Value::Clarity(to)) => Effect::of_list(from, to),
        (Field::ReportingFrom, Value::Agencies(from), Value::Agencies(to)) => Effect::of_list(from, to),
        (Field::DaysOffRoll, Value::YesOrNo(from), Value::YesOrNo(to)) => Effect::of_fall(from, to),
        _ => Effect::Neutral,
    }
}

/// Where a part stands; none where it is gone.
fn place_of(subject: &Subject, plan: &Plan) -> Option<Span> {
    match subject {
        Subject::Plan => Some(plan.head.id.span),
        Subject::Agency(id) | Subject::Group(id) => plan.agencies.find(id).map(|it| it.id.span),
        Subject::Section(id) => plan.sections.iter().find(|it| it.id.value == *id).map(|it| it.id.span),
        Subject::Item(id) => plan.item(id).map(|it| it.id.span),
        Subject::Duty(id) => plan.duties.iter().find(|it| it.id.value == *id).map(|it| it.id.span),
        Subject::Erratum(at, _) => plan.errata.iter().find(|it| it.at.value == *at).map(|it| it.at.span),
        Subject::Amendment(number) => {
            let amendment = plan.amendments.iter().find(|it| it.number == *number);
            amendment.and_then(|it| it.places().next()).map(|place| place.span)
        }
    }
}
