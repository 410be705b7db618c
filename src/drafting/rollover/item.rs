//! An item of the next plan.

use chrono::NaiveDate;

use super::choice::{Choice, Why};
use super::numbers::Numbers;
use super::successors::Succession;
use super::turn::{Turn, moved};
use super::years::Years;
use super::{deadline, targets};
use crate::assess::account::Account;
use crate::assess::{Assessment, Standing};
use crate::message::Message;
use crate::model::{CarriedFrom, Head, Item, Round};
use crate::source::Spanned;

/// An item that goes on.
#[derive(Debug)]
pub struct Carried<'p> {
    pub item: Item,
    /// As it was.
    pub old: &'p Item,
    pub why: Why,
    /// Where it stood; none where it was not yet part of the plan.
    pub assessment: Option<&'p Assessment<'p>>,
    pub decisions: Vec<Message>,
}

/// What every item of a plan is carried on with.
pub(super) struct Carrier<'a, 'p> {
    /// The head of the plan that is carried on.
    pub(super) head: &'p Head,
    pub(super) turn: Turn,
    pub(super) choice: &'a Choice<'p>,
    pub(super) numbers: &'a Numbers,
    pub(super) succession: &'a Succession<'p>,
}

impl<'p> Carrier<'_, 'p> {
    /// The item in the next plan. `in_files` is the same as the files have it, whoever was gone by then.
    pub(super) fn carry(
        &self,
        (old, why): (&'p Item, Why),
        in_files: Option<&Item>,
        assessment: Option<&'p Assessment<'p>>,
        account: Option<&Account<'_>>,
    ) -> Carried<'p> {
        let mut decisions: Vec<Message> = asked(why, assessment).into_iter().collect();
        let mut item = Item { removed: None, ..old.clone() };
        item.carried_from =
            Some(old.id.clone().map(|id| CarriedFrom { plan: self.head.id.value.clone(), item: id }));
        if let Some(double) = item.same_as.take_if(|double| !self.choice.is_kept(&double.value)) {
            decisions.push(Message::new("rollover.double-gone").with("item", double.value.as_str()));
        }
        self.numbers.number(&mut item);
        item.start = self.start(old, why);
        let next = deadline::next(old, self.head, self.turn);
        item.deadline = next.deadline;
        decisions.extend(next.decisions);
        decisions.extend(self.rounds(&mut item, assessment));
        for target in &mut item.targets {
            let (baseline, question) = targets::baseline(target, account, self.turn, next.is_same);
            target.baseline = baseline;
            target.term = targets::term(target, &item.rounds, self.turn);
            decisions.extend(question);
        }
        decisions.extend(self.succession.item(&mut item, in_files));
        decisions.extend(self.succession.named_in(texts(&item)));
        // The words of work that has kept its day are of the year in which it was given.
        if !next.is_same {
            let mut years = Years::new(self.turn);
            in_words(&mut item, &mut years);
            decisions.extend(years.decisions());
        }
        Carried { item, old, why, assessment, decisions }
    }

    /// What comes back begins as it did, a year later; what is open has begun.
    fn start(&self, old: &Item, why: Why) -> Option<Spanned<NaiveDate>> {
        let start = old.start.filter(|_| why == Why::Recurs)?;
        let years = if self.turn.is_ahead(start.value) { 0 } else { self.turn.years()? };
        Some(start.map(|day| moved(day, years)))
    }

    /// The rounds that are still to come, on the days of the next plan.
    fn rounds(&self, item: &mut Item, assessment: Option<&Assessment<'_>>) -> Vec<Message> {
        let is_closed = |round: &Round| {
            let rounds = assessment.iter().flat_map(|it| &it.rounds);
            rounds.filter(|it| it.id == round.id.value).any(|it| it.standing.is_closed())
        };
        item.rounds.retain(|round| !is_closed(round));
        let mut decisions = Vec::new();
        for round in &mut item.rounds {
            if !self.turn.is_ahead(round.due.value)
                && let Some(years) = self.turn.years()
            {
                round.due.value = moved(round.due.value, years);
            }
            decisions.extend(deadline::off(round.due.value));
        }
        decisions
    }
}

/// What is to be asked of an item for where it stood.
fn asked(why: Why, assessment: Option<&Assessment<'_>>) -> Option<Message> {
    match (assessment.map(|it| it.standing), why) {
        (Some(Standing::Suspended), _) => Some(Message::new("rollover.suspended")),
        (Some(Standing::AwaitingConfirmation), _) => Some(Message::new("rollover.awaiting")),
        (_, Why::Undated) => Some(Message::new("rollover.undated")),
        _ => None,
    }
}

/// Every text of an item in which an agency may be named.
fn texts(item: &Item) -> impl Iterator<Item = &str> {
    let actions = item.actions.iter().flat_map(|action| std::iter::once(&action.text).chain(&action.steps));
    std::iter::once(&item.name).chain(&item.goals).chain(actions).map(|text| text.as_str())
}

/// Moves the years in the words of an item.
fn in_words(item: &mut Item, years: &mut Years) {
    years.placed(&mut item.name);
    years.all_placed(&mut item.goals);
    years.maybe(&mut item.product);
    for round in &mut item.rounds {
        years.maybe(&mut round.what);
    }
    for target in &mut item.targets {
        years.placed(&mut target.metric);
    }
    for action in &mut item.actions {
        years.placed(&mut action.text);
        years.all_placed(&mut action.steps);
    }
}
