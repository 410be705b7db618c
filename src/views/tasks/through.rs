//! What reaches an agency through a group, in few words: the group, how many others belong to it, and ids.

use std::collections::{BTreeMap, BTreeSet};

use crate::assess::Standing;
use crate::message::Message;
use crate::model::{Agency, AgencyId, ItemId};
use crate::query::shared;
use crate::query::tasks::{Task, TaskAction, TaskDuty};
use crate::text;
use crate::views::{Basis, wording};

/// Groups, each once, in the order met.
pub(super) fn groups<'a>(ids: impl Iterator<Item = &'a AgencyId>) -> Vec<&'a AgencyId> {
    let mut groups: Vec<&AgencyId> = Vec::new();
    for id in ids {
        if !groups.contains(&id) {
            groups.push(id);
        }
    }
    groups
}

/// Through which group, and with how many others.
pub(super) fn title(basis: &Basis<'_>, group: &AgencyId, agency: &Agency) -> String {
    let agencies = &basis.plan().agencies;
    let (count, is_open) = shared::others(agencies, group, &agency.id.value);
    let key = if is_open { "tasks.through-open" } else { "tasks.through" };
    basis.words.say(&Message::new(key).with("group", agencies.name(group)).with("count", count))
}

/// A line for each standing: how many items stand so, and which.
pub(super) fn standings(basis: &Basis<'_>, tasks: &[&Task<'_>]) -> Vec<String> {
    let mut at: BTreeMap<Standing, BTreeSet<&ItemId>> = BTreeMap::new();
    for task in tasks {
        at.entry(task.answered().standing()).or_default().insert(&task.assessment.item.id.value);
    }
    let line = |(standing, ids): (Standing, BTreeSet<&ItemId>)| {
        let message = Message::new("tasks.standing-ids")
            .with("standing", basis.words.text(wording::standing_key(standing)))
            .with("count", ids.len())
            .with("items", joined(ids));
        basis.words.say(&message)
    };
    at.into_iter().map(line).collect()
}

/// A line for each group: the items whose actions name it.
pub(super) fn actions(basis: &Basis<'_>, actions: &[TaskAction<'_>]) -> Vec<String> {
    by_group(
        basis,
        &actions.iter().filter_map(|it| Some((it.via?, &it.assessment.item.id.value))).collect::<Vec<_>>(),
    )
}

/// A line for each group: the duties that name it.
pub(super) fn duties(basis: &Basis<'_>, duties: &[TaskDuty<'_>]) -> Vec<String> {
    by_group(
        basis,
        &duties.iter().filter_map(|duty| Some((duty.via?, &duty.duty.id.value))).collect::<Vec<_>>(),
    )
}

fn by_group(basis: &Basis<'_>, ids: &[(&AgencyId, &ItemId)]) -> Vec<String> {
    let groups = groups(ids.iter().map(|(group, _)| *group));
    let line = |group: &AgencyId| {
        let ids = ids.iter().filter(|(it, _)| *it == group).map(|(_, id)| *id);
        let message = Message::new("tasks.group-ids")
            .with("group", basis.plan().agencies.name(group))
            .with("items", joined(ids.collect()));
        basis.words.say(&message)
    };
    groups.into_iter().map(line).collect()
}

fn joined(ids: BTreeSet<&ItemId>) -> String {
    text::joined_runs(ids.into_iter().map(ItemId::as_str))
}
