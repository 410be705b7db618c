//! Days that decisions have put other days in the place of.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::assess::Survey;
use crate::assess::schedule::Schedule;
use crate::model::{Amendment, Item, Plan};

/// The days by which an item was due by an earlier state of its plan, in rounds that it no longer has. Each stands under
/// its round; under none where the item was due but once.
pub fn days(survey: &Survey<'_>, item: &Item) -> BTreeMap<Option<String>, NaiveDate> {
    let mut earlier = BTreeMap::new();
    let amendments = survey.files.amendments.iter().filter(|it| !it.changes.is_empty());
    let mut moves: Vec<NaiveDate> = amendments.map(Amendment::holds_from).collect();
    moves.retain(|from| *from <= survey.as_of);
    moves.sort_unstable();
    for before in moves.into_iter().filter_map(|from| from.pred_opt()) {
        let plan = survey.files.on(before);
        if let Some(item) = plan.item(&item.id.value) {
            earlier.extend(scheduled(plan, item));
        }
    }
    if !earlier.is_empty() {
        let now: BTreeMap<_, _> = scheduled(survey.plan, item).into_iter().collect();
        earlier.retain(|round, _| !now.contains_key(round));
    }
    earlier
}

fn scheduled(plan: &Plan, item: &Item) -> Vec<(Option<String>, NaiveDate)> {
    match Schedule::of(plan, item) {
        Schedule::Once(term) => term.map(|term| (None, term.due)).into_iter().collect(),
        Schedule::Rounds(rounds) => {
            rounds.into_iter().map(|it| (Some(it.id.to_string()), it.term.due)).collect()
        }
    }
}
