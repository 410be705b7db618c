//! One item of the plan: a criterion, what is wanted of it, who does what, and by when.

use chrono::NaiveDate;

use super::{AgencyId, Deadline, ItemId, Recurrence, Target};
use crate::source::Spanned;

/// An item of Part II, or a row of the appendix.
#[derive(Debug)]
pub struct Item {
    pub id: Spanned<ItemId>,
    pub level: Option<Level>,
    /// The criterion code, where one is printed: `TC 1.1`, `TCTP 2.1.1`.
    pub code: Option<Spanned<String>>,
    pub name: Spanned<String>,
    /// "Mục tiêu, yêu cầu", a string a bullet.
    pub goals: Vec<Spanned<String>>,
    /// "Cơ quan chủ trì"; more than one only where the document says so.
    pub lead: Vec<Spanned<AgencyId>>,
    pub support: Vec<Spanned<AgencyId>>,
    pub support_role: Option<SupportRole>,
    /// A named person.
    pub officer: Option<String>,
    /// The same thing printed elsewhere in the plan: what is reported on one holds for both.
    pub same_as: Option<Spanned<ItemId>>,
    /// When work starts; the plan's issue where the item does not say.
    pub start: Option<Spanned<NaiveDate>>,
    pub deadline: Deadline,
    pub targets: Vec<Target>,
    /// There are targets that could not be read and are left out.
    pub has_faulty_targets: bool,
    pub actions: Vec<Action>,
}

impl Item {
    /// Every agency and group that it names, as often as it does: leads, supports, then those in its actions.
    pub fn agencies(&self) -> impl Iterator<Item = &Spanned<AgencyId>> {
        // Every field by its name, so that one that names agencies is not forgotten here.
        let Self {
            id: _,
            level: _,
            code: _,
            name: _,
            goals: _,
            lead,
            support,
            support_role: _,
            officer: _,
            same_as: _,
            start: _,
            deadline: _,
            targets: _,
            has_faulty_targets: _,
            actions,
        } = self;
        lead.iter().chain(support).chain(actions.iter().flat_map(Action::agencies))
    }

    /// Every other item that it names.
    pub fn items(&self) -> impl Iterator<Item = &Spanned<ItemId>> {
        let Self {
            id: _,
            level: _,
            code: _,
            name: _,
            goals: _,
            lead: _,
            support: _,
            support_role: _,
            officer: _,
            same_as,
            start: _,
            deadline: _,
            targets: _,
            has_faulty_targets: _,
            actions: _,
        } = self;
        same_as.iter()
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
#[derive(Debug)]
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
#[derive(Debug)]
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
