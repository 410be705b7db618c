//! Who may say what about an item: whose word is the item's, whose is a part's, whose only stands beside it, and who may
//! confirm, judge and suspend. The rules of the check ask the same questions, so that what they call an error is what
//! does not count here.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::model::{AgencyId, Entry, Item, Plan, Scope, State};

/// Who leads a thing.
#[derive(Clone, Debug)]
pub enum Leadership<'p> {
    /// The plan names nobody.
    Nobody,
    /// One agency: its word is the item's.
    One(&'p AgencyId),
    /// Several, groups opened up: each answers for its own part.
    Several {
        /// Those that the plan lists, in its order.
        named: Vec<&'p AgencyId>,
        /// Whether a group among them has members that the plan does not list.
        is_open: bool,
    },
}

impl<'p> Leadership<'p> {
    /// Who leads the items at these places, which are one thing.
    fn of(plan: &'p Plan, items: &[&'p Item]) -> Self {
        let ids = || items.iter().flat_map(|item| &item.lead).map(|id| &id.value);
        let named = plan.agencies.expand(ids());
        let is_open = plan.agencies.is_open(ids());
        match named[..] {
            [] if !is_open => Self::Nobody,
            [lead] if !is_open => Self::One(lead),
            _ => Self::Several { named, is_open },
        }
    }

    /// Those that the plan names.
    pub fn named(&self) -> &[&'p AgencyId] {
        match self {
            Self::Nobody => &[],
            Self::One(lead) => std::slice::from_ref(lead),
            Self::Several { named, .. } => named,
        }
    }

    /// Whether there are leads that the plan does not name.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Several { is_open: true, .. })
    }
}

/// How much of a thing somebody means to speak of.
#[derive(Clone, Copy, Debug)]
pub enum Extent<'a> {
    /// What its author answers for.
    Own,
    /// The whole.
    Whole,
    /// The part of an agency.
    Part(&'a AgencyId),
}

impl<'a> From<&'a Scope> for Extent<'a> {
    fn from(scope: &'a Scope) -> Self {
        match scope {
            Scope::Own => Self::Own,
            Scope::Whole(_) => Self::Whole,
            Scope::Part(part) => Self::Part(&part.value),
        }
    }
}

/// How far an entry reaches.
#[derive(Debug, PartialEq, Eq)]
pub enum Reach<'p> {
    /// The whole item.
    Whole,
    /// What these agencies answer for: one lead's own part, or those of a group's members.
    Parts(Vec<&'p AgencyId>),
    /// It stands beside the item and moves nothing.
    Contribution,
    /// Nothing: it is an error, and not counted.
    Nothing(Refusal),
}

/// Why an entry reaches nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The item asks nothing of its author.
    Stranger,
    /// Its author adds up, and the entry does not say that it speaks of the whole.
    WholeUnsaid,
    /// It speaks of the whole item, and its author does not add up.
    NotCollector,
    /// It speaks of a part that is not its author's.
    NotItsPart,
    /// It speaks of the part of an agency that leads none.
    UnknownPart,
}

/// Why a state is void, while the rest of its entry counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Void {
    /// Only the focal point and the issuing authority suspend and drop.
    NotYours,
    /// It names no decision.
    NoDecision,
}

/// An entry as it is heard.
#[derive(Debug)]
pub struct Heard<'p> {
    pub reach: Reach<'p>,
    /// Its state, where its author may give it.
    pub state: Option<State>,
    /// Why the state is void, where it is.
    pub void: Option<Void>,
}

/// Who has a say in one thing.
#[derive(Clone, Debug)]
pub struct Voices<'p> {
    plan: &'p Plan,
    /// The items that are this thing.
    items: Vec<&'p Item>,
    pub leads: Leadership<'p>,
    /// Who adds up what several report: the item's own collector, else the focal point.
    pub collector: Option<&'p AgencyId>,
}

impl<'p> Voices<'p> {
    /// Those of the item at `position` and its doubles.
    pub fn new(plan: &'p Plan, position: usize) -> Self {
        let items: Vec<&Item> = plan.index.same(position).map(|at| &plan.items[at]).collect();
        let collector = items.iter().find_map(|item| item.collector.as_ref());
        Self {
            plan,
            leads: Leadership::of(plan, &items),
            collector: collector.or(plan.head.focal_point.as_ref()).map(|id| &id.value),
            items,
        }
    }

    /// Whether they are those of a plan as it held on some day.
    pub(super) fn are_of(&self, plan: &Plan) -> bool {
        std::ptr::eq(plan, self.plan)
    }

    /// Those of the same thing on another day; none where the plan did not hold it then.
    pub(super) fn on(&self, files: &'p Plan, day: NaiveDate) -> Option<Cow<'_, Self>> {
        let plan = files.on(day);
        if self.are_of(plan) {
            return Some(Cow::Borrowed(self));
        }
        let position = plan.index.position(&self.items[0].id.value)?;
        Some(Cow::Owned(Self::new(plan, position)))
    }

    /// How an entry in a report of `author` is heard.
    pub fn hear(&self, author: &AgencyId, entry: &Entry) -> Heard<'p> {
        let said = entry.state.map(|state| state.value);
        let is_halt = said.is_some_and(State::is_halt);
        // Who may stop work may also let it go on, and names a decision for both.
        let rules = self.may_halt(author) && (is_halt || entry.decision.is_some());
        let void = match (rules, &entry.decision) {
            (false, _) => Some(Void::NotYours),
            (true, None) => Some(Void::NoDecision),
            (true, Some(_)) => None,
        };
        let void = void.filter(|_| is_halt);
        let extent = Extent::from(&entry.scope);
        let reach = if rules { self.ruled(extent) } else { self.reach(author, extent) };
        Heard { reach, state: said.filter(|_| void.is_none()), void }
    }

