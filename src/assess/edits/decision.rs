//! By which decision something was changed: one that comes in the same edit and names the place.

use std::collections::BTreeSet;

use chrono::{Months, NaiveDate};

use super::edit::Edit;
use super::kind::{Effect, Kind};
use super::place::{Detail, Place};
use crate::assess::changes::{Field, Subject};
use crate::model::{IssueDate, ItemId, Plan};
use crate::text::composed;

/// Whether a plan has been issued by a day, whatever of its number and day was left blank: an office reports on it, or the
/// time it names is past.
pub fn is_in_force(plan: &Plan, day: NaiveDate) -> bool {
    let is_registered =
        plan.head.registered_number().is_some_and(|it| it.contains(|c: char| c.is_ascii_digit()));
    let is_past = match plan.head.issued.value {
        IssueDate::Day(issued) => issued <= day,
        IssueDate::Month(first) => first.checked_add_months(Months::new(1)).is_some_and(|next| next <= day),
    };
    is_registered || is_past || !plan.reports.is_empty()
}

/// What an edit of a plan in force takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// A decision that names what is changed.
    Decision,
    /// It does without, and is worth a remark.
    Remark,
    /// Nothing: it is no change of what was decided.
    Nothing,
}

/// What an edit of a plan in force takes: what asks for less, or of somebody else, takes a decision.
pub(super) fn need(edit: &Edit<'_>) -> Need {
    use Field::{Members, PeriodFrom, PeriodTo, ReportingDueDay, ReportingFrom};
    let is_weaker = edit.effect == Effect::Weaker || edit.kind == Kind::LeadChanged;
    match &edit.place {
        Place::Part(Subject::Item(_) | Subject::Duty(_), _)
        | Place::Part(
            Subject::Plan,
            Detail::Field(PeriodFrom | PeriodTo | ReportingDueDay | ReportingFrom),
        ) => {
            if is_weaker {
                Need::Decision
            } else {
                Need::Remark
            }
        }
        Place::Part(Subject::Group(_), Detail::Field(Members)) => Need::Remark,
        Place::Part(Subject::Plan, Detail::Field(_)) if is_weaker => Need::Remark,
        _ => Need::Nothing,
    }
}

/// The number of the amendment that names what an edit changes, and does so only in the later state; of an item that is
/// kept with the decision by which it ended, that decision.
pub(super) fn of<'a>(edit: &Edit<'_>, base: &Plan, head: &'a Plan) -> Option<&'a str> {
    if edit.kind == Kind::ItemRemoved
        && let Some(removed) = edit.place.item().and_then(|id| head.item(id)?.removed.as_ref())
    {
        return Some(removed.decision.as_str()).filter(|decision| !decision.trim().is_empty());
    }
    let known: BTreeSet<(&str, String)> = places(base).map(|(number, place)| (number, key(place))).collect();
    let mut new = places(head).filter(|(number, place)| !known.contains(&(*number, key(place))));
    new.find(|(_, place)| names(place, edit)).map(|(number, _)| number)
}

/// Every place that an amendment names, with its number.
fn places(plan: &Plan) -> impl Iterator<Item = (&str, &str)> {
    let each = plan.amendments.iter();
    each.flat_map(|it| it.places().map(|place| (it.number.as_str(), place.value.as_str())))
}

/// Whether a place is what an edit is about, or holds it, or is a part of it.
pub(super) fn names(place: &str, edit: &Edit<'_>) -> bool {
    match &edit.place {
        Place::Part(Subject::Item(id), detail) => names_in(place, id, detail),
        Place::Part(Subject::Amendment(_), _)
        | Place::Said { .. }
        | Place::Report { .. }
        | Place::Rule(_) => false,
        Place::Part(..) => is_one(&key(place), &key(&edit.place.to_string())),
    }
}

/// Whether a place names an item, or what of it is meant.
fn names_in(place: &str, id: &ItemId, detail: &Detail) -> bool {
    let place = key(place);
    let Some(rest) = place.strip_prefix(&key(id.as_str())) else { return false };
    match rest.strip_prefix('.') {
        Some(rest) => is_one(rest, key(&detail.to_string()).trim_start_matches('.')),
        None => rest.is_empty(),
    }
}

/// Whether two paths are one, or one leads on from the other.
fn is_one(path: &str, other: &str) -> bool {
    let leads_on = |path: &str, from: &str| {
        path.strip_prefix(from).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    !path.is_empty() && !other.is_empty() && (leads_on(path, other) || leads_on(other, path))
}

/// A place as it is compared: without regard to case.
fn key(place: &str) -> String {
    composed(place).to_lowercase()
}
