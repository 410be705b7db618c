//! When an item is due, in the composable form that the documents' phrases ask for.

use chrono::{Datelike as _, NaiveDate};

use super::{Phrase, PhraseFault, PlanPeriod, Recurrence, RoundDay, RoundSpan, Rounds, Trigger, Why};
use crate::dates::dates;
use crate::source::{Span, Spanned};

/// A deadline: the printed phrase, what it is read as, and what the plan's keys say of it. A key beats the phrase.
#[derive(Clone, Debug)]
pub struct Deadline {
    /// As printed.
    pub text: Spanned<String>,
    /// What the text means.
    pub phrase: Result<Phrase, PhraseFault>,
    /// The last day in time; of rounds, that of the first.
    pub date: Option<Spanned<NaiveDate>>,
    pub keys: DeadlineKeys,
}

/// What a deadline says in keys of its own, besides its day.
#[derive(Clone, Debug, Default)]
pub struct DeadlineKeys {
    /// "Thường xuyên": goes on to the end of the plan's period.
    pub continuous: Option<Spanned<bool>>,
    /// Comes back.
    pub every: Option<Spanned<Recurrence>>,
    /// The day of the month by which each round is due; past the month's end its last.
    pub day: Option<Spanned<u32>>,
    /// Something outside the plan sets the day.
    pub trigger: Option<Spanned<Trigger>>,
    /// A proviso of the document, in its words.
    pub condition: Option<Spanned<String>>,
}

impl DeadlineKeys {
    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        let Self { continuous, every, day, trigger, condition } = self;
        let is_rhythm_open = continuous.is_none() && every.is_none() && day.is_none();
        is_rhythm_open && trigger.is_none() && condition.is_none()
    }
}

impl Deadline {
    /// A deadline whose text is read here.
    pub fn new(text: Spanned<String>, date: Option<Spanned<NaiveDate>>, keys: DeadlineKeys) -> Self {
        Self { phrase: Phrase::read(&text), text, date, keys }
    }

    /// What stands in for a deadline that is missing, so that the rest of its item can be checked.
    pub fn blank(text: Spanned<String>) -> Self {
        Self::new(text, None, DeadlineKeys::default())
    }

    /// Whether the text says all there is.
    pub fn is_text_alone(&self) -> bool {
        self.date.is_none() && self.keys.is_empty()
    }

    /// Whether the text prints a day in figures, with its year or without, so that nothing is left to add.
    pub fn prints(&self, day: NaiveDate) -> bool {
        let figures = |word: &str| word.split('/').map(str::parse).collect::<Result<Vec<u32>, _>>().ok();
        let is_it = |figures: Vec<u32>| match figures[..] {
            [d, m] => (d, m) == (day.day(), day.month()),
            [d, m, y] => (d, m) == (day.day(), day.month()) && i32::try_from(y) == Ok(day.year()),
            _ => false,
        };
        let words = self.text.split(|c: char| !c.is_ascii_digit() && c != '/');
        let spelled = dates(&self.text).iter().any(|(_, printed)| *printed == day);
        spelled || words.filter_map(figures).any(is_it)
    }

    /// Whether the work goes on all the time, to the end of the plan's period or to the day that is named.
    pub fn is_continuous(&self) -> bool {
        let read = || self.read().is_some_and(|phrase| phrase.is_continuous);
        self.keys.continuous.as_ref().map_or_else(read, |key| key.value)
    }

    /// How often the work comes back.
    pub fn every(&self) -> Option<Recurrence> {
        let key = self.keys.every.as_ref().map(|every| every.value);
        key.or_else(|| self.read()?.every)
    }

    /// What sets the day. A day that is named beats what the phrase says of it.
    pub fn trigger(&self) -> Option<Trigger> {
        let key = self.keys.trigger.as_ref().map(|trigger| trigger.value);
        let is_named = self.date.is_some() || self.naming().is_some();
        key.or_else(|| self.read().filter(|_| !is_named)?.trigger)
    }