    /// How far a decision reaches: it speaks of the whole item unless it names a part.
    fn ruled(&self, extent: Extent<'_>) -> Reach<'p> {
        let Extent::Part(part) = extent else { return Reach::Whole };
        self.named(part).map_or(Reach::Nothing(Refusal::UnknownPart), |lead| Reach::Parts(vec![lead]))
    }

    /// An agency among the leads that the plan names.
    fn named(&self, agency: &AgencyId) -> Option<&'p AgencyId> {
        self.leads.named().iter().copied().find(|lead| *lead == agency)
    }

    /// How far what `author` says reaches.
    pub fn reach(&self, author: &AgencyId, extent: Extent<'_>) -> Reach<'p> {
        let own = self.own(author);
        match extent {
            Extent::Whole if self.may_sum(author) => Reach::Whole,
            // Of what it leads alone, a lead speaks of the whole in any case.
            Extent::Whole if !own.is_empty() && matches!(self.leads, Leadership::One(_)) => Reach::Parts(own),
            Extent::Whole => Reach::Nothing(Refusal::NotCollector),
            Extent::Part(part) => self.part(author, &own, part),
            Extent::Own if !own.is_empty() => Reach::Parts(own),
            Extent::Own if self.contributes(author) => Reach::Contribution,
            Extent::Own if self.may_sum(author) => Reach::Nothing(Refusal::WholeUnsaid),
            Extent::Own => Reach::Nothing(Refusal::Stranger),
        }
    }

    /// How far a case reaches that `author` puts down: who adds up may put down one of the whole item.
    pub fn reach_of_case(&self, author: &AgencyId) -> Reach<'p> {
        match self.reach(author, Extent::Own) {
            Reach::Nothing(Refusal::WholeUnsaid) => Reach::Whole,
            reach => reach,
        }
    }

    /// How far what `author` says of one part reaches: a lead speaks of its own, who adds up of any.
    fn part(&self, author: &AgencyId, own: &[&'p AgencyId], part: &AgencyId) -> Reach<'p> {
        match self.named(part) {
            Some(lead) if own.contains(&lead) || self.may_sum(author) => Reach::Parts(vec![lead]),
            Some(_) => Reach::Nothing(Refusal::NotItsPart),
            None if author == part && self.contributes(author) => Reach::Contribution,
            None => Reach::Nothing(Refusal::UnknownPart),
        }
    }

    /// The parts that `author` speaks for: its own, or as a group those of its members.
    fn own(&self, author: &AgencyId) -> Vec<&'p AgencyId> {
        let leads = self.leads.named().iter().copied();
        let is_group = self.plan.agencies.find(author).is_some_and(|it| it.group.is_some());
        let is_own =
            |lead: &&AgencyId| *lead == author || (is_group && self.plan.agencies.belongs(lead, author));
        leads.filter(is_own).collect()
    }

    /// Whether the item asks `author` to help its leads: it names it, itself or through a group either way; or `author`
    /// may be one of those that an open group of leads does not list.
    fn contributes(&self, author: &AgencyId) -> bool {
        let agencies = &self.plan.agencies;
        let acting =
            |item: &'p Item| item.actions.iter().flat_map(|action| action.by.iter().chain(&action.with));
        let mut named = self.items.iter().flat_map(|item| item.support.iter().chain(acting(item)));
        named.any(|id| agencies.belongs(author, &id.value) || agencies.belongs(&id.value, author))
            || (self.leads.is_open() && !self.may_sum(author))
    }

    /// Whether `author` adds up, and so may speak of the whole item.
    pub fn may_sum(&self, author: &AgencyId) -> bool {
        self.collector == Some(author) || self.is_authority(author)
    }

    /// Whether `author` may suspend and drop.
    pub fn may_halt(&self, author: &AgencyId) -> bool {
        self.is_focal_point(author) || self.is_authority(author)
    }

    /// Whether `author` may take for done what `whose` says is done: nobody judges itself.
    pub fn may_confirm(&self, author: &AgencyId, whose: &AgencyId) -> bool {
        if self.is_focal_point(whose) {
            self.is_authority(author) && author != whose
        } else {
            self.is_focal_point(author)
        }
    }

    /// Whether `author` may judge the rating of the item against what the arithmetic says. Who leads it, or a part of
    /// it, would judge itself.
    pub fn may_judge(&self, author: &AgencyId) -> bool {
        let is_own = |id: &AgencyId| self.leads.named().iter().any(|lead| **lead == *id);
        match self.plan.head.focal_point.as_ref().filter(|id| is_own(&id.value)) {
            Some(_) => self.is_authority(author) && !is_own(author),
            None => self.is_focal_point(author),
        }
    }

    fn is_focal_point(&self, id: &AgencyId) -> bool {
        self.plan.head.focal_point.as_ref().is_some_and(|own| own.value == *id)
    }

    fn is_authority(&self, id: &AgencyId) -> bool {
        self.plan.head.authority.as_ref().is_some_and(|own| own.value == *id)
    }
}
