//! One item of the plan: a criterion, what is wanted of it, who does what, and by when.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

use super::{
    AgencyId, BadId, Deadline, Head, ItemId, Office, Recurrence, Round, RoundId, RoundTerm, Target,
    is_plan_id, named_rounds,
};
use crate::source::Spanned;

/// An item of Part II, or a row of the appendix.
#[derive(Clone, Debug)]
pub struct Item {
    pub id: Spanned<ItemId>,
    /// The number printed in its row ("TT"), where its id is another.
    pub tt: Option<Spanned<String>>,
    /// The section it stands in, where its id does not begin with that section's.
    pub section: Option<Spanned<ItemId>>,
    /// The item it is a part of, where its id does not begin with that item's.
    pub part_of: Option<Spanned<ItemId>>,
    pub level: Option<Level>,
    /// The criterion code, where one is printed: `TC 1.1`, `TCTP 2.1.1`.
    pub code: Option<Spanned<String>>,
    pub name: Spanned<String>,
    /// "Mục tiêu, yêu cầu", a string a bullet.
    pub goals: Vec<Spanned<String>>,
    /// "Kết quả", "Sản phẩm": what is to be delivered, as printed.
    pub product: Option<String>,
    /// "Cấp trình", "Thẩm quyền phê duyệt": who approves what is delivered.
    pub approver: Option<Office>,
    /// "Cơ quan chủ trì"; more than one only where the document says so.
    pub lead: Vec<Spanned<AgencyId>>,
    pub support: Vec<Spanned<AgencyId>>,
    pub support_role: Option<SupportRole>,
    /// Named persons.
    pub officers: Vec<String>,
    /// Who adds up what several leads report; else the plan's focal point.
    pub collector: Option<Spanned<AgencyId>>,
    /// The same thing printed elsewhere in the plan: what is reported on one holds for both.
    pub same_as: Option<Spanned<ItemId>>,
    /// The item of an earlier plan that this one carries on.
    pub carried_from: Option<Spanned<CarriedFrom>>,
    /// When work starts; the plan's issue where the item does not say.
    pub start: Option<Spanned<NaiveDate>>,
    pub deadline: Deadline,
    /// Its rounds that are named, in the order of the file.
    pub rounds: Vec<Round>,
    pub targets: Vec<Target>,
    /// There are targets that could not be read and are left out.
    pub has_faulty_targets: bool,
    pub actions: Vec<Action>,
    /// "Ghi chú", as printed.
    pub note: Option<String>,
    /// The last day on which it is part of the plan, where a decision took it out.
    pub removed: Option<Removal>,
}

/// How an item left the plan; it stays in the file.
#[derive(Clone, Debug)]
pub struct Removal {
    /// The last day on which it counts as work.
    pub until: Spanned<NaiveDate>,
    /// The decision, by its number.
    pub decision: String,
}

impl Removal {
    /// The first day on which the item is no longer work, if that is no later than `day`.
    pub fn since(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.until.value.succ_opt().filter(|first| *first <= day)
    }
}

impl Item {
    /// The day on which its time begins: its own start, else the one its deadline names, else the plan's issue.
    pub fn begins(&self, head: &Head) -> NaiveDate {
        let named = || self.deadline.phrase.as_ref().ok()?.start_in(head.period.year());
        let own = self.start.as_ref().map(|start| start.value);
        own.or_else(named).unwrap_or(head.start)
    }

    /// The last day in time; of work that comes back, that of its first round.
    pub fn due(&self, head: &Head) -> Option<NaiveDate> {
        self.deadline.resolve(&head.period, self.begins(head))
    }

    /// Whether it has a round of this id.
    pub fn has_round(&self, id: &RoundId, head: &Head) -> bool {
        let recurring = || self.deadline.rounds(&head.period, self.begins(head))?.round(id);
        self.rounds.iter().any(|round| round.id.value == *id) || recurring().is_some()
    }

    /// Its rounds: those that the plan names, then those that its days make.
    pub fn round_terms(&self, head: &Head) -> impl Iterator<Item = RoundTerm> + use<> {
        let start = self.begins(head);
        let named = named_rounds(&self.rounds, start);
        let recurring = self.deadline.rounds(&head.period, start);
        named.into_iter().chain(recurring.into_iter().flat_map(|rounds| rounds.iter()))
    }
}

/// An item of another plan: `dak-po-2025:II.1.1`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CarriedFrom {
    pub plan: String,
    pub item: ItemId,
}