    /// A proviso, in the document's words.
    pub fn condition(&self) -> Option<&str> {
        let key = self.keys.condition.as_ref().map(|condition| condition.value.as_str());
        key.or_else(|| self.read()?.condition.as_deref())
    }

    /// Where the day stands: the date, or the text where there is none.
    pub fn place(&self) -> Span {
        self.date.as_ref().map_or(self.text.span, |date| date.span)
    }

    /// The last day in time, of work that starts on a day: the date; else that of the first round; else the day that
    /// the text names; else, when continuous, the end of the period; else none.
    pub fn resolve(&self, period: &PlanPeriod, start: NaiveDate) -> Option<NaiveDate> {
        if let Some(date) = &self.date {
            return Some(date.value);
        }
        if self.every().is_some() {
            return self.rounds(period, start)?.iter().next().map(|round| round.due);
        }
        let ends_with_plan = self.is_continuous().then_some(period.to);
        let named = self.naming().and_then(|phrase| phrase.due_in(period.year()).ok()?);
        named.or(ends_with_plan)
    }

    /// The rounds of work that starts on a day, where it comes back. None where the days between which they lie cannot
    /// be told.
    pub fn rounds(&self, period: &PlanPeriod, start: NaiveDate) -> Option<Rounds> {
        let every = self.every()?;
        let named = self.read().and_then(|phrase| phrase.due);
        let one = named.filter(|due| every.holds(due.first, due.last));
        let date = self.date.as_ref().map(|date| date.value);
        let mut rounds =
            Rounds { every, on: self.round_day(every), from: period.from, to: period.to, start, first: date };
        let year = period.year();
        match (one, named) {
            _ if date.is_some() => {}
            // "Trước ngày 10/12 hằng năm" is a day of every year.
            (Some(due), _) if due.last.year.is_none() && every == Recurrence::Year => {}
            (Some(due), _) => {
                let first = RoundSpan::holding(every, due.last.of(year).ok()?);
                rounds.from = rounds.from.max(first.opens());
            }
            (None, Some(due)) => {
                rounds.from = rounds.from.max(due.first.of(year).ok()?);
                rounds.to = rounds.to.min(due.last.of(year).ok()?);
            }
            (None, None) => {}
        }
        Some(rounds)
    }

    /// Where in each of its spans a round is due: as the text says, else as the first round's day is in its span.
    fn round_day(&self, every: Recurrence) -> RoundDay {
        let of_date = self.date.as_ref().map(|date| {
            let is_last = date.value.succ_opt().is_some_and(|next| next.day() == 1);
            let month = date.value.month0() % every.months() + 1;
            RoundDay { month, day: if is_last { 31 } else { date.value.day() } }
        });
        let named = self.read().and_then(|phrase| phrase.round_day(every));
        let on = named.or(of_date).unwrap_or(RoundDay::end(every));
        self.keys.day.as_ref().map_or(on, |day| RoundDay { day: day.value, ..on })
    }

    /// Why the text says no day that could be relied on, and where, in a plan of this period.
    pub fn fault(&self, period: &PlanPeriod) -> Option<PhraseFault> {
        let phrase = match &self.phrase {
            Ok(phrase) => phrase,
            Err(fault) => return Some(fault.clone()),
        };
        let needs_no_year = phrase.is_every_year() || (self.is_continuous() && phrase.is_the_year_alone());
        let why = phrase.due_in(period.year()).err().filter(|why| *why != Why::NoYear || !needs_no_year)?;
        Some(PhraseFault { why, range: 0..self.text.len() })
    }

    /// What the text means, where it names a day. "Thường xuyên trong năm" does not: it goes on to the plan's end.
    fn naming(&self) -> Option<&Phrase> {
        let is_open = |phrase: &Phrase| self.is_continuous() && phrase.is_the_year_alone();
        self.read().filter(|phrase| phrase.due.is_some() && !is_open(phrase))
    }

    /// What the text means, where it is read.
    fn read(&self) -> Option<&Phrase> {
        self.phrase.as_ref().ok()
    }
}
