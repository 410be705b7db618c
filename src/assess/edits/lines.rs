//! What became of lists whose parts have no ids: goals, and actions.

use super::kind::{Effect, Kind};
use super::place::Detail;
use crate::assess::changes::{Field, NamedAgency, Value};
use crate::model::{Action, AgencyId};
use crate::source::{Span, Spanned};

/// The lines that differ, put together in their order: what is left over is gone or new.
pub(super) fn pairs<'t>(before: &[&'t str], after: &[&'t str]) -> Vec<(Option<&'t str>, Option<&'t str>)> {
    let gone: Vec<&str> = before.iter().filter(|it| !after.contains(it)).copied().collect();
    let new: Vec<&str> = after.iter().filter(|it| !before.contains(it)).copied().collect();
    let length = gone.len().max(new.len());
    (0..length).map(|at| (gone.get(at).copied(), new.get(at).copied())).collect()
}

/// An edit of an action.
pub(super) struct ActionEdit {
    pub detail: Detail,
    pub kind: Kind,
    pub effect: Effect,
    pub before: Value,
    pub after: Value,
    /// Where the action stands in the later files.
    pub place: Option<Span>,
}

/// What became of the actions of an item: those of one text are one; what is left over is put together in its order where
/// there is as much of both.
pub(super) fn actions(before: &[Action], after: &[Action]) -> Vec<ActionEdit> {
    let mut old: Vec<Option<&Action>> = before.iter().map(Some).collect();
    let mut new: Vec<(&Action, Option<usize>)> = after.iter().map(|it| (it, None)).collect();
    for (action, partner) in &mut new {
        *partner = old.iter().position(|it| it.is_some_and(|it| it.text.value == action.text.value));
        if let Some(at) = *partner {
            old[at] = None;
        }
    }
    let left: Vec<usize> = (0..old.len()).filter(|at| old[*at].is_some()).collect();
    if left.len() == new.iter().filter(|(_, partner)| partner.is_none()).count() {
        let open = new.iter_mut().filter(|(_, partner)| partner.is_none());
        for ((_, partner), at) in open.zip(left) {
            *partner = Some(at);
            old[at] = None;
        }
    }
    let mut edits = Vec::new();
    for (number, (action, partner)) in (1..).zip(&new) {
        match partner {
            Some(at) => edits.extend(changed(number, &before[*at], action)),
            None => edits.push(whole(number, Kind::ActionAdded, Effect::Stronger, None, Some(action))),
        }
    }
    let gone = (1..).zip(&old).filter_map(|(number, action)| Some((number, (*action)?)));
    edits.extend(gone.map(|(number, it)| whole(number, Kind::ActionDropped, Effect::Weaker, Some(it), None)));
    edits
}

fn whole(
    number: usize,
    kind: Kind,
    effect: Effect,
    before: Option<&Action>,
    after: Option<&Action>,
) -> ActionEdit {
    let lines = |action: Option<&Action>| Value::Lines(action.map(lines).unwrap_or_default());
    let place = after.map(|it| it.text.span);
    ActionEdit {
        detail: Detail::Action(number),
        kind,
        effect,
        before: lines(before),
        after: lines(after),
        place,
    }
}

fn changed(number: usize, before: &Action, after: &Action) -> Vec<ActionEdit> {
    let mut edits = Vec::new();
    let (old, new) = (lines(before), lines(after));
    if old != new {
        // The text stands first; a step that is gone asks for less.
        let effect = Effect::of_list(&old[1..], &new[1..]);
        edits.push(whole(number, Kind::ActionChanged, effect, Some(before), Some(after)));
    }
    let roles = [
        (Field::ActionBy(number), &before.by, &after.by),
        (Field::ActionWith(number), &before.with, &after.with),
    ];
    for (field, old, new) in roles {
        if ids(old) != ids(new) {
            edits.push(ActionEdit {
                detail: Detail::Field(field),
                kind: Kind::Changed,
                effect: Effect::Neutral,
                before: agencies(old),
                after: agencies(new),
                place: new.first().map_or(Some(after.text.span), |id| Some(id.span)),
            });
        }
    }
    edits
}

fn lines(action: &Action) -> Vec<String> {
    action.lines().map(|line| line.value.clone()).collect()
}

fn ids(list: &[Spanned<AgencyId>]) -> Vec<&AgencyId> {
    list.iter().map(|id| &id.value).collect()
}

fn agencies(list: &[Spanned<AgencyId>]) -> Value {
    let named = |id: &Spanned<AgencyId>| NamedAgency { id: id.value.clone(), name: id.value.to_string() };
    Value::Agencies(list.iter().map(named).collect())
}
