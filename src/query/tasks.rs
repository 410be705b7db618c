//! What an agency has to do: items it leads, items it supports, actions addressed to it, duties.

use std::collections::BTreeSet;

use super::involved::Involved;
use crate::assess::{Assessment, Own, Standing, Survey};
use crate::model::{Action, Agency, AgencyId, Duty, Item, ItemId, Plan};
use crate::source::Spanned;
use chrono::NaiveDate;

/// What part an agency has in an item: the first of these that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Lead,
    Support,
    /// Named in an action only.
    Action,
}

impl Role {
    /// The word of the JSON format.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Support => "support",
            Self::Action => "action",
        }
    }
}

/// How an action concerns an agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It acts.
    Acts,
    /// It is to be worked with.
    With,
    /// Nobody is named, which leaves the action to the lead.
    Unnamed,
}

/// Which items are wanted. Every list may be empty, which asks for nothing in particular.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub standings: Vec<Standing>,
    pub due_by: Option<NaiveDate>,
    pub sections: Vec<ItemId>,
    /// The name of a person in charge.
    pub officer: Option<String>,
}

impl Filter {
    /// Whether anything is left out.
    pub const fn is_open(&self) -> bool {
        let Self { standings, due_by, sections, officer } = self;
        standings.is_empty() && due_by.is_none() && sections.is_empty() && officer.is_none()
    }

    /// Whether an item is wanted. An item without a day is never due by one.
    fn admits(&self, plan: &Plan, assessment: &Assessment<'_>) -> bool {
        let inside = |section: &ItemId| plan.is_in(assessment.item, section);
        (self.standings.is_empty() || self.standings.contains(&assessment.standing))
            && self.due_by.is_none_or(|day| assessment.due.is_some_and(|due| due <= day))
            && (self.sections.is_empty() || self.sections.iter().any(inside))
            && self.officer.as_ref().is_none_or(|name| assessment.item.officers.contains(name))
    }

    /// The items that are wanted, in document order.
    pub fn admitted<'a>(&self, survey: &'a Survey<'a>) -> impl Iterator<Item = &'a Assessment<'a>> {
        survey.items.iter().filter(|it| self.admits(survey.plan, it))
    }

    /// The items that are wanted, what is most urgent first.
    pub fn by_urgency<'a>(&self, survey: &'a Survey<'a>) -> Vec<&'a Assessment<'a>> {
        by_urgency(self.admitted(survey))
    }
}

/// Items, what is most urgent first.
pub fn by_urgency<'a>(items: impl Iterator<Item = &'a Assessment<'a>>) -> Vec<&'a Assessment<'a>> {
    let mut items: Vec<_> = items.collect();
    items.sort_by_key(|it| urgency(it));
    items
}

/// Everything a plan asks of one agency, in the order the agency needs it.
pub struct TaskList<'a> {
    pub agency: &'a Agency,
    pub items: Vec<Task<'a>>,
    pub actions: Vec<TaskAction<'a>>,
    pub duties: Vec<TaskDuty<'a>>,
    /// Whether a filter left things out.
    pub is_filtered: bool,
}

/// An item an agency has a part in.
pub struct Task<'a> {
    pub assessment: &'a Assessment<'a>,
    pub role: Role,
    /// The group through which the agency is there.
    pub via: Option<&'a AgencyId>,
    /// What it answers for itself, where it leads the item or a part of it.
    pub own: Option<Own<'a>>,
}

impl<'a> Task<'a> {
    /// What counts for the agency: what it answers for itself, else the item as a whole.
    pub fn answered(&self) -> Own<'a> {
        self.own.unwrap_or(Own::Item(self.assessment))
    }

    /// Whether nothing remains to be done of it for the agency.
    pub fn is_closed(&self) -> bool {
        self.answered().standing().is_closed()
    }
}

/// An action addressed to an agency.
pub struct TaskAction<'a> {
    pub assessment: &'a Assessment<'a>,
    pub action: &'a Action,
    pub part: Part,
    pub via: Option<&'a AgencyId>,
    /// The agency neither leads nor supports the item.
    pub is_only_here: bool,
}

/// A duty of Part III.
pub struct TaskDuty<'a> {
    pub duty: &'a Duty,
    pub via: Option<&'a AgencyId>,
}

