//! What the columns of a task list say besides those of items: of actions addressed to an agency, and of its duties.

use crate::document::Cell;
use crate::i18n::Words;
use crate::model::Action;
use crate::query::tasks::{Part, Role, TaskAction, TaskDuty};
use crate::views::columns::Columns;
use crate::views::items::{ItemColumn, ItemRow};
use crate::views::{Basis, phrase};

/// An action in a list.
pub(super) struct ActionRow<'a> {
    item: ItemRow<'a>,
    action: &'a TaskAction<'a>,
}

impl<'a> ActionRow<'a> {
    pub(super) fn new(action: &'a TaskAction<'a>) -> Self {
        Self { item: ItemRow::new(action.assessment), action }
    }
}

impl<'a, R> Columns<'a, R> {
    /// Adds columns that say of an action which item it belongs to, what is to be done, the agency's part, and by when.
    pub(super) fn actions(self, basis: Basis<'a>, row: impl Fn(&R) -> &ActionRow<'_> + Copy + 'a) -> Self {
        self.items(basis, &[ItemColumn::Id], move |it| &row(it).item)
            .words("column.action", move |it| action_text(row(it).action.action).into())
            .words("column.part", move |it| part(basis.words, row(it).action).into())
            .items(basis, &[ItemColumn::Deadline], move |it| &row(it).item)
    }

    /// Adds columns that say which duty it is, and what it asks.
    pub(super) fn duties(self, row: impl for<'r> Fn(&'r R) -> &'r TaskDuty<'r> + Copy + 'a) -> Self {
        self.label("column.id", move |it| Cell::id(row(it).duty.id.value.as_str()))
            .words("column.duty", move |it| row(it).duty.text.as_str().into())
    }
}

/// An action with its steps, a line each.
pub(in crate::views) fn action_text(it: &Action) -> String {
    let steps = it.steps.iter().map(|step| format!("\n+ {step}"));
    std::iter::once(it.text.value.clone()).chain(steps).collect()
}

/// What part an agency has in an action, and whether only the action names it.
fn part(words: Words, it: &TaskAction<'_>) -> String {
    let mut text = words
        .text(match it.part {
            Part::Acts => "part.acts",
            Part::With => "part.with",
            Part::Unnamed => "part.unnamed",
        })
        .to_owned();
    if it.is_only_here {
        text = format!("{text}; {}", words.text("part.only-here"));
    }
    text
}

/// How often a duty comes round; nothing where the plan does not say.
pub(super) fn every(words: Words, it: &TaskDuty<'_>) -> &'static str {
    it.duty.every.map_or("", |every| words.text(phrase::every_key(every)))
}

/// The key of what the part of an agency in an item is called.
pub(super) const fn role_key(role: Role) -> &'static str {
    match role {
        Role::Lead => "role.lead",
        Role::Support => "role.support",
        Role::Action => "role.action",
    }
}
