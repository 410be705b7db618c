//! What needs attention in a plan: items that stand alike, the next days, reports that are missing and to come.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::assess::{Answer, Assessment, Mark, Reason, ReportRound, Standing, Survey};
use crate::model::{AgencyId, ItemId};

/// Why an item comes first on a day. Declared in the order in which they are seen to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Press {
    Overdue,
    /// Due within the days that the plan calls soon.
    DueSoon,
    AtRiskHigh,
    AtRisk,
}

impl Press {
    /// All of them, in their order.
    pub const ALL: [Self; 4] = [Self::Overdue, Self::DueSoon, Self::AtRiskHigh, Self::AtRisk];

    fn of(assessment: &Assessment<'_>) -> Option<Self> {
        match assessment.standing {
            Standing::Overdue => Some(Self::Overdue),
            _ if assessment.marks.contains(&Mark::DueSoon) => Some(Self::DueSoon),
            Standing::AtRiskHigh => Some(Self::AtRiskHigh),
            Standing::AtRisk => Some(Self::AtRisk),
            _ => None,
        }
    }
}

/// The items that press for this reason, those with the fewest days left first.
pub fn pressing<'a>(survey: &'a Survey<'a>, press: Press) -> Vec<&'a Assessment<'a>> {
    let is_meant = |it: &&Assessment<'_>| it.is_counted && Press::of(it) == Some(press);
    let mut items: Vec<_> = survey.items.iter().filter(is_meant).collect();
    items.sort_by_key(|it| it.days_left.unwrap_or(i64::MAX));
    items
}

/// The item that presses most.
pub fn first<'a>(survey: &'a Survey<'a>) -> Option<&'a Assessment<'a>> {
    Press::ALL.into_iter().find_map(|press| pressing(survey, press).into_iter().next())
}

/// Whom to call about an item: its leads; of parts those that keep it where it stands; where nobody can be named for
/// them, who adds up.
pub fn to_call<'a>(assessment: &'a Assessment<'a>) -> Vec<&'a AgencyId> {
    let behind = assessment.parts.iter().filter(|part| part.standing == assessment.standing);
    let behind: Vec<&AgencyId> = behind.map(|part| part.agency).collect();
    let is_unsummed = assessment.coverage.is_some_and(|it| it.is_open) && assessment.percent.is_none();
    match assessment.collector {
        Some(collector) if is_unsummed => vec![collector],
        _ if !behind.is_empty() => behind,
        _ => assessment.item.lead.iter().map(|id| &id.value).collect(),
    }
}

/// Whether nobody has said anything of any item by the day.
pub fn is_untold(survey: &Survey<'_>) -> bool {
    survey.items.iter().all(|it| it.last.is_none() && it.occurrences.is_empty())
}

/// The items at a standing, in the order of the plan.
pub fn at<'a>(survey: &'a Survey<'a>, standing: Standing) -> Vec<&'a ItemId> {
    let items = survey.items.iter().filter(|it| it.is_counted && it.standing == standing);
    items.map(|it| &it.item.id.value).collect()
}

/// Who has not sent a report of a round whose day has passed.
pub fn silent<'a>(survey: &Survey<'a>, round: &'a ReportRound<'a>) -> Vec<&'a AgencyId> {
    let is_missing =
        |agency: &&AgencyId| matches!(round.answer(agency, survey.as_of), Answer::Missing { .. });
    round.asked.iter().copied().filter(is_missing).collect()
}

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
