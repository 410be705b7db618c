//! What was reported up to a day, gathered per item. Items that are printed twice share one account.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::model::{Entry, Item, ItemId, Occurrence, Plan, State};
use crate::text;

/// The accounts of a plan on a day.
pub(super) struct Ledger<'p> {
    accounts: Vec<Account<'p>>,
    /// For each item of the plan, in its order, the number of its account.
    of_item: Vec<usize>,
}

/// What was reported of one thing.
#[derive(Default)]
pub(super) struct Account<'p> {
    /// By day; of one day's entries the one read last counts last.
    pub(super) entries: Vec<&'p Entry>,
    pub(super) occurrences: Vec<&'p Occurrence>,
}

impl<'p> Ledger<'p> {
    /// Gathers what was reported on or before `as_of`. What refers to no item is left to the check.
    pub(super) fn new(plan: &'p Plan, as_of: NaiveDate) -> Self {
        let mut ledger = Self { accounts: Vec::new(), of_item: roots(plan) };
        ledger.accounts.resize_with(plan.items.len(), Account::default);
        if plan.reports.is_empty() {
            return ledger;
        }
        let index: BTreeMap<&ItemId, usize> = plan
            .items
            .iter()
            .zip(&ledger.of_item)
            .map(|(item, account)| (&item.id.value, *account))
            .collect();
        for report in &plan.reports {
            for entry in report.entries.iter().filter(|entry| entry.on.value <= as_of) {
                if let Some(account) = index.get(&entry.item.value) {
                    ledger.accounts[*account].entries.push(entry);
                }
            }
            for occurrence in report.occurrences.iter().filter(|it| it.on.value <= as_of) {
                if let Some(account) = index.get(&occurrence.item.value) {
                    ledger.accounts[*account].occurrences.push(occurrence);
                }
            }
        }
        for account in &mut ledger.accounts {
            account.entries.sort_by_key(|entry| entry.on.value);
            account.occurrences.sort_by_key(|occurrence| (occurrence.due.value, occurrence.on.value));
        }
        ledger
    }

    /// The account of the item at `position`.
    pub(super) fn account(&self, position: usize) -> &Account<'p> {
        &self.accounts[self.of_item[position]]
    }

    /// How many different things the items are.
    pub(super) fn distinct(&self) -> usize {
        self.of_item.iter().enumerate().filter(|(at, root)| at == *root).count()
    }
}

/// For each item, the position of the item it is the same as, in the end; its own where it is nobody's double.
fn roots(plan: &Plan) -> Vec<usize> {
    if plan.items.iter().all(|item| item.same_as.is_none()) {
        return (0..plan.items.len()).collect();
    }
    let index: BTreeMap<&ItemId, usize> =
        plan.items.iter().enumerate().map(|(at, item)| (&item.id.value, at)).collect();
    let next = |item: &Item| item.same_as.as_ref().and_then(|id| index.get(&id.value).copied());
    let root = |at: usize| {
        let mut at = at;
        // A circle, which the check reports, ends after as many steps as there are items.
        for _ in 0..plan.items.len() {
            match next(&plan.items[at]) {
                Some(further) => at = further,
                None => break,
            }
        }
        at
    };
    (0..plan.items.len()).map(root).collect()
}

impl<'p> Account<'p> {
    /// The entry that counts now.
    pub(super) fn last(&self) -> Option<&'p Entry> {
        self.entries.last().copied()
    }

    /// The last progress anyone stated, in percent. Work not started is none done.
    pub(super) fn percent(&self) -> Option<f64> {
        self.entries.iter().rev().find_map(|entry| {
            match (entry.percent.map(|it| it.value), entry.state.value) {
                (None, State::NotStarted) => Some(0.0),
                (None, State::Done) => Some(100.0),
                (percent, _) => percent,
            }
        })
    }

    /// The unbroken run of "done" that the account ends with: its first day, and whether evidence came with it.
    pub(super) fn done(&self) -> Option<(NaiveDate, bool)> {
        let run: Vec<_> = self.entries.iter().rev().take_while(|it| it.state.value == State::Done).collect();
        let since = run.last()?.on.value;
        Some((since, run.iter().any(|entry| !entry.evidence.is_empty())))
    }

    /// The last value measured of `metric`; spellings that fold alike are one metric.
    pub(super) fn measured(&self, metric: &str) -> Option<f64> {
        let mut measured = self.entries.iter().rev().flat_map(|entry| entry.measured.iter().rev()).peekable();
        measured.peek()?;
        let key = text::fold(metric);
        measured.find(|it| text::fold(&it.metric) == key).map(|it| it.value)
    }
}
