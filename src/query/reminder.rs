//! What an agency has to be reminded of.

use super::lines::lines;
use super::tasks::{Filter, Role, Task, TaskList};
use crate::assess::{Answer, Assessment, Reason, ReportRound, Standing, Survey, Tally};
use crate::model::{Agency, AgencyId};

/// What one agency has to be reminded of.
pub struct Reminder<'a> {
    pub agency: &'a Agency,
    /// How the items stand that it leads.
    pub tally: Tally,
    /// How many these are when those printed twice count once.
    pub distinct: usize,
    /// Overdue or at risk, worst first.
    pub urgent: Vec<&'a Assessment<'a>>,
    /// Reported as done, without evidence.
    pub awaiting: Vec<&'a Assessment<'a>>,
    /// The rounds whose day has passed without a report, and by how many days.
    pub missing: Vec<(&'a ReportRound<'a>, i64)>,
    /// For the items it leads through a group, the group.
    groups: Vec<(&'a Assessment<'a>, &'a AgencyId)>,
}

impl<'a> Reminder<'a> {
    /// What `agency` has to be reminded of; none where nothing is late, at risk or missing. Work that was reported as
    /// done without evidence is late once its day has passed, as in the two by two.
    pub fn new(survey: &'a Survey<'a>, agency: &'a Agency) -> Option<Self> {
        let list = TaskList::new(survey, agency, &Filter::default());
        let leads: Vec<&Task<'_>> = list.of(Role::Lead).collect();
        let at = |is_meant: fn(Standing) -> bool| -> Vec<&'a Assessment<'a>> {
            leads.iter().map(|task| task.assessment).filter(|it| is_meant(it.standing)).collect()
        };
        let mut urgent = at(|standing| standing == Standing::Overdue || standing.is_at_risk());
        urgent.retain(|it| !it.reasons.iter().all(|reason| is_of_others(survey, agency, reason)));
        let reminder = Self {
            agency,
            tally: Tally::of(leads.iter().map(|task| task.assessment), survey.as_of),
            distinct: lines(survey.plan, leads.iter().map(|task| task.assessment)).len(),
            urgent,
            awaiting: at(|standing| standing == Standing::AwaitingConfirmation),
            missing: missing(survey, agency),
            groups: leads.iter().filter_map(|task| Some((task.assessment, task.via?))).collect(),
        };
        let is_due = !reminder.urgent.is_empty() || !reminder.missing.is_empty();
        (is_due || 0 < reminder.tally.pending_overdue).then_some(reminder)
    }

    /// How many of the urgent items stand so.
    pub fn count(&self, is_meant: impl Fn(Standing) -> bool) -> usize {
        self.urgent.iter().filter(|it| is_meant(it.standing)).count()
    }

    /// How many items were reported as done without evidence, and their day has passed.
    pub fn awaiting_late(&self) -> usize {
        self.awaiting.iter().filter(|it| it.days_left.is_some_and(|days| days < 0)).count()
    }

    /// Whether there are items to remind of, and not reports alone.
    pub const fn has_items(&self) -> bool {
        !self.urgent.is_empty() || !self.awaiting.is_empty()
    }

    /// The group through which it leads an item.
    pub fn via(&self, assessment: &Assessment<'_>) -> Option<&'a AgencyId> {
        let id = &assessment.item.id.value;
        self.groups.iter().find(|(it, _)| it.item.id.value == *id).map(|(_, group)| *group)
    }
}

/// The rounds that an agency was asked in, whose day has passed without its report, and by how many days.
fn missing<'a>(survey: &'a Survey<'a>, agency: &Agency) -> Vec<(&'a ReportRound<'a>, i64)> {
    let asked = survey.rounds.iter().filter(|round| round.asked.contains(&&agency.id.value));
    let missing = asked.filter_map(|round| match round.answer(&agency.id.value, survey.as_of) {
        Answer::Missing { days } => Some((round, days)),
        _ => None,
    });
    missing.collect()
}

/// Whether an item is at risk for reports of others that lead it too, which this agency has handed in or need not yet.
fn is_of_others(survey: &Survey<'_>, agency: &Agency, reason: &Reason) -> bool {
    let Reason::ReportMissing { period, .. } = reason else { return false };
    let mut rounds = survey.rounds.iter().filter(|round| round.period == *period);
    rounds.any(|round| !matches!(round.answer(&agency.id.value, survey.as_of), Answer::Missing { .. }))
}
