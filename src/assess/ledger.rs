//! What was reported up to a day, gathered per item. Items that are printed twice share one account.

use chrono::NaiveDate;

use crate::model::{AgencyId, Confirmation, Entry, ItemId, Occurrence, Override, Plan, ReportPeriod, State};
use crate::text;

/// The accounts of a plan on a day.
#[derive(Debug)]
pub struct Ledger<'p> {
    plan: &'p Plan,
    /// One for each item of the plan, in its order; of those that are the same, only the one that stands for them is
    /// used.
    accounts: Vec<Account<'p>>,
}

/// What was reported of one thing.
#[derive(Debug, Default)]
pub struct Account<'p> {
    /// What was reported, by whomever, in the order in which it counts.
    pub postings: Vec<Posting<'p>>,
    /// What each of those has done that lead it; where one leads alone, what anybody says is its part.
    pub parts: Vec<Part<'p>>,
    /// By the day they are due.
    pub occurrences: Vec<&'p Occurrence>,
    /// By day.
    pub confirmations: Vec<&'p Confirmation>,
    /// In the order in which they were made.
    pub overrides: Vec<&'p Override>,
}

/// What one agency has done of a thing that several lead.
#[derive(Debug, Default)]
pub struct Part<'p> {
    /// None where the thing has one lead.
    agency: Option<&'p AgencyId>,
    /// What it said, and what others said of the whole.
    pub postings: Vec<Posting<'p>>,
}

/// An entry, and the state it leaves a part in: its own, or where it leaves that open the one before.
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
        let mut ledger = Self { plan, accounts: Vec::new() };
        ledger.accounts.resize_with(plan.items.len(), Account::default);
        if plan.reports.is_empty() {
            return ledger;
        }
        for (account, item) in ledger.accounts.iter_mut().zip(&plan.items) {
            account.open(plan.agencies.expand(item.lead.iter().map(|lead| &lead.value)));
        }
        let place = |item: &ItemId, on: NaiveDate| {
            let at = plan.index.position(item).filter(|_| on <= as_of)?;
            Some(plan.index.root(at))
        };
        ledger.post(plan, place);
        for report in &plan.reports {
            for occurrence in &report.occurrences {
                if let Some(to) = place(&occurrence.item.value, occurrence.on.value) {
                    ledger.accounts[to].occurrences.push(occurrence);
                }
            }
            for confirmation in &report.confirmations {
                if let Some(to) = place(&confirmation.item.value, confirmation.on.value) {
                    ledger.accounts[to].confirmations.push(confirmation);
                }
            }
        }
        ledger.accounts.iter_mut().for_each(Account::sort);
        ledger
    }

    /// Posts entries and judgements, in the order in which they count, where `place` puts them.
    fn post(&mut self, plan: &'p Plan, place: impl Fn(&ItemId, NaiveDate) -> Option<usize>) {
        let mut entries: Vec<(Moment<'p>, usize, &'p Entry)> = Vec::new();
        let mut overrides: Vec<(Moment<'p>, usize, &'p Override)> = Vec::new();
        for report in &plan.reports {
            let moment = |on: NaiveDate, at: usize| (on, report.period.value, &report.agency.value, at);
            for (at, entry) in report.entries.iter().enumerate() {
                let on = entry.on.value;
                entries.extend(place(&entry.item.value, on).map(|to| (moment(on, at), to, entry)));
            }
            for (at, judgement) in report.overrides.iter().enumerate() {
                let on = judgement.on.value;
                overrides.extend(place(&judgement.item.value, on).map(|to| (moment(on, at), to, judgement)));
            }
        }
        entries.sort_by_key(|(moment, ..)| *moment);
        for ((_, _, agency, _), to, entry) in entries {
            self.accounts[to].post(plan, agency, entry);
        }
        overrides.sort_by_key(|(moment, ..)| *moment);
        for (_, to, judgement) in overrides {
            self.accounts[to].overrides.push(judgement);
        }
    }

    /// The account of the item at `position`.
    pub fn account(&self, position: usize) -> &Account<'p> {
        &self.accounts[self.plan.index.root(position)]
    }

    /// Every account, each once, in the order of the items.
    pub fn accounts(&self) -> impl Iterator<Item = &Account<'p>> {
        let is_own = |at: &usize| self.plan.index.root(*at) == *at;
        (0..self.accounts.len()).filter(is_own).map(|at| &self.accounts[at])
    }
}

impl<'p> Account<'p> {
    /// Gives each of several leads a part.
    fn open(&mut self, leads: Vec<&'p AgencyId>) {
        self.parts = match leads.len() {
            0 | 1 => vec![Part::default()],
            _ => leads.into_iter().map(|lead| Part { agency: Some(lead), ..Part::default() }).collect(),
        };
    }

    /// Adds what was reported next: of several leads each speaks for itself, a group for its members, anybody else for
    /// the whole.
    fn post(&mut self, plan: &Plan, agency: &AgencyId, entry: &'p Entry) {
        let is_own = |part: &Part<'p>| part.agency.is_some_and(|lead| plan.agencies.belongs(lead, agency));
        let speaks_for_some = self.parts.iter().any(is_own);
        let mut state = None;
        for part in self.parts.iter_mut().filter(|part| !speaks_for_some || is_own(part)) {
            state = part.post(entry);
        }
        self.postings.push(Posting { entry, state });
    }

