//! One change of a plan in JSON.

use chrono::NaiveDate;
use serde::Serialize;

use crate::assess::changes::{Change, Merge, Revision, Subject};
use crate::views::held::json::ValueView;

/// What a revision changed.
#[derive(Serialize)]
pub(super) struct ChangeView<'a> {
    commit: &'a str,
    subject: &'a str,
    /// Who took the commit into the main line of work, and when; null where it was made there.
    merged: Option<MergeView<'a>>,
    /// `begun`, `added`, `removed` or `edited`.
    change: &'static str,
    about: SubjectView<'a>,
    /// How many items the plan began with.
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<usize>,
    /// The name of what came or went.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<ValueView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<ValueView<'a>>,
}

/// A merge.
#[derive(Serialize)]
struct MergeView<'a> {
    by: &'a str,
    on: NaiveDate,
}

/// What a change is about: `plan`, `agency`, `group`, `section`, `item`, `duty`, `erratum` or `amendment`.
#[derive(Serialize)]
struct SubjectView<'a> {
    kind: &'static str,
    /// Its id, an amendment's number, the place of an erratum; null for the plan.
    id: Option<&'a str>,
}

impl<'a> ChangeView<'a> {
    /// The view of a change that `revision` made.
    pub(super) fn new(revision: &'a Revision, change: &'a Change) -> Self {
        let view = Self {
            commit: &revision.id,
            subject: &revision.subject,
            merged: revision.merged.as_ref().map(|Merge { by, on }| MergeView { by, on: *on }),
            change: "edited",
            about: SubjectView::new(change.subject()),
            items: None,
            name: None,
            field: None,
            from: None,
            to: None,
        };
        match change {
            Change::Begun { items } => Self { change: "begun", items: Some(items.len()), ..view },
            Change::Added { name, .. } => Self { change: "added", name: Some(name), ..view },
            Change::Removed { name, .. } => Self { change: "removed", name: Some(name), ..view },
            Change::Edited { field, before, after, .. } => Self {
                field: Some(field.to_string()),
                from: Some(ValueView::new(before)),
                to: Some(ValueView::new(after)),
                ..view
            },
        }
    }
}

impl<'a> SubjectView<'a> {
    fn new(subject: &'a Subject) -> Self {
        let (kind, id) = match subject {
            Subject::Plan => ("plan", None),
            Subject::Agency(id) => ("agency", Some(id.as_str())),
            Subject::Group(id) => ("group", Some(id.as_str())),
            Subject::Section(id) => ("section", Some(id.as_str())),
            Subject::Item(id) => ("item", Some(id.as_str())),
            Subject::Duty(id) => ("duty", Some(id.as_str())),
            Subject::Erratum(at, _) => ("erratum", Some(at.as_str())),
            Subject::Amendment(number) => ("amendment", Some(number.as_str())),
        };
        Self { kind, id }
    }
}
