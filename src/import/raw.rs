//! What a plan holds in the words of its document, before they are understood.

use super::place::Place;
use super::remark::Remark;
use super::tree::Paragraph;
use crate::model::{Level, SupportRole};

/// The parts of a plan, in words.
#[derive(Debug, Default)]
pub(super) struct Raw {
    pub(super) head: RawHead,
    pub(super) sections: Vec<RawSection>,
    pub(super) items: Vec<RawItem>,
    pub(super) duties: Vec<RawDuty>,
    /// What found no place.
    pub(super) left: Vec<Paragraph>,
    /// What was read otherwise than it stands, or is doubtful.
    pub(super) remarks: Vec<Remark>,
    /// A table is a form in which offices report what came of a plan.
    pub(super) has_report_form: bool,
    /// The heads of columns of days.
    pub(super) day_heads: Vec<String>,
}

/// The head of a plan.
#[derive(Debug, Default)]
pub(super) struct RawHead {
    /// The lines over the number: the bodies that issue, the upper one first.
    pub(super) issuers: Vec<String>,
    pub(super) number: String,
    pub(super) symbol: String,
    pub(super) place: String,
    /// The day beside the place, as printed.
    pub(super) issued: String,
    /// "KẾ HOẠCH".
    pub(super) kind: String,
    pub(super) title: String,
    pub(super) basis: Vec<String>,
    pub(super) purposes: Vec<String>,
    pub(super) requirements: Vec<String>,
    pub(super) closing: Vec<String>,
    pub(super) recipients: Vec<String>,
    /// The lines over the name, capitals.
    pub(super) posts: Vec<String>,
    pub(super) signer: String,
}

/// A section.
#[derive(Clone, Debug, Default)]
pub(super) struct RawSection {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) field: Option<String>,
    pub(super) text: String,
    pub(super) place: Place,
}

/// An item.
#[derive(Clone, Debug, Default)]
pub(super) struct RawItem {
    pub(super) id: String,
    pub(super) tt: Option<String>,
    pub(super) section: Option<String>,
    pub(super) place: Place,
    pub(super) level: Option<Level>,
    pub(super) code: String,
    pub(super) name: String,
    pub(super) goals: Vec<String>,
    pub(super) product: Vec<String>,
    pub(super) lead: String,
    pub(super) support: String,
    pub(super) role: Option<SupportRole>,
    pub(super) officer: String,
    pub(super) approver: String,
    pub(super) start: String,
    pub(super) deadline: String,
    pub(super) note: String,
    pub(super) unit: String,
    pub(super) target: String,
    pub(super) actions: Vec<RawAction>,
    /// What stands in columns that no key of an item holds, each with the head of its column.
    pub(super) columns: Vec<(String, String)>,
    /// What else no key of an item holds.
    pub(super) beside: Vec<String>,
}

/// A bullet of what is to be done.
#[derive(Clone, Debug, Default)]
pub(super) struct RawAction {
    pub(super) text: String,
    pub(super) steps: Vec<String>,
}

/// Somebody's work that is no item.
#[derive(Clone, Debug, Default)]
pub(super) struct RawDuty {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) place: Place,
}
