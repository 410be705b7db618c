//! What needs attention in a plan: items that stand alike, the next days, reports that are missing and to come.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::assess::{Assessment, Reason, ReportRound, Standing, Survey};
use crate::model::ItemId;

/// Items that stand alike for the same reason.
pub struct Alike<'a> {
    pub standing: Standing,
    /// The reason that weighs most.
    pub reason: &'a Reason,
    /// At least one.
    pub items: Vec<&'a Assessment<'a>>,
}

/// The items that are late or will be: overdue or at risk, as in [`alike`].
pub fn urgent<'a>(survey: &'a Survey<'a>) -> Vec<Alike<'a>> {
    alike(survey, |standing| standing == Standing::Overdue || standing.is_at_risk())
}

/// The items at standings that are `wanted`, worst first, then the one with the fewest days left.
pub fn alike<'a>(survey: &'a Survey<'a>, wanted: impl Fn(Standing) -> bool) -> Vec<Alike<'a>> {
    let mut groups: Vec<Alike<'a>> = Vec::new();
    for assessment in survey.items.iter().filter(|it| it.is_counted && wanted(it.standing)) {
        let (standing, reason) = (assessment.standing, &assessment.reasons[0]);
        match groups.iter_mut().find(|group| group.standing == standing && group.reason == reason) {
            Some(group) => group.items.push(assessment),
            None => groups.push(Alike { standing, reason, items: vec![assessment] }),
        }
    }
    groups.sort_by_key(|group| (group.standing, group.items[0].days_left.unwrap_or(i64::MAX)));
    groups
}

/// The days from the day of the survey on on which something falls due, with the items that do.
pub fn days_ahead<'a>(survey: &'a Survey<'a>) -> BTreeMap<NaiveDate, Vec<&'a ItemId>> {
    let mut days: BTreeMap<NaiveDate, Vec<&ItemId>> = BTreeMap::new();
    for assessment in survey.items.iter().filter(|it| it.is_counted && !it.standing.is_closed()) {
        if let Some(due) = assessment.due.filter(|due| survey.as_of <= *due) {
            days.entry(due).or_default().push(&assessment.item.id.value);
        }
    }
    days
}

/// The reporting periods whose day has passed and for which a report is missing.
pub fn late_rounds<'a>(survey: &'a Survey<'a>) -> impl Iterator<Item = &'a ReportRound<'a>> {
    let is_late =
        |round: &&ReportRound<'_>| round.is_past(survey.as_of) && 0 < round.answers(survey.as_of).missing;
    survey.rounds.iter().filter(is_late)
}

/// The first reporting period whose day has not passed.
pub fn next_round<'a>(survey: &'a Survey<'a>) -> Option<&'a ReportRound<'a>> {
    survey.rounds.iter().find(|round| !round.is_past(survey.as_of))
}
