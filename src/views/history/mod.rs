//! How an item, or a whole plan, came to where it is: its events on a screen, as rows, as JSON.

mod change;
mod json;
mod rows;
mod screen;
mod sentences;

use super::Basis;
use crate::assess::changes::{Past, Subject};
use crate::assess::history::{self, Event, Fact};
use crate::model::ItemId;

/// The events of a plan or an item.
pub struct History<'a> {
    wanted: Option<&'a ItemId>,
    past: &'a Past,
    events: Vec<Event<'a>>,
}

impl<'a> History<'a> {
    /// What happened up to the day of `basis`: to `wanted`, or to all.
    pub fn new(basis: &Basis<'a>, past: &'a Past, wanted: Option<&'a ItemId>) -> Self {
        let events = history::events(basis.plan(), &past.revisions, basis.as_of(), wanted);
        Self { wanted, past, events }
    }
}

/// The id of what an event is about, where it is a section, an item or a duty.
fn place<'a>(event: &Event<'a>) -> Option<&'a ItemId> {
    let of_plan = || match event.fact {
        Fact::Changed(_, change) => match change.subject() {
            Subject::Section(id) | Subject::Duty(id) => Some(id),
            _ => None,
        },
        _ => None,
    };
    event.item.or_else(of_plan)
}

/// How an agency is named.
#[derive(Clone, Copy, Debug)]
enum Naming {
    InFull,
    InShort,
}

/// Who reported, or made the change.
fn author<'a>(basis: &Basis<'a>, fact: &Fact<'a>, naming: Naming) -> &'a str {
    let agencies = &basis.plan().agencies;
    match fact {
        Fact::Changed(revision, _) => &revision.author,
        Fact::Amended(amendment) => &amendment.number,
        Fact::Confirmed(_, it) => &it.by,
        Fact::Judged(_, it) => &it.by,
        Fact::Arose(report, _)
        | Fact::Handled(report, _)
        | Fact::Reported(report, _)
        | Fact::Corrected(report, _) => {
            let id = &report.agency.value;
            match naming {
                Naming::InFull => agencies.name(id),
                Naming::InShort => agencies.brief(id),
            }
        }
    }
}

/// The id of a commit as people read it.
fn short(id: &str) -> &str {
    const SHORT: usize = 8;
    id.get(..SHORT).unwrap_or(id)
}
