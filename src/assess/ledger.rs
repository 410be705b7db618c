//! What was reported up to a day, gathered per item. Items that are printed twice share one account.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::model::{
    AgencyId, Confirmation, Entry, Item, ItemId, Occurrence, Override, Plan, ReportPeriod, State,
};
use crate::text;

/// The accounts of a plan on a day.
#[derive(Debug)]
pub struct Ledger<'p> {
    accounts: Vec<Account<'p>>,
    /// For each item of the plan, in its order, the number of its account.
    of_item: Vec<usize>,
}

/// What was reported of one thing.
#[derive(Debug, Default)]
pub struct Account<'p> {
    /// What was reported, in the order in which it counts.
    pub postings: Vec<Posting<'p>>,
    /// By the day they are due.
    pub occurrences: Vec<&'p Occurrence>,
    /// By day.
    pub confirmations: Vec<&'p Confirmation>,
    /// In the order in which they were made.
    pub overrides: Vec<&'p Override>,
}

/// An entry, and the state it leaves the item in: its own, or where it leaves that open the one before.
#[derive(Clone, Copy, Debug)]
pub struct Posting<'p> {
    pub entry: &'p Entry,
    /// None where nobody has said.
    pub state: Option<State>,
}

/// When something was put down: its day, then the period and agency of its report, then its place in the file. So the
/// order in which files are read decides nothing.
type Moment<'p> = (NaiveDate, ReportPeriod, &'p AgencyId, usize);

impl<'p> Ledger<'p> {
    /// Gathers what was reported on or before `as_of`. What refers to no item is left to the check.
    pub fn new(plan: &'p Plan, as_of: NaiveDate) -> Self {
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
        let mut entries: Vec<(Moment<'p>, usize, &'p Entry)> = Vec::new();
        let mut overrides: Vec<(Moment<'p>, usize, &'p Override)> = Vec::new();
        for report in &plan.reports {
            let moment = |on: NaiveDate, at: usize| (on, report.period.value, &report.agency.value, at);
            let account = |item: &ItemId, on: NaiveDate| index.get(item).copied().filter(|_| on <= as_of);
            for (at, entry) in report.entries.iter().enumerate() {
                let on = entry.on.value;
                entries.extend(account(&entry.item.value, on).map(|to| (moment(on, at), to, entry)));
            }
            for (at, judgement) in report.overrides.iter().enumerate() {
                let on = judgement.on.value;
                overrides
                    .extend(account(&judgement.item.value, on).map(|to| (moment(on, at), to, judgement)));
            }
            for occurrence in &report.occurrences {
                if let Some(to) = account(&occurrence.item.value, occurrence.on.value) {
                    ledger.accounts[to].occurrences.push(occurrence);
                }
            }
            for confirmation in &report.confirmations {
                if let Some(to) = account(&confirmation.item.value, confirmation.on.value) {
                    ledger.accounts[to].confirmations.push(confirmation);
                }
            }
        }
        entries.sort_by_key(|(moment, ..)| *moment);
        for (_, to, entry) in entries {
            ledger.accounts[to].post(entry);
        }
        overrides.sort_by_key(|(moment, ..)| *moment);
        for (_, to, judgement) in overrides {
            ledger.accounts[to].overrides.push(judgement);
        }
        for account in &mut ledger.accounts {
            let days = |it: &&Occurrence| (it.due.value, it.on.value, it.done.map(|done| done.value));
            account.occurrences.sort_by_key(days);
            account
                .confirmations
                .sort_by(|left, right| (left.on.value, &left.by).cmp(&(right.on.value, &right.by)));
        }
        ledger
    }