impl FromStr for CarriedFrom {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        let (plan, item) = text.split_once(':').ok_or(BadId)?;
        if !is_plan_id(plan) {
            return Err(BadId);
        }
        Ok(Self { plan: plan.to_owned(), item: item.parse()? })
    }
}

impl fmt::Display for CarriedFrom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.plan, self.item)
    }
}

impl Item {
    /// Every agency and group that it names, as often as it does: leads, supports, who adds up and approves, then those
    /// in its actions.
    pub fn agencies(&self) -> impl Iterator<Item = &Spanned<AgencyId>> {
        // Every field by its name, so that one that names agencies is not forgotten here.
        let Self {
            id: _,
            tt: _,
            section: _,
            part_of: _,
            level: _,
            code: _,
            name: _,
            goals: _,
            product: _,
            approver,
            lead,
            support,
            support_role: _,
            officers: _,
            collector,
            same_as: _,
            carried_from: _,
            start: _,
            deadline: _,
            rounds: _,
            targets: _,
            has_faulty_targets: _,
            actions,
            note: _,
            removed: _,
        } = self;
        let approver = approver.as_ref().and_then(Office::id);
        let acting = actions.iter().flat_map(Action::agencies);
        lead.iter().chain(support).chain(collector).chain(approver).chain(acting)
    }

    /// Every other item that it names.
    pub fn items(&self) -> impl Iterator<Item = &Spanned<ItemId>> {
        let Self {
            id: _,
            tt: _,
            section: _,
            part_of,
            level: _,
            code: _,
            name: _,
            goals: _,
            product: _,
            approver: _,
            lead: _,
            support: _,
            support_role: _,
            officers: _,
            collector: _,
            same_as,
            carried_from: _,
            start: _,
            deadline: _,
            rounds: _,
            targets: _,
            has_faulty_targets: _,
            actions: _,
            note: _,
            removed: _,
        } = self;
        same_as.iter().chain(part_of)
    }
}

/// What the document calls the item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// "Tiêu chí".
    Criterion,
    /// "Tiêu chí thành phần".
    SubCriterion,
}

impl Level {
    /// The words of the file format, with their values.
    pub const WORDS: &[(&str, Self)] =
        &[("criterion", Self::Criterion), ("sub-criterion", Self::SubCriterion)];

    /// The word of the file format.
    pub fn as_str(self) -> &'static str {
        super::word(Self::WORDS, self)
    }
}

/// The label over the supporting agencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SupportRole {
    /// "Cơ quan phối hợp".
    Coordinate,
    /// "Cơ quan thực hiện".
    Implement,
    /// "Cơ quan phối hợp/thực hiện".
    Both,
}

impl SupportRole {
    /// The words of the file format, with their values.
    pub const WORDS: &[(&str, Self)] =
        &[("coordinate", Self::Coordinate), ("implement", Self::Implement), ("both", Self::Both)];

    /// The word of the file format.
    pub fn as_str(self) -> &'static str {
        super::word(Self::WORDS, self)
    }
}

/// "Nhiệm vụ, giải pháp": one bullet, with its sub-bullets.
#[derive(Clone, Debug)]
pub struct Action {
    /// Who acts; empty where the document names nobody, which leaves it to the lead.
    pub by: Vec<Spanned<AgencyId>>,
    /// Who is to be worked with, where the text names them.
    pub with: Vec<Spanned<AgencyId>>,
    pub text: Spanned<String>,
    pub steps: Vec<Spanned<String>>,
}

impl Action {
    /// Every agency and group that it names.
    pub fn agencies(&self) -> impl Iterator<Item = &Spanned<AgencyId>> {
        let Self { by, with, text: _, steps: _ } = self;
        by.iter().chain(with)
    }

    /// What it says, its steps last.
    pub fn lines(&self) -> impl Iterator<Item = &Spanned<String>> {
        let Self { by: _, with: _, text, steps } = self;
        std::iter::once(text).chain(steps)
    }
}

/// "Tổ chức thực hiện": somebody's work that is not an item.
#[derive(Clone, Debug)]
pub struct Duty {
    pub id: Spanned<ItemId>,
    pub by: Vec<Spanned<AgencyId>>,
    pub text: Spanned<String>,
    pub every: Option<Recurrence>,
}

impl Duty {
    /// Every agency and group that it names.
    pub fn agencies(&self) -> impl Iterator<Item = &Spanned<AgencyId>> {
        let Self { id: _, by, text: _, every: _ } = self;
        by.iter()
    }
}
