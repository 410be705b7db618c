//! Where an item and its parts stand on a day, and why.

use chrono::NaiveDate;

use super::strand::Posting;
use super::{Pace, Reason, Standing, TargetStatus};
use crate::model::{AgencyId, Item, Occurrence, RoundId, State};

/// Where one item stands on a day, and why.
#[derive(Debug)]
pub struct Assessment<'p> {
    pub item: &'p Item,
    /// Whether it counts; one that others are a part of does not, and stands as the worst of these.
    pub is_counted: bool,
    pub standing: Standing,
    /// What the arithmetic says, where a person judged otherwise; else the same.
    pub computed: Standing,
    /// At least one; what weighs most comes first.
    pub reasons: Vec<Reason>,
    /// The last day in time: the item's own, that of the round it shows, or that of its most urgent open case.
    pub due: Option<NaiveDate>,
    /// Days to `due`, negative once it has passed; none once nothing remains to be done.
    pub days_left: Option<i64>,
    /// Progress in percent, if anyone stated it. Where several lead, the mean of their parts, or what who adds up said;
    /// none where that is left open.
    pub percent: Option<f64>,
    /// The sum behind the rating, while the item is under way; where several lead, that of the weakest part.
    pub pace: Option<Pace>,
    /// Whether its targets are reached: missed where one is, else open where one is; none where it has none.
    pub target_status: Option<TargetStatus>,
    /// That of each of its targets, in their order.
    pub targets: Vec<TargetStatus>,
    /// The agency that leads it alone, where one does.
    pub sole_lead: Option<&'p AgencyId>,
    /// Who adds up what several lead, where that is known.
    pub collector: Option<&'p AgencyId>,
    /// How each of several leads stands with its part; empty where there are not several.
    pub parts: Vec<PartAssessment<'p>>,
    /// How many of several leads have said something; none where there are not several.
    pub coverage: Option<Coverage>,
    /// What those who lead it took over from others.
    pub inherited: Vec<Inherited<'p>>,
    /// Each time it is due, where that is more than once.
    pub rounds: Vec<RoundAssessment>,
    /// What supporting agencies did last.
    pub contributions: Vec<Contribution<'p>>,
    /// What is worth knowing beside the standing.
    pub marks: Vec<Mark>,
    /// Whether a report that would tell of it was due by the day; before that, figures are asked for, not urged.
    pub was_asked: bool,
    /// What was said last: of the whole, else by one of those that lead a part.
    pub last: Option<Posting<'p>>,
    /// The last cause of a delay that anyone gave.
    pub cause: Option<&'p str>,
    /// Its cases, by the day they are due.
    pub occurrences: Vec<&'p Occurrence>,
}

/// How one of several leads stands with its part.
#[derive(Debug)]
pub struct PartAssessment<'p> {
    pub agency: &'p AgencyId,
    pub standing: Standing,
    pub reasons: Vec<Reason>,
    pub percent: Option<f64>,
    pub due: Option<NaiveDate>,
    /// Days to `due`, negative once it has passed; none once nothing remains to be done.
    pub days_left: Option<i64>,
    pub pace: Option<Pace>,
    /// The last cause of a delay that it gave.
    pub cause: Option<&'p str>,
    /// Whether it has said how far it is.
    pub is_reported: bool,
    /// Whether a report of it was due by the day.
    pub was_asked: bool,
}

/// How much of what several lead is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// How many leads the plan names, without those that were let off.
    pub named: usize,
    pub reported: usize,
    /// How many have completed their part.
    pub done: usize,
    /// Whether there are leads that the plan does not name.
    pub is_open: bool,
    /// Whether the progress of the whole is the mean of the parts, with nothing done for each that is silent.
    pub is_mean: bool,
}

/// What one agency took over from another.
#[derive(Clone, Copy, Debug)]
pub struct Inherited<'p> {
    pub agency: &'p AgencyId,
    pub from: &'p AgencyId,
    /// The first day on which the work is the successor's.
    pub on: NaiveDate,
    /// How far it is by now, in percent; none where nobody has said.
    pub percent: Option<f64>,
    pub is_done: bool,
}

/// One time that an item is due.
#[derive(Debug)]
pub struct RoundAssessment {
    pub id: RoundId,
    pub due: NaiveDate,
    pub standing: Standing,
    pub percent: Option<f64>,
}