    fn sort(&mut self) {
        let days = |it: &&Occurrence| (it.due.value, it.on.value, it.done.map(|done| done.value));
        self.occurrences.sort_by_key(days);
        self.confirmations.sort_by(|left, right| (left.on.value, &left.by).cmp(&(right.on.value, &right.by)));
    }

    /// The part that `agency` speaks for: its own where several lead.
    pub fn part(&self, agency: &AgencyId) -> Option<&Part<'p>> {
        self.parts.iter().find(|part| part.agency.is_none_or(|own| own == agency))
    }

    /// The parts that are still somebody's work.
    fn live(&self) -> impl Iterator<Item = &Part<'p>> {
        self.parts.iter().filter(|part| part.state() != Some(State::Dropped))
    }

    /// The last report, and the state it leaves its part in.
    pub fn last(&self) -> Option<Posting<'p>> {
        self.postings.last().copied()
    }

    /// The state that counts now. Where several lead, what all are done with is done; before that it is blocked where
    /// one is, and suspended where all that is left is.
    pub fn state(&self) -> Option<State> {
        if self.live().next().is_none() {
            return (!self.parts.is_empty()).then_some(State::Dropped);
        }
        let open: Vec<Option<State>> =
            self.live().map(Part::state).filter(|state| *state != Some(State::Done)).collect();
        let is_untouched = |state: &Option<State>| state.is_none_or(|state| state == State::NotStarted);
        let is_any_done = open.len() < self.live().count();
        match &open[..] {
            [] => Some(State::Done),
            open if open.contains(&Some(State::Blocked)) => Some(State::Blocked),
            open if open.iter().all(|state| *state == Some(State::Suspended)) => Some(State::Suspended),
            open if !is_any_done && open.iter().all(Option::is_none) => None,
            open if !is_any_done && open.iter().all(is_untouched) => Some(State::NotStarted),
            _ => Some(State::InProgress),
        }
    }

    /// Since when the account has been in the state it is in: since the last part came to it; blocked, since the first.
    pub fn since(&self) -> Option<NaiveDate> {
        let state = self.state();
        let alike = self.parts.iter().filter(|part| part.state() == state).filter_map(Part::since);
        if state == Some(State::Blocked) { alike.min() } else { alike.max() }
    }

    /// The last progress anyone stated, in percent. Where several lead, the mean of their parts, cut to a tenth; a part
    /// that nobody has reported on is none done.
    pub fn percent(&self) -> Option<f64> {
        let live: Vec<Option<f64>> = self.live().map(Part::percent).collect();
        match &live[..] {
            [] => self.parts.iter().find_map(Part::percent),
            [only] => *only,
            parts if parts.iter().all(Option::is_none) => None,
            parts => Some(mean(parts.iter().map(|percent| percent.unwrap_or_default()))),
        }
    }

    /// What was reported as done, by all that lead it: since when, and what shows or confirms that it is so.
    pub fn done(&self) -> Option<Completion<'p>> {
        if self.state() != Some(State::Done) {
            return None;
        }
        let on = self.since()?;
        let has_evidence = self.live().all(Part::has_evidence);
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

impl<'p> Part<'p> {
    fn post(&mut self, entry: &'p Entry) -> Option<State> {
        let started = entry.percent.filter(|percent| 0.0 < percent.value).map(|_| State::InProgress);
        let said = entry.state.map(|state| state.value);
        let state = said.or(self.state()).or(started);
        self.postings.push(Posting { entry, state });
        state
    }

    /// The state that counts now.
    pub fn state(&self) -> Option<State> {
        self.postings.last()?.state
    }

    /// The postings of the state it is in, the last one first.
    fn run(&self) -> impl Iterator<Item = &Posting<'p>> {
        let state = self.state();
        self.postings.iter().rev().take_while(move |posting| posting.state == state)
    }

    fn since(&self) -> Option<NaiveDate> {
        self.run().last().map(|posting| posting.entry.on.value)
    }

    /// The last progress stated, in percent. Work not started is none done.
    pub fn percent(&self) -> Option<f64> {
        self.postings.iter().rev().find_map(|posting| match (posting.entry.percent, posting.state) {
            (Some(percent), _) => Some(percent.value),
            (None, Some(State::NotStarted)) => Some(0.0),
            (None, Some(State::Done)) => Some(100.0),
            (None, _) => None,
        })
    }

    fn has_evidence(&self) -> bool {
        self.run().any(|posting| !posting.entry.evidence.is_empty())
    }
}

/// The mean of percentages, cut to a tenth.
#[expect(clippy::cast_precision_loss, reason = "a plan has few agencies")]
fn mean(percents: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = percents.len() as f64;
    // What is a tenth but for the last bit of a sum stays one.
    (percents.sum::<f64>() * 10.0 / count + 1e-9).floor() / 10.0
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
