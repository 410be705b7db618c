//! A whole plan on a day.

use chrono::NaiveDate;

use super::judge::Judge;
use super::ledger::Ledger;
use super::reports::{self, Calls, ReportRound};
use super::schedule::Schedule;
use super::{Assessment, family};
use crate::model::{Item, ItemId, Plan};

/// A whole plan on a day.
#[derive(Debug)]
pub struct Survey<'p> {
    /// The plan that the files hold, through all of its time: for the plan of another day.
    pub files: &'p Plan,
    /// The plan as it held on the day.
    pub plan: &'p Plan,
    pub as_of: NaiveDate,
    /// One for each item of the plan, in its order.
    pub items: Vec<Assessment<'p>>,
    /// How many different things the items are: those printed twice count once.
    pub distinct: usize,
    pub rounds: Vec<ReportRound<'p>>,
}

impl<'p> Survey<'p> {
    /// Assesses every item that the plan of `files` held on the day `as_of`.
    pub fn new(files: &'p Plan, as_of: NaiveDate) -> Self {
        let plan = files.on(as_of);
        let ledger = Ledger::new(files, as_of);
        let rounds = reports::rounds(files, as_of);
        let calls = Calls::new(&rounds, as_of);
        let assess = |(at, item): (usize, &'p Item)| {
            let account = ledger.account(at);
            // Of items that are one thing, each has its own day; where it is due round by round, they share the rounds.
            let own = Schedule::of(plan, item);
            let is_once = matches!((&own, &account.schedule), (Schedule::Once(_), Schedule::Once(_)));
            let schedule = if is_once { &own } else { &account.schedule };
            Judge { plan, as_of, calls: &calls, item, account, schedule }.assess()
        };
        let mut items: Vec<Assessment<'p>> = plan.items.iter().enumerate().map(assess).collect();
        family::lift(plan, &mut items);
        let is_own = |at: &usize| plan.index.root(*at) == *at && items[*at].is_counted;
        let distinct = (0..items.len()).filter(is_own).count();
        Self { files, plan, as_of, items, distinct, rounds }
    }

    /// What was made of the item called `id`; none where the plan does not hold it on the day.
    pub fn item(&self, id: &ItemId) -> Option<&Assessment<'p>> {
        self.plan.index.position(id).map(|at| &self.items[at])
    }
}
