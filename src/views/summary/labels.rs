//! The names of the rows of counts.

use crate::model::Recurrence;
use crate::query::counts::{By, Key, Term};
use crate::views::{Basis, phrase, wording};

/// The key of the head over the rows' names.
pub(super) const fn title(by: By) -> &'static str {
    match by {
        By::Field => "column.field",
        By::Section => "column.section",
        By::Lead => "column.lead",
        By::Officer => "column.officer",
        By::Standing => "column.standing",
        By::Deadline => "column.deadline",
        By::Support => "column.support",
        By::Plan => "column.plan",
    }
}

/// The name of a row.
pub(in crate::views) fn label(basis: &Basis<'_>, key: &Key<'_>) -> String {
    let (words, agencies, sections) = (basis.words, &basis.plan().agencies, &basis.plan().sections);
    let text = |key| words.text(key).to_owned();
    match key {
        Key::Field(at) => {
            format!("{}. {}", sections[*at].field.as_deref().unwrap_or_default(), sections[*at].title)
        }
        Key::Section(at) => format!("{} {}", sections[*at].id.value, sections[*at].title),
        Key::Standing(standing) => text(wording::standing_key(*standing)),
        Key::Due(due, term) => format!("{}, {}", words.date(*due), words.text(term_key(*term))),
        Key::Trigger(trigger) => text(phrase::trigger_key(*trigger)),
        Key::Lead(id) | Key::Support(id) => agencies.name(id).to_owned(),
        Key::Officer(name) => (*name).to_owned(),
        Key::Plan => basis.plan().head.id.value.clone(),
        Key::NoField => text("row.no-field"),
        Key::NoSection => text("row.no-section"),
        Key::NoLead => text("row.no-lead"),
        Key::NoOfficer => text("row.no-officer"),
        Key::NoDeadline => text("deadline.none"),
        Key::NoSupport => text("row.no-support"),
    }
}

const fn term_key(term: Term) -> &'static str {
    match term {
        Term::Once => "deadline.once",
        Term::Continuous => "deadline.continuous",
        Term::Every(every) => phrase::every_key(every),
    }
}

/// What the JSON calls a row; nothing where the plan says nothing.
pub(super) fn code(basis: &Basis<'_>, key: &Key<'_>) -> String {
    let sections = &basis.plan().sections;
    match key {
        Key::Field(at) => sections[*at].field.clone().unwrap_or_default(),
        Key::Section(at) => sections[*at].id.value.to_string(),
        Key::Standing(standing) => standing.as_str().to_owned(),
        Key::Due(due, term) => format!("{due}/{}", term_number(*term)),
        Key::Trigger(trigger) => trigger.as_str().to_owned(),
        Key::Lead(id) | Key::Support(id) => id.to_string(),
        Key::Officer(name) => (*name).to_owned(),
        Key::Plan => basis.plan().head.id.value.clone(),
        Key::NoField | Key::NoSection | Key::NoLead | Key::NoOfficer | Key::NoDeadline | Key::NoSupport => {
            String::new()
        }
    }
}

const fn term_number(term: Term) -> u8 {
    match term {
        Term::Once => 0,
        Term::Continuous => 1,
        Term::Every(Recurrence::Year) => 2,
        Term::Every(Recurrence::Quarter) => 3,
        Term::Every(Recurrence::Month) => 4,
        Term::Every(Recurrence::HalfYear) => 5,
    }
}
