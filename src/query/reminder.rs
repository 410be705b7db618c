//! What an agency has to be reminded of.

use std::collections::{HashMap, HashSet};

use super::involved::Involved;
use super::lines::lines;
use super::tasks::{Filter, Role, Task, TaskList};
use crate::assess::{Answer, Assessment, Own, ReportRound, Standing, Survey, Tally};
use crate::model::{Agency, AgencyId, ItemId};

/// What one agency has to be reminded of.
pub struct Reminder<'a> {
    pub agency: &'a Agency,
    /// How what it leads itself stands: the items it leads alone, and its parts of others.
    pub tally: Tally,
    /// How many these are when those printed twice count once.
    pub distinct: usize,
    /// Overdue or at risk, worst first.
    pub urgent: Vec<&'a Assessment<'a>>,
    /// At risk for its silence alone, before any report was due: figures are asked for.
    pub figures: Vec<&'a Assessment<'a>>,
    /// Reported as done, without evidence.
    pub awaiting: Vec<&'a Assessment<'a>>,
    /// The rounds whose day has passed without a report, and by how many days.
    pub missing: Vec<(&'a ReportRound<'a>, i64)>,
    /// For the items it leads through a group, the group.
    groups: HashMap<&'a ItemId, &'a AgencyId>,
    /// These groups, each once, in the order of the items.
    through: Vec<&'a AgencyId>,
}

impl<'a> Reminder<'a> {
    /// What `agency` has to be reminded of; none where nothing is late, at risk or missing. Of what several lead only its
    /// own part counts, and what nobody named answers for is for who adds up. Work that was reported as done without
    /// evidence is late once its day has passed, as in the two by two.
    pub fn new(survey: &'a Survey<'a>, involved: &Involved<'a>, agency: &'a Agency) -> Option<Self> {
        // Nobody writes to an agency that is no more, or not there yet.
        if !agency.life.holds(survey.as_of) {
            return None;
        }
        let list = TaskList::new(survey, involved, agency, &Filter::default());
        let leads: Vec<&Task<'_>> = list.of(Role::Lead).collect();
        let answered = involved.answered_by(&agency.id.value).map(|at| &survey.items[at]);
        let asked: Vec<(&Assessment<'_>, Own<'_>)> =
            answered.filter_map(|it| Some((it, it.asked(&agency.id.value)?))).collect();
        let at = |is_meant: &dyn Fn(Own<'_>) -> bool| -> Vec<&'a Assessment<'a>> {
            let mut items: Vec<_> = asked.iter().filter(|(_, own)| is_meant(*own)).collect();
            items.sort_by_key(|(it, own)| (own.standing(), own.due(), &it.item.id.value));
            items.into_iter().map(|(it, _)| *it).collect()
        };
        let is_urgent = |own: Own<'_>| own.standing() == Standing::Overdue || own.standing().is_at_risk();
        let through = || leads.iter().filter_map(|task| Some((&task.assessment.item.id.value, task.via?)));
        let reminder = Self {
            agency,
            tally: tally(&leads, survey),
            distinct: lines(survey.plan, leads.iter().map(|task| task.assessment)).len(),
            urgent: at(&|own| is_urgent(own) && !own.lacks_figures()),
            figures: at(&|own| is_urgent(own) && own.lacks_figures()),
            awaiting: at(&|own| own.standing() == Standing::AwaitingConfirmation),
            missing: missing(survey, agency),
            groups: through().collect(),
            through: each_once(through().map(|(_, group)| group)),
        };
        let has_items = !reminder.urgent.is_empty() || !reminder.figures.is_empty();
        let is_due = has_items || !reminder.missing.is_empty() || 0 < reminder.awaiting_late();
        is_due.then_some(reminder)
    }

    /// What the agency is to answer for in an item that it is reminded of.
    pub fn own(&self, assessment: &'a Assessment<'a>) -> Own<'a> {
        assessment.asked(&self.agency.id.value).unwrap_or(Own::Item(assessment))
    }

    /// How many of the urgent items stand so.
    pub fn count(&self, is_meant: impl Fn(Standing) -> bool) -> usize {
        self.urgent.iter().filter(|it| is_meant(self.own(it).standing())).count()
    }

    /// How many items were reported as done without evidence, and their day has passed.
    pub fn awaiting_late(&self) -> usize {
        self.awaiting.iter().filter(|it| self.own(it).days_left().is_some_and(|days| days < 0)).count()
    }

    /// Whether there are items to urge, and not figures or reports alone.
    pub const fn has_items(&self) -> bool {
        !self.urgent.is_empty() || !self.awaiting.is_empty()
    }

    /// The groups through which it leads items, each once, in the order met.
    pub fn through(&self) -> &[&'a AgencyId] {
        &self.through
    }

    /// How many of the items that it leads it leads through a group.
    pub fn through_groups(&self) -> usize {
        self.groups.len()
    }

    /// The group through which it leads an item.
    pub fn via(&self, assessment: &Assessment<'_>) -> Option<&'a AgencyId> {
        self.groups.get(&assessment.item.id.value).copied()
    }
}

fn each_once<'a>(ids: impl Iterator<Item = &'a AgencyId>) -> Vec<&'a AgencyId> {
    let mut met = HashSet::new();
    ids.filter(|id| met.insert(*id)).collect()
}

/// How what an agency leads stands, of what several lead its own part.
fn tally(leads: &[&Task<'_>], survey: &Survey<'_>) -> Tally {
    let mut tally = Tally::default();
    for own in leads.iter().map(|task| task.answered()) {
        tally.take(own.standing(), own.due(), survey.as_of);
    }
    tally
}

/// The rounds that an agency was asked in, whose day has passed without its report or one that covers it, and by how many
/// days.
fn missing<'a>(survey: &'a Survey<'a>, agency: &Agency) -> Vec<(&'a ReportRound<'a>, i64)> {
    let id = &agency.id.value;
    let asked = survey.rounds.iter().filter(|round| round.is_asked(id) && round.is_missing(id));
    let missing = asked.filter_map(|round| match round.answer(id, survey.as_of) {
        Answer::Missing { days } => Some((round, days)),
        _ => None,
    });
    missing.collect()
}
