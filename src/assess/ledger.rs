//! What was reported up to a day, gathered per item in one pass. Items that are printed twice share one account.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::account::{Account, Said};
use super::tenure;
use super::voice::{Heard, Voices};
use crate::model::{AgencyId, Entry, ItemId, Plan, ProgressReport, ReportPeriod};

/// The accounts of a plan on a day.
#[derive(Debug)]
pub struct Ledger<'p> {
    /// The plan that the files hold.
    files: &'p Plan,
    /// The plan as it held on the day.
    plan: &'p Plan,
    /// One for each thing, in the order of the items that stand for them.
    accounts: Vec<Account<'p>>,
    /// For each item of the plan, the place of its account.
    places: Vec<usize>,
}

/// When something was put down: its day, then the period and agency of its report, then its place in the file. So the
/// order in which files are read decides nothing.
type Moment<'p> = (NaiveDate, ReportPeriod, &'p AgencyId, usize);

/// What reports say of one kind, each with its moment and the place of its account.
type Gathered<'p, T> = Vec<(Moment<'p>, usize, Said<'p, T>)>;

impl<'p> Ledger<'p> {
    /// Gathers what was reported on or before `as_of` of the plan that `files` hold. What refers to no item is left to the
    /// check.
    pub fn new(files: &'p Plan, as_of: NaiveDate) -> Self {
        let mut ledger = Self::open(files, as_of);
        for (_, to, said) in
            ledger.gather(as_of, |report| &report.entries, |it| (&it.item.value, it.on.value))
        {
            ledger.accounts[to].post(&said);
        }
        for (_, to, said) in
            ledger.gather(as_of, |report| &report.occurrences, |it| (&it.item.value, it.on.value))
        {
            ledger.accounts[to].add_case(&said);
        }
        for (_, to, said) in
            ledger.gather(as_of, |report| &report.confirmations, |it| (&it.item.value, it.on.value))
        {
            ledger.accounts[to].confirm(&said);
        }
        for (_, to, said) in
            ledger.gather(as_of, |report| &report.overrides, |it| (&it.item.value, it.on.value))
        {
            ledger.accounts[to].judge(&said);
        }
        ledger.accounts.iter_mut().for_each(Account::sort_cases);
        ledger
    }

    /// An empty account for each thing on a day: who may say what of it, and when it is due.
    pub fn open(files: &'p Plan, as_of: NaiveDate) -> Self {
        let plan = files.on(as_of);
        let turns = tenure::turns(files, as_of);
        let mut accounts = Vec::with_capacity(plan.items.len());
        let mut places = vec![0; plan.items.len()];
        for at in (0..plan.items.len()).filter(|at| plan.index.root(*at) == *at) {
            for double in plan.index.same(at) {
                places[double] = accounts.len();
            }
            accounts.push(Account::open(files, at, as_of, &turns));
        }
        Self { files, plan, accounts, places }
    }

    /// What reports say of one kind up to a day, in the order in which it counts.
    fn gather<T>(
        &self,
        as_of: NaiveDate,
        list: impl Fn(&'p ProgressReport) -> &'p Vec<T>,
        about: impl Fn(&'p T) -> (&'p ItemId, NaiveDate),
    ) -> Gathered<'p, T> {
        let mut gathered = Vec::new();
        for report in self.plan.reports.iter() {
            let (author, period) = (&report.agency.value, report.period.value);
            for (at, what) in list(report).iter().enumerate() {
                let (item, on) = about(what);
                let to = self.plan.index.position(item).filter(|_| on <= as_of);
                let moment = (on, period, author, at);
                gathered.extend(to.map(|to| (moment, self.places[to], Said { author, period, what })));
            }
        }
        gathered.sort_by_key(|(moment, ..)| *moment);
        gathered
    }

    /// Every entry of the plan that is about one of its items, in the order of the files, and how it is heard on its day.
    pub fn heard(&self) -> impl Iterator<Item = (&'p ProgressReport, &'p Entry, Heard<'p>)> {
        let entries =
            self.plan.reports.iter().flat_map(|report| report.entries.iter().map(move |it| (report, it)));
        entries.filter_map(|(report, entry)| {
            let voices = self.account_of(&entry.item.value)?.voices.on(self.files, entry.on.value)?;
            Some((report, entry, voices.hear(&report.agency.value, entry)))
        })
    }

    /// Who has a say in an item on a day; none where the plan does not hold it then.
    pub fn voices(&self, item: &ItemId, day: NaiveDate) -> Option<Cow<'_, Voices<'p>>> {
        self.account_of(item)?.voices.on(self.files, day)
    }

    /// The account of an item; none where the plan does not hold it on the day.
    pub fn account_of(&self, item: &ItemId) -> Option<&Account<'p>> {
        self.plan.index.position(item).map(|at| self.account(at))
    }

    /// The account of the item at `position` of the plan of the day.
    pub fn account(&self, position: usize) -> &Account<'p> {
        &self.accounts[self.places[position]]
    }

    /// Every account, each once, in the order of the items.
    pub fn accounts(&self) -> impl Iterator<Item = &Account<'p>> {
        self.accounts.iter()
    }
}
