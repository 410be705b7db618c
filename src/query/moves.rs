//! How the deadline of an item moved, by which decisions.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::assess::Survey;
use crate::model::{Amendment, Before, Deadline, HeadValue, Item, ItemId, ItemValue, Plan};

/// The deadline of an item through time; only of one that moved, or will.
pub struct DeadlineHistory<'a> {
    /// As it was first set.
    pub first: Dated<'a>,
    /// The moves up to the day of the survey, in order.
    pub moves: Vec<Move<'a>>,
    /// Those to come.
    pub coming: Vec<Move<'a>>,
}

/// A deadline, and the day that it comes to in its plan.
#[derive(Clone, Copy)]
pub struct Dated<'a> {
    pub deadline: &'a Deadline,
    pub due: Option<NaiveDate>,
}

/// A day from which another deadline holds.
pub struct Move<'a> {
    pub from: NaiveDate,
    pub to: Dated<'a>,
    /// The decisions, at least one.
    pub by: Vec<&'a Amendment>,
}

impl<'a> DeadlineHistory<'a> {
    /// That of an item of a survey; none where its deadline never moves.
    pub fn new(survey: &Survey<'a>, item: &ItemId) -> Option<Self> {
        let files = survey.files;
        let amending = files.amendments.iter().filter(|it| !it.changes.is_empty());
        let days: BTreeSet<NaiveDate> = amending.map(Amendment::holds_from).collect();
        let mut first: Option<Dated<'a>> = None;
        let mut all: Vec<Move<'a>> = Vec::new();
        for from in days {
            let Some(before) = from.pred_opt().and_then(|day| dated(files.on(day), item)) else { continue };
            let Some(to) = dated(files.on(from), item) else { continue };
            if (before.due, &before.deadline.text.value) != (to.due, &to.deadline.text.value) {
                first.get_or_insert(before);
                all.push(Move { from, to, by: decisions(files, from, item) });
            }
        }
        let coming = all.split_off(all.partition_point(|it| it.from <= survey.as_of));
        Some(Self { first: first?, moves: all, coming })
    }

    /// The decisions that moved it up to the day, in order.
    pub fn decisions(&self) -> impl Iterator<Item = &'a Amendment> {
        self.moves.iter().flat_map(|it| it.by.iter().copied())
    }
}

fn dated<'a>(plan: &'a Plan, item: &ItemId) -> Option<Dated<'a>> {
    let item: &Item = plan.item(item)?;
    let due = item.due(&plan.head).map(|due| plan.days_off.rolled(due));
    Some(Dated { deadline: &item.deadline, due })
}

/// The decisions that move a deadline on a day: those that name it, else those that change the plan's period, else all that
/// begin to hold.
fn decisions<'a>(files: &'a Plan, from: NaiveDate, item: &ItemId) -> Vec<&'a Amendment> {
    let of_day = || files.amendments.iter().filter(|it| !it.changes.is_empty() && it.holds_from() == from);
    let naming = |is_meant: &dyn Fn(&Before) -> bool| -> Vec<&'a Amendment> {
        of_day().filter(|it| it.changes.iter().any(|change| is_meant(&change.before))).collect()
    };
    let named = naming(&|it| matches!(it, Before::Item(id, ItemValue::Deadline(_)) if id == item));
    let named =
        if named.is_empty() { naming(&|it| matches!(it, Before::Head(HeadValue::Period(_)))) } else { named };
    if named.is_empty() { of_day().collect() } else { named }
}