impl<'a> TaskList<'a> {
    /// Gathers what concerns `agency`, by who is involved in what.
    pub fn new(survey: &'a Survey<'a>, involved: &Involved<'a>, agency: &'a Agency, filter: &Filter) -> Self {
        let mut list = Self {
            agency,
            items: Vec::new(),
            actions: Vec::new(),
            duties: Vec::new(),
            is_filtered: !filter.is_open(),
        };
        let id = &agency.id.value;
        let me = Me { id, reaching: involved.reaching(id) };
        let items = involved.items_of(&me.reaching).into_iter().map(|at| &survey.items[at]);
        for assessment in items.filter(|it| filter.admits(survey.plan, it)) {
            list.add(&me, assessment);
        }
        list.items.sort_by(|left, right| urgency_for_it(left).cmp(&urgency_for_it(right)));
        list.actions.sort_by_key(|it| (!it.is_only_here, urgency(it.assessment)));
        if !list.is_filtered {
            let duties = involved.duties_of(&me.reaching).into_iter().map(|at| &survey.plan.duties[at]);
            list.duties =
                duties.filter_map(|duty| Some(TaskDuty { duty, via: me.among(&duty.by)? })).collect();
        }
        list
    }

    fn add(&mut self, me: &Me<'a>, assessment: &'a Assessment<'a>) {
        let item = assessment.item;
        let actions: Vec<_> = item
            .actions
            .iter()
            .filter_map(|action| me.part(item, action).map(|(part, via)| (action, part, via)))
            .collect();
        let lead = me.among(&item.lead).map(|via| (Role::Lead, via));
        let support = || me.among(&item.support).map(|via| (Role::Support, via));
        let named = || actions.first().map(|(_, _, via)| (Role::Action, *via));
        let Some((role, via)) = lead.or_else(support).or_else(named) else {
            return;
        };
        self.items.push(Task { assessment, role, via, own: assessment.own(me.id) });
        self.actions.extend(actions.into_iter().map(|(action, part, via)| TaskAction {
            assessment,
            action,
            part,
            via,
            is_only_here: role == Role::Action,
        }));
    }

    /// The items in which the agency has this part.
    pub fn of(&self, role: Role) -> impl Iterator<Item = &Task<'a>> {
        self.items.iter().filter(move |task| task.role == role)
    }

    /// Whether something in it reaches the agency through a group and is told of by its id alone.
    pub fn has_shared(&self) -> bool {
        self.of(Role::Support).any(|task| task.via.is_some())
            || self.actions.iter().any(|action| action.via.is_some())
            || self.duties.iter().any(|duty| duty.via.is_some())
    }

    /// Whether the plan asks nothing of the agency, or the filter left nothing.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.duties.is_empty()
    }
}

/// Worst standing first, then the earliest day, then document order.
fn urgency<'a>(assessment: &'a Assessment<'_>) -> (Standing, NaiveDate, &'a ItemId) {
    let due = assessment.due.unwrap_or(NaiveDate::MAX);
    (assessment.standing, due, &assessment.item.id.value)
}

/// What the agency leads first, and of that likewise what counts for it.
fn urgency_for_it<'a>(task: &'a Task<'_>) -> (Role, Standing, NaiveDate, &'a ItemId) {
    let own = task.answered();
    (task.role, own.standing(), own.due().unwrap_or(NaiveDate::MAX), &task.assessment.item.id.value)
}

/// An agency looking for itself in lists of agencies and groups.
struct Me<'a> {
    id: &'a AgencyId,
    /// Itself, and the groups that it belongs to.
    reaching: BTreeSet<&'a AgencyId>,
}

impl<'a> Me<'a> {
    /// Whether the agency is among `ids`: by name (`Some(None)`) or through a group (`Some(Some(group))`).
    #[expect(clippy::option_option, reason = "there at all, and if so through whom")]
    fn among(&self, ids: &'a [Spanned<AgencyId>]) -> Option<Option<&'a AgencyId>> {
        if ids.iter().any(|id| id.value == *self.id) {
            return Some(None);
        }
        let group = ids.iter().find(|id| self.reaching.contains(&id.value))?;
        Some(Some(&group.value))
    }

    fn part(&self, item: &'a Item, action: &'a Action) -> Option<(Part, Option<&'a AgencyId>)> {
        if action.by.is_empty()
            && let Some(via) = self.among(&item.lead)
        {
            return Some((Part::Unnamed, via));
        }
        let acts = self.among(&action.by).map(|via| (Part::Acts, via));
        acts.or_else(|| self.among(&action.with).map(|via| (Part::With, via)))
    }
}

/// The agencies that a plan asks something of, groups left out, in the order of the files.
pub fn agencies_with_tasks(plan: &Plan) -> Vec<&Agency> {
    let named = plan.items.iter().flat_map(Item::agencies);
    let named = named.chain(plan.duties.iter().flat_map(Duty::agencies));
    let involved: BTreeSet<_> = plan.agencies.expand(named.map(|id| &id.value)).into_iter().collect();
    plan.agencies
        .iter()
        .filter(|agency| agency.group.is_none() && involved.contains(&agency.id.value))
        .collect()
}
