//! Later decisions that change a plan, and what each key held before.

use chrono::NaiveDate;

use super::{
    Action, AgencyHead, AgencyId, Deadline, Head, Item, ItemId, Office, PlanPeriod, Round, Signer,
    SupportRole, Target,
};
use crate::source::Spanned;
use crate::text;

/// A later decision that changes the plan.
#[derive(Clone, Debug)]
pub struct Amendment {
    pub number: String,
    pub issued: NaiveDate,
    /// The first day on which it holds, where the file says so.
    pub from: Option<Spanned<NaiveDate>>,
    /// Places that it is only recorded to change: what they held before is not known (`changes`).
    pub recorded: Vec<Spanned<String>>,
    /// What it changes, with what was there before (`[[amendment.change]]`), in the order of the file.
    pub changes: Vec<PlanChange>,
}

impl Amendment {
    /// The first day on which it holds: the one it names, else the day of issue.
    pub fn holds_from(&self) -> NaiveDate {
        self.from.as_ref().map_or(self.issued, |from| from.value)
    }

    /// Every place that it changes, as written.
    pub fn places(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.recorded.iter().chain(self.changes.iter().map(|change| &change.at))
    }
}

/// One change of an amendment, and how to undo it.
#[derive(Clone, Debug)]
pub struct PlanChange {
    /// What it changes, as written: `II.1.1.deadline`.
    pub at: Spanned<String>,
    pub before: Before,
}

/// What a place held before a change.
#[derive(Clone, Debug)]
pub enum Before {
    Head(HeadValue),
    /// The title of a section.
    SectionTitle(ItemId, String),
    /// Of an agency or a group.
    Agency(AgencyId, AgencyValue),
    Item(ItemId, ItemValue),
    /// There was no such item.
    NoItem(ItemId),
}

/// What a key of `[plan]` held.
#[derive(Clone, Debug)]
pub enum HeadValue {
    Title(String),
    Symbol(Option<String>),
    Authority(Option<Spanned<AgencyId>>),
    Place(Option<String>),
    FocalPoint(Option<Spanned<AgencyId>>),
    Period(PlanPeriod),
    Signer(Option<Signer>),
    Purposes(Vec<String>),
    Requirements(Vec<String>),
    Closing(Vec<String>),
    Recipients(Vec<String>),
}

/// What a key of an agency or a group held.
#[derive(Clone, Debug)]
pub enum AgencyValue {
    Name(Spanned<String>),
    Short(Option<String>),
    Formal(Option<String>),
    Superior(Option<Office>),
    Symbol(Option<String>),
    Head(Option<AgencyHead>),
    Members(Vec<Spanned<AgencyId>>),
    Open(bool),
}

/// What a key of an item held.
#[derive(Clone, Debug)]
pub enum ItemValue {
    Code(Option<Spanned<String>>),
    Name(Spanned<String>),
    Goals(Vec<Spanned<String>>),
    Product(Option<String>),
    Approver(Option<Office>),
    Lead(Vec<Spanned<AgencyId>>),
    Support(Vec<Spanned<AgencyId>>),
    SupportRole(Option<SupportRole>),
    Officers(Vec<String>),
    Collector(Option<Spanned<AgencyId>>),
    Start(Option<Spanned<NaiveDate>>),
    Deadline(Box<Deadline>),
    Rounds(Vec<Round>),
    Targets(Vec<Target>),
    /// The target of this metric; none where there was none.
    Target(String, Option<Box<Target>>),
    Actions(Vec<Action>),
    Note(Option<String>),
}

impl PlanChange {
    /// Every agency that what was before names.
    pub fn agencies(&self) -> Vec<&Spanned<AgencyId>> {
        match &self.before {
            Before::Head(HeadValue::Authority(id) | HeadValue::FocalPoint(id))
            | Before::Item(_, ItemValue::Collector(id)) => id.iter().collect(),
            Before::Agency(_, AgencyValue::Members(ids))
            | Before::Item(_, ItemValue::Lead(ids) | ItemValue::Support(ids)) => ids.iter().collect(),
            Before::Agency(_, AgencyValue::Superior(office))
            | Before::Item(_, ItemValue::Approver(office)) => {
                office.as_ref().and_then(Office::id).into_iter().collect()
            }
            Before::Item(_, ItemValue::Actions(actions)) => {
                actions.iter().flat_map(Action::agencies).collect()
            }
            Before::Head(_)
            | Before::SectionTitle(..)
            | Before::Agency(..)
            | Before::Item(..)
            | Before::NoItem(_) => Vec::new(),
        }
    }
}

impl HeadValue {
    /// Puts it back where a change took it from.
    pub(super) fn put_back(&self, head: &mut Head) {
        match self.clone() {
            Self::Title(title) => head.title = title,
            Self::Symbol(symbol) => head.symbol = symbol,
            Self::Authority(id) => head.authority = id,
            Self::Place(place) => head.place = place,
            Self::FocalPoint(id) => head.focal_point = id,
            Self::Period(period) => head.period = period,
            Self::Signer(signer) => head.signer = signer,
            Self::Purposes(lines) => head.purposes = lines,
            Self::Requirements(lines) => head.requirements = lines,
            Self::Closing(lines) => head.closing = lines,
            Self::Recipients(lines) => head.recipients = lines,
        }
    }
}

impl AgencyValue {
    /// Puts it back where a change took it from.
    pub(super) fn put_back(&self, agency: &mut super::Agency) {
        match self.clone() {
            Self::Name(name) => agency.name = name,
            Self::Short(short) => agency.short = short,
            Self::Formal(formal) => agency.letterhead.formal = formal,
            Self::Superior(office) => agency.letterhead.superior = office,
            Self::Symbol(symbol) => agency.letterhead.symbol = symbol,
            Self::Head(head) => agency.letterhead.head = head,
            Self::Members(members) => {
                if let Some(group) = &mut agency.group {
                    group.members = members;
                }
            }
            Self::Open(is_open) => {
                if let Some(group) = &mut agency.group {
                    group.is_open = is_open;
                }
            }
        }
    }
}

impl ItemValue {
    /// Puts it back where a change took it from.
    pub(super) fn put_back(&self, item: &mut Item) {
        match self.clone() {
            Self::Code(code) => item.code = code,
            Self::Name(name) => item.name = name,
            Self::Goals(goals) => item.goals = goals,
            Self::Product(product) => item.product = product,
            Self::Approver(approver) => item.approver = approver,
            Self::Lead(lead) => item.lead = lead,
            Self::Support(support) => item.support = support,
            Self::SupportRole(role) => item.support_role = role,
            Self::Officers(officers) => item.officers = officers,
            Self::Collector(id) => item.collector = id,
            Self::Start(start) => item.start = start,
            Self::Deadline(deadline) => item.deadline = *deadline,
            Self::Rounds(rounds) => item.rounds = rounds,
            Self::Targets(targets) => item.targets = targets,
            Self::Target(metric, target) => put_back_target(&mut item.targets, &metric, target),
            Self::Actions(actions) => item.actions = actions,
            Self::Note(note) => item.note = note,
        }
    }
}

/// Puts a target where the one of this metric stands; at the end where it was dropped since.
fn put_back_target(targets: &mut Vec<Target>, metric: &str, before: Option<Box<Target>>) {
    let key = text::fold(metric);
    let at = targets.iter().position(|target| text::fold(&target.metric) == key);
    match (at, before) {
        (Some(at), Some(before)) => targets[at] = *before,
        (Some(at), None) => _ = targets.remove(at),
        (None, Some(before)) => targets.push(*before),
        (None, None) => {}
    }
}
