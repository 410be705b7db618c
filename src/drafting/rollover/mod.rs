//! The next plan out of one that is ending: what comes back and what is open goes on, in the plan as it then holds.
//! What cannot be known is asked, beside what it is about.

mod choice;
mod deadline;
mod head;
mod item;
mod numbers;
mod successors;
mod targets;
mod turn;
mod years;

use self::choice::{Choice, assessed};
pub use self::choice::{Ended, LeftOut, Why};
pub use self::item::Carried;
use self::item::Carrier;
use self::numbers::Numbers;
use self::successors::Succession;
pub use self::turn::Turn;
use self::years::Years;
use crate::assess::Survey;
use crate::assess::ledger::Ledger;
use crate::message::Message;
use crate::model::{Agency, Basis, DaysOff, Duty, Head, Item, Plan, PlanPeriod, Section};

/// A part of the next plan, and what somebody has to decide about it.
#[derive(Debug)]
pub struct Noted<T> {
    pub part: T,
    pub decisions: Vec<Message>,
}

/// The next plan.
#[derive(Debug)]
pub struct Rollover<'p> {
    /// The plan that is carried on, as it holds when the next begins.
    pub old: &'p Plan,
    pub head: Head,
    /// What the old one rested on.
    pub old_basis: &'p [Basis],
    /// Each with the key of the head it is about.
    pub decisions: Vec<(&'static str, Message)>,
    pub days_off: DaysOff,
    pub sections: Vec<Noted<Section>>,
    pub items: Vec<Carried<'p>>,
    pub duties: Vec<Noted<Duty>>,
    /// Those that are there when the plan begins, or later.
    pub agencies: Vec<Agency>,
    /// Those that are gone, and the names of those that took over.
    pub gone: Vec<(&'p Agency, Vec<&'p str>)>,
    pub left: Vec<LeftOut<'p>>,
    /// Sections of which no item goes on.
    pub left_sections: Vec<&'p Section>,
}

impl<'p> Rollover<'p> {
    /// What follows on a plan on the day of `survey`, as the plan `id` for a period; without one for the years after.
    pub fn new(survey: &'p Survey<'p>, id: &str, period: Option<PlanPeriod>) -> Self {
        let files = survey.files;
        // What was put off by an amendment does not change which year the plan is for.
        let issued_for = files.without(|_, _| true).head.period;
        let turn = Turn::new(issued_for, period.unwrap_or_else(|| Turn::usual(issued_for)));
        let day = turn.period.from.max(survey.as_of);
        let old = files.on(day);
        let choice = Choice::new(old, survey, day);
        let numbers = Numbers::new(&old.items, |id| choice.is_kept(id));
        let succession = Succession::new(files, day);
        let ledger = Ledger::new(files, survey.as_of);
        let carrier =
            Carrier { head: &old.head, turn, choice: &choice, numbers: &numbers, succession: &succession };
        let carry = |(item, why): &(&'p Item, Why)| {
            let id = &item.id.value;
            carrier.carry((item, *why), files.item(id), assessed(survey, id), ledger.account_of(id))
        };
        let items: Vec<Carried<'p>> = choice.kept.iter().map(carry).collect();
        let (kept, gone): (Vec<&Section>, Vec<&Section>) =
            old.sections.iter().partition(|section| goes_on(old, section, &choice));
        let (head, mut decisions) = head::next(&old.head, id, (turn, survey.as_of), &succession);
        let (days_off, question) = days_off(&old.days_off, turn);
        decisions.extend(question.map(|question| ("days_off", question)));
        Self {
            old,
            head,
            old_basis: &old.head.basis,
            decisions,
            days_off,
            sections: kept.into_iter().map(|section| next_section(section, turn)).collect(),
            items,
            duties: old.duties.iter().map(|duty| next_duty(duty, turn, &succession)).collect(),
            agencies: old.agencies.iter().filter_map(|agency| succession.agency(agency)).collect(),
            gone: succession.gone(),
            left: choice.left,
            left_sections: gone,
        }
    }

    /// Whether items have other numbers than they had.
    pub fn is_renumbered(&self) -> bool {
        self.items.iter().any(|it| it.item.id.value != it.old.id.value)
    }

    /// How many items go on for a reason.
    pub fn count(&self, why: Why) -> usize {
        self.items.iter().filter(|it| it.why == why).count()
    }
}

/// Whether a section goes on: it holds an item that does, or never held any.
fn goes_on(plan: &Plan, section: &Section, choice: &Choice<'_>) -> bool {
    let mut inside = plan.items.iter().filter(|item| plan.is_in(item, &section.id.value)).peekable();
    inside.peek().is_none() || inside.any(|item| choice.is_kept(&item.id.value))
}

fn next_section(old: &Section, turn: Turn) -> Noted<Section> {
    let mut years = Years::new(turn);
    let mut part = Section { title: years.text(&old.title), ..old.clone() };
    years.maybe(&mut part.text);
    Noted { part, decisions: years.decisions() }
}

fn next_duty(old: &Duty, turn: Turn, succession: &Succession<'_>) -> Noted<Duty> {
    let mut years = Years::new(turn);
    let mut part = old.clone();
    years.placed(&mut part.text);
    let mut decisions = succession.named_in([part.text.as_str()].into_iter());
    decisions.extend(years.decisions());
    Noted { part, decisions }
}

/// The days off that lie in the next plan, and what is to be asked where those of the old year are left out.
fn days_off(old: &DaysOff, turn: Turn) -> (DaysOff, Option<Message>) {
    let mut days_off = old.clone();
    days_off.days.retain(|day| turn.is_ahead(day.value));
    days_off.spans.retain(|span| turn.is_ahead(span.to.value));
    let count = |it: &DaysOff| it.days.len() + it.spans.len();
    let question = (count(&days_off) < count(old)).then(|| Message::new("rollover.days-off"));
    (days_off, question)
}