/// What a supporting agency did last.
#[derive(Clone, Copy, Debug)]
pub struct Contribution<'p> {
    pub agency: &'p AgencyId,
    pub on: NaiveDate,
    pub state: Option<State>,
    pub percent: Option<f64>,
}

/// Something worth knowing beside a standing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It is due within the days that the plan calls soon.
    DueSoon,
}

impl Mark {
    /// The word of the JSON format.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DueSoon => "due_soon",
        }
    }
}

/// What an agency answers for in an item.
#[derive(Clone, Copy, Debug)]
pub enum Own<'a> {
    /// All of it: it is the only lead.
    Item(&'a Assessment<'a>),
    /// Its part.
    Part(&'a PartAssessment<'a>),
}

impl<'p> Assessment<'p> {
    /// What an agency answers for itself; none where it leads nothing of the item.
    pub fn own<'a>(&'a self, agency: &AgencyId) -> Option<Own<'a>> {
        if self.sole_lead.is_some_and(|lead| lead == agency) {
            return Some(Own::Item(self));
        }
        self.parts.iter().find(|part| part.agency == agency).map(Own::Part)
    }

    /// Those of whom something may be [asked](Self::asked): who leads it or a part of it, and who adds up.
    pub fn answering(&self) -> impl Iterator<Item = &'p AgencyId> {
        self.sole_lead.into_iter().chain(self.parts.iter().map(|part| part.agency)).chain(self.collector)
    }

    /// Stands as one of its parts does, and counts no more.
    pub(super) fn stand_as(&mut self, part: &Assessment<'p>) {
        self.is_counted = false;
        self.standing = part.standing;
        self.computed = part.computed;
        self.reasons.clone_from(&part.reasons);
        (self.due, self.days_left) = (part.due, part.days_left);
        (self.percent, self.pace) = (None, None);
        self.marks.clone_from(&part.marks);
    }

    /// What an agency is to answer for: what it leads itself; of parts whose membership is open, as long as nobody has
    /// said how far the whole is, only who adds up is to answer, for the whole. None of what is closed.
    pub fn asked<'a>(&'a self, agency: &AgencyId) -> Option<Own<'a>> {
        let is_stopped =
            !self.is_counted || self.standing.is_closed() || self.standing == Standing::Suspended;
        let is_unsummed = self.coverage.is_some_and(|it| it.is_open) && self.percent.is_none();
        match (is_stopped, is_unsummed) {
            (true, _) => None,
            (false, false) => self.own(agency),
            (false, true) => self.collector.is_some_and(|it| it == agency).then_some(Own::Item(self)),
        }
    }
}

impl<'a> Own<'a> {
    /// How it stands.
    pub const fn standing(self) -> Standing {
        match self {
            Self::Item(item) => item.standing,
            Self::Part(part) => part.standing,
        }
    }

    /// Why; at least one reason.
    pub fn reasons(self) -> &'a [Reason] {
        match self {
            Self::Item(item) => &item.reasons,
            Self::Part(part) => &part.reasons,
        }
    }

    /// The last day in time.
    pub const fn due(self) -> Option<NaiveDate> {
        match self {
            Self::Item(item) => item.due,
            Self::Part(part) => part.due,
        }
    }

    /// Days to it, negative once it has passed; none once nothing remains to be done.
    pub const fn days_left(self) -> Option<i64> {
        match self {
            Self::Item(item) => item.days_left,
            Self::Part(part) => part.days_left,
        }
    }

    /// The last cause of a delay that was given.
    pub const fn cause(self) -> Option<&'a str> {
        match self {
            Self::Item(item) => item.cause,
            Self::Part(part) => part.cause,
        }
    }

    /// Whether it is at risk for its silence alone, and no report was due that would have told of it: figures are asked
    /// for, and nothing is urged.
    pub fn lacks_figures(self) -> bool {
        let (percent, was_asked) = match self {
            Self::Item(item) => (item.percent, item.was_asked),
            Self::Part(part) => (part.percent, part.was_asked),
        };
        percent.is_none()
            && !was_asked
            && self.reasons().iter().all(|it| matches!(it, Reason::NoProgressAfterHalf { .. }))
    }
}
