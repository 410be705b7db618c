//! A part of a plan, and in what two of its states differ.

use super::actions::{self, ActionState};
use super::field::Field;
use super::value::Value;
use crate::model::{AgencyId, ItemId};

/// A part of a plan that can come, go and change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The head, with `[reporting]`, `[risk]` and `[clarity]`.
    Plan,
    /// By its number.
    Amendment(String),
    Agency(AgencyId),
    Group(AgencyId),
    /// By the place that was misprinted, and what is printed there.
    Erratum(String, String),
    Section(ItemId),
    Item(ItemId),
    Duty(ItemId),
}

/// A part of a plan in one of its states.
#[derive(Debug)]
pub(super) struct Part {
    /// What people call it.
    pub name: String,
    fields: Vec<(Field, Value)>,
    /// Those of an item.
    actions: Vec<ActionState>,
}

impl Part {
    /// A part with these fields, in an order that is the same in every state.
    pub(super) fn new(name: &str, fields: Vec<(Field, Value)>) -> Self {
        Self { name: name.to_owned(), fields, actions: Vec::new() }
    }

    /// The same with the actions of an item.
    pub(super) fn with_actions(self, actions: Vec<ActionState>) -> Self {
        Self { actions, ..self }
    }

    /// The fields that differ in a later state, with both values.
    pub(super) fn edits(&self, after: &Self) -> impl Iterator<Item = (Field, Value, Value)> {
        self.keys(after).chain(actions::edits(&self.actions, &after.actions))
    }

    /// Likewise, actions left out.
    pub(super) fn keys(&self, after: &Self) -> impl Iterator<Item = (Field, Value, Value)> {
        let pairs = self.fields.iter().zip(&after.fields).filter(|((_, before), (_, after))| before != after);
        pairs.map(|((field, before), (_, after))| (*field, before.clone(), after.clone()))
    }
}
