//! The actions of an item, which have no ids: what they say is compared line by line, who acts action by action.

use super::field::Field;
use super::value::{NamedAgency, Value};

/// An action in one state of a plan.
#[derive(Debug)]
pub(super) struct ActionState {
    /// Its text, then its steps.
    pub lines: Vec<String>,
    pub by: Vec<NamedAgency>,
    pub with: Vec<NamedAgency>,
}

/// In what the actions of an item differ.
pub(super) fn edits(before: &[ActionState], after: &[ActionState]) -> Vec<(Field, Value, Value)> {
    let lines = |actions: &[ActionState]| {
        Value::Lines(actions.iter().flat_map(|action| &action.lines).cloned().collect())
    };
    let mut edits = vec![(Field::Actions, lines(before), lines(after))];
    for (at, (old, new)) in partners(before, after).into_iter().zip(after).enumerate() {
        let was = |of: fn(&ActionState) -> &Vec<NamedAgency>| old.map(of).cloned().unwrap_or_default();
        let (by, with) = (was(|it| &it.by), was(|it| &it.with));
        edits.push((Field::ActionBy(at + 1), Value::Agencies(by), Value::Agencies(new.by.clone())));
        edits.push((Field::ActionWith(at + 1), Value::Agencies(with), Value::Agencies(new.with.clone())));
    }
    edits.retain(|(_, before, after)| before != after);
    edits
}

/// For each action the one that it was before: the one with its text, else the one in its place; none where it is new.
fn partners<'a>(before: &'a [ActionState], after: &[ActionState]) -> Vec<Option<&'a ActionState>> {
    let mut free: Vec<Option<&ActionState>> = before.iter().map(Some).collect();
    let worded = after.iter().map(|new| {
        let at = free.iter().position(|old| old.is_some_and(|old| old.lines.first() == new.lines.first()))?;
        free[at].take()
    });
    let mut partners: Vec<_> = worded.collect();
    for (partner, old) in partners.iter_mut().zip(&mut free) {
        if partner.is_none() {
            *partner = old.take();
        }
    }
    partners
}