    /// The account of the item at `position`.
    pub fn account(&self, position: usize) -> &Account<'p> {
        &self.accounts[self.of_item[position]]
    }

    /// The positions of the items that share the account of the one at `position`, itself among them.
    pub fn same(&self, position: usize) -> impl Iterator<Item = usize> {
        let account = self.of_item[position];
        self.of_item.iter().enumerate().filter(move |(_, of)| **of == account).map(|(at, _)| at)
    }

    /// Every account, each once, in the order of the items.
    pub fn accounts(&self) -> impl Iterator<Item = &Account<'p>> {
        let own = self.of_item.iter().enumerate().filter(|(at, root)| at == *root);
        own.map(|(at, _)| &self.accounts[at])
    }

    /// How many different things the items are.
    pub fn distinct(&self) -> usize {
        self.of_item.iter().enumerate().filter(|(at, root)| at == *root).count()
    }
}

/// For each item, the position of the item it is the same as, in the end; its own where it is nobody's double.
pub(super) fn roots(plan: &Plan) -> Vec<usize> {
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
    /// Adds what was reported next.
    fn post(&mut self, entry: &'p Entry) {
        let before = self.postings.last().and_then(|posting| posting.state);
        let started = entry.percent.filter(|percent| 0.0 < percent.value).map(|_| State::InProgress);
        let said = entry.state.map(|state| state.value);
        self.postings.push(Posting { entry, state: said.or(before).or(started) });
    }

    /// The last report, and the state it leaves.
    pub fn last(&self) -> Option<Posting<'p>> {
        self.postings.last().copied()
    }

    /// The state that counts now.
    pub fn state(&self) -> Option<State> {
        self.last()?.state
    }

    /// Since when the account has been in the state it is in.
    pub fn since(&self) -> Option<NaiveDate> {
        let state = self.state();
        let run = self.postings.iter().rev().take_while(|posting| posting.state == state);
        run.last().map(|posting| posting.entry.on.value)
    }

    /// The last progress anyone stated, in percent. Work not started is none done.
    pub fn percent(&self) -> Option<f64> {
        self.postings.iter().rev().find_map(|posting| match (posting.entry.percent, posting.state) {
            (Some(percent), _) => Some(percent.value),
            (None, Some(State::NotStarted)) => Some(0.0),
            (None, Some(State::Done)) => Some(100.0),
            (None, _) => None,
        })
    }

    /// The unbroken run of "done" that the account ends with: its first day, and what shows or confirms that it is so.
    pub fn done(&self) -> Option<Completion<'p>> {
        if self.state() != Some(State::Done) {
            return None;
        }
        let on = self.since()?;
        let run = self.postings.iter().rev().take_while(|posting| posting.state == Some(State::Done));
        let has_evidence = run.into_iter().any(|posting| !posting.entry.evidence.is_empty());
        let confirmation = self.confirmations.iter().find(|it| on <= it.on.value).copied();
        Some(Completion { on, has_evidence, confirmation })
    }

    /// The judgement that holds on a day: the last one made, until it ends or is lifted.
    pub fn judgement(&self, as_of: NaiveDate) -> Option<&'p Override> {
        let last = self.overrides.last().copied()?;
        last.until.is_none_or(|until| as_of <= until.value).then_some(last)
    }

    /// The last cause of a delay that anyone gave.
    pub fn cause(&self) -> Option<&'p str> {
        self.postings.iter().rev().find_map(|posting| posting.entry.cause.as_deref())
    }

    /// The last value measured of `metric`; spellings that fold alike are one metric.
    pub fn measured(&self, metric: &str) -> Option<f64> {
        let entries = self.postings.iter().rev().map(|posting| posting.entry);
        let mut measured = entries.flat_map(|entry| entry.measured.iter().rev()).peekable();
        measured.peek()?;
        let key = text::fold(metric);
        measured.find(|it| text::fold(&it.metric) == key).map(|it| it.value)
    }
}

/// Work that was reported as done.
#[derive(Clone, Copy, Debug)]
pub struct Completion<'p> {
    /// The day from which it is.
    pub on: NaiveDate,
    /// Whether a document came with it.
    pub has_evidence: bool,
    /// The focal point's word for it, first given on or after that day.
    pub confirmation: Option<&'p Confirmation>,
}
