//! When an item is due: once, or round by round.

use chrono::NaiveDate;

use crate::model::{Item, Plan, RoundId, RoundTerm};

/// The day by which something is due, and since when time counts towards it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    pub start: NaiveDate,
    pub due: NaiveDate,
}

/// The days of an item.
#[derive(Debug)]
pub enum Schedule {
    /// Once: by a day, or by none that the plan could tell.
    Once(Option<Term>),
    /// Time and again, each round by its own day; in the order of those days, at least one.
    Rounds(Vec<Round>),
}

/// One time that work is due which is due more than once.
#[derive(Clone, Debug)]
pub struct Round {
    pub id: RoundId,
    pub term: Term,
}

/// A hundred years of months: nobody looks at more rounds of one item.
const MOST_ROUNDS: usize = 1200;

impl Schedule {
    /// That of an item.
    pub fn of(plan: &Plan, item: &Item) -> Self {
        let head = &plan.head;
        let rolled = |day| plan.days_off.rolled(day);
        let round = |it: RoundTerm| Round { term: Term { start: it.first, due: rolled(it.due) }, id: it.id };
        let mut rounds: Vec<Round> = item.round_terms(head).take(MOST_ROUNDS).map(round).collect();
        if rounds.is_empty() {
            let due = item.due(head);
            return Self::Once(due.map(|due| Term { start: item.begins(head), due: rolled(due) }));
        }
        rounds.sort_by_key(|round| round.term.due);
        Self::Rounds(rounds)
    }

    /// That of the item at `position` and its doubles: round by round where one of them is due so.
    pub fn shared(plan: &Plan, position: usize) -> Self {
        let doubles = plan.index.same(position).filter(|at| *at != position);
        let rounds =
            doubles.map(|at| Self::of(plan, &plan.items[at])).find(|it| matches!(it, Self::Rounds(_)));
        match Self::of(plan, &plan.items[position]) {
            Self::Once(term) => rounds.unwrap_or(Self::Once(term)),
            own @ Self::Rounds(_) => own,
        }
    }

    /// How many times it is due.
    pub const fn times(&self) -> usize {
        match self {
            Self::Once(_) => 1,
            Self::Rounds(rounds) => rounds.len(),
        }
    }

    /// The term of the time at a place.
    pub fn term(&self, at: usize) -> Option<Term> {
        match self {
            Self::Once(term) => *term,
            Self::Rounds(rounds) => rounds.get(at).map(|round| round.term),
        }
    }

    /// The last days in time, in order.
    pub fn due_days(&self) -> impl Iterator<Item = NaiveDate> {
        (0..self.times()).filter_map(|at| self.term(at)).map(|term| term.due)
    }

    /// The place of the time that is spoken of on a day: the round that is named, else that whose time the day lies in;
    /// before the first it is the first, after the last the last. None where no round is called so.
    pub fn place(&self, named: Option<&RoundId>, on: NaiveDate) -> Option<usize> {
        let Self::Rounds(rounds) = self else { return Some(0) };
        match named {
            Some(id) => rounds.iter().position(|round| round.id == *id),
            None => Some(rounds.iter().rposition(|round| round.term.start <= on).unwrap_or_default()),
        }
    }
}
