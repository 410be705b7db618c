//! What was said of one thing that somebody answers for, entry by entry: how far it is, since when it is done, which
//! cases it had.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::model::{AgencyId, Confirmation, Entry, Measurement, Occurrence, ReportPeriod, State};
use crate::text;

/// An entry that counts, and where it leaves the thing it speaks of.
#[derive(Clone, Copy, Debug)]
pub struct Posting<'p> {
    pub entry: &'p Entry,
    /// Whose report it stands in.
    pub author: &'p AgencyId,
    /// The period of that report.
    pub period: ReportPeriod,
    /// Its place among all that counts of the thing.
    pub order: usize,
    /// The state that its author may give; none where it gives none.
    pub said: Option<State>,
    /// The state it leaves: never a halt, which is kept apart. None where nobody has said.
    pub state: Option<State>,
    /// The progress it leaves, in percent.
    pub percent: Option<f64>,
}

impl Posting<'_> {
    /// Whether it says how far the thing is.
    fn is_word(&self) -> bool {
        self.said.is_some() || self.entry.percent.is_some() || !self.entry.measured.is_empty()
    }

    /// Whether it says that less than all is done.
    pub fn is_lesser(&self) -> bool {
        match self.said {
            Some(state) => state != State::Done,
            None => self.entry.percent.is_some_and(|percent| percent.value < 100.0),
        }
    }
}

/// What was said of one thing: a single lead's item, one lead's part of it, or the whole of what several lead; in one of
/// its rounds.
#[derive(Debug, Default)]
pub struct Strand<'p> {
    /// In the order in which they count.
    pub postings: Vec<Posting<'p>>,
    /// By the day they are due.
    pub cases: Vec<&'p Occurrence>,
    /// Since it is done, while it is.
    run: Option<Run<'p>>,
    /// The last value of each metric, by its folded name.
    measured: BTreeMap<String, &'p Measurement>,
}

/// Work that has been done, from the first "done" on.
#[derive(Clone, Copy, Debug)]
struct Run<'p> {
    /// Its day and whose word it was.
    on: NaiveDate,
    author: &'p AgencyId,
    order: usize,
    /// The progress stated before.
    before: Option<f64>,
    has_evidence: bool,
    /// The first word that takes it for done.
    confirmation: Option<&'p Confirmation>,
}

impl<'p> Strand<'p> {
    /// Adds what was said next; `posting` states what its entry says, and gets what it leaves.
    pub(super) fn post(&mut self, mut posting: Posting<'p>) {
        let stated = posting.entry.percent.map(|percent| percent.value);
        let before = self.state();
        posting.state = posting.said.or(match (before, stated) {
            (Some(State::Done), Some(percent)) if percent < 100.0 => Some(State::InProgress),
            (None | Some(State::NotStarted), Some(percent)) if 0.0 < percent => Some(State::InProgress),
            _ => before,
        });
        let kept = self.run.map_or_else(|| self.percent(), |run| run.before);
        posting.percent = match posting.state {
            Some(State::Done) => Some(100.0),
            Some(State::NotStarted) => stated.or(kept).or(Some(0.0)),
            _ => stated.or(kept),
        };
        self.follow(&posting);
        self.keep(posting);
    }

    fn keep(&mut self, posting: Posting<'p>) {
        self.measured.extend(posting.entry.measured.iter().map(|it| (text::fold(&it.metric), it)));
        self.postings.push(posting);
    }

    /// Opens what is done again, by what one of those that lead a part says of it.
    pub(super) fn reopen(&mut self, posting: Posting<'p>) {
        let Some(run) = self.run.take() else { return };
        let state = Some(State::InProgress);
        self.keep(Posting { said: state, state, percent: run.before, ..posting });
    }

    /// Begins, goes on with or ends a run of "done".
    fn follow(&mut self, posting: &Posting<'p>) {
        if posting.state != Some(State::Done) {
            self.run = None;
            return;
        }
        let before = self.percent();
        let run = self.run.get_or_insert(Run {
            on: posting.entry.on.value,
            author: posting.author,
            order: posting.order,
            before,
            has_evidence: false,
            confirmation: None,
        });
        run.has_evidence |= !posting.entry.evidence.is_empty();
    }

    /// Takes a word that the work is done, where `may_confirm` says that whose word it is may give it. The first counts
    /// that was given once it was done; they come by day.
    pub(super) fn confirm(&mut self, it: &'p Confirmation, may_confirm: impl Fn(&AgencyId) -> bool) {
        if let Some(run) = &mut self.run
            && run.confirmation.is_none()
            && run.on <= it.on.value
            && may_confirm(run.author)
        {
            run.confirmation = Some(it);
        }
    }

    /// The state that counts now: no halt.
    pub fn state(&self) -> Option<State> {
        self.postings.last()?.state
    }

    /// The last progress stated, in percent.
    pub fn percent(&self) -> Option<f64> {
        self.postings.last()?.percent
    }

    /// Whether anybody has said how far it is.
    pub fn has_word(&self) -> bool {
        self.postings.iter().any(Posting::is_word)
    }

    /// Since when it has been in the state it is in.
    pub fn since(&self) -> Option<NaiveDate> {
        let state = self.state();
        let run = self.postings.iter().rev().take_while(|posting| posting.state == state);
        run.last().map(|posting| posting.entry.on.value)
    }

    /// The work that was reported as done, while it is.
    pub fn done(&self) -> Option<Completion<'p>> {
        let Run { on, has_evidence, confirmation, .. } = self.run?;
        Some(Completion { on, is_proven: has_evidence || confirmation.is_some(), confirmation })
    }

    /// The place of the first "done" among all that counts of the thing, while it is done.
    pub(super) fn done_order(&self) -> Option<usize> {
        self.run.map(|run| run.order)
    }

    /// The place of what last said that less than all is done.
    pub(super) fn last_lesser(&self) -> Option<usize> {
        self.postings.iter().rev().find(|posting| posting.is_lesser()).map(|posting| posting.order)
    }

    /// Whether it was done on a day, by all that was said up to then.
    pub fn was_done(&self, on: NaiveDate) -> bool {
        // Postings come by day.
        let until = self.postings.partition_point(|posting| posting.entry.on.value <= on);
        self.postings[..until].last().is_some_and(|posting| posting.state == Some(State::Done))
    }

    /// The entries that say "done" while it is, in order.
    pub(super) fn done_words(&self) -> impl Iterator<Item = &Posting<'p>> {
        let run = self.postings.iter().rev().take_while(|posting| posting.state == Some(State::Done)).count();
        self.postings[self.postings.len() - run..].iter().filter(|posting| posting.said == Some(State::Done))
    }

    /// The last value measured of `metric`; spellings that fold alike are one metric.
    pub fn measured(&self, metric: &str) -> Option<&'p Measurement> {
        if self.measured.is_empty() { None } else { self.measured.get(&text::fold(metric)).copied() }
    }
}

/// Work that was reported as done.
#[derive(Clone, Copy, Debug)]
pub struct Completion<'p> {
    /// The day on which "done" was first said of it.
    pub on: NaiveDate,
    /// Whether it counts as completed: a document came with it, or somebody who may has taken it for done.
    pub is_proven: bool,
    /// The word of who takes it for done, first given on or after that day.
    pub confirmation: Option<&'p Confirmation>,
}
