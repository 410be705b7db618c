//! Work that is due more than once: a round for each month, quarter, half or year of a plan, or one for each milestone
//! that the plan names.

use chrono::{Datelike as _, NaiveDate};

use super::year::{self, HALVES, MONTHS, QUARTERS, WHOLE, YearParts};
use super::{Day, Recurrence, Round, RoundId};

/// The time of one round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundTerm {
    /// As the plan names it, or as the part of the calendar that it spans is called.
    pub id: RoundId,
    /// The first day of its time: of its span, or the item's start where that is later.
    pub first: NaiveDate,
    /// The last day of its span, which may come after its due day.
    pub last: NaiveDate,
    /// The last day in time.
    pub due: NaiveDate,
}

/// A month, quarter, half or year of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundSpan {
    pub every: Recurrence,
    pub year: i32,
    /// Its place in its year, from 1.
    pub number: u32,
}

/// Where in each of its spans a round is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundDay {
    /// The month of the span, from 1.
    pub month: u32,
    /// The day of that month; past the month's end its last.
    pub day: u32,
}

/// How the rounds of an item lie in its plan.
#[derive(Clone, Copy, Debug)]
pub struct Rounds {
    pub every: Recurrence,
    pub on: RoundDay,
    /// The days between which they lie, both included.
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// The item's start: a round that is due before it falls away.
    pub start: NaiveDate,
    /// The day by which the first is due, where the plan sets one for it; no round comes before that one.
    pub first: Option<NaiveDate>,
}

impl Recurrence {
    /// The parts of a year that make a round each.
    const fn parts(self) -> YearParts {
        match self {
            Self::Year => WHOLE,
            Self::HalfYear => HALVES,
            Self::Quarter => QUARTERS,
            Self::Month => MONTHS,
        }
    }

    /// How many months a round spans.
    pub const fn months(self) -> u32 {
        match self {
            Self::Year => 12,
            Self::HalfYear => 6,
            Self::Quarter => 3,
            Self::Month => 1,
        }
    }

    /// Whether one span of a round holds both days.
    pub fn holds(self, first: Day, last: Day) -> bool {
        let span = |day: Day| (day.year, (day.month - 1) / self.months());
        span(first) == span(last)
    }
}

impl RoundDay {
    /// The end of each span.
    pub const fn end(every: Recurrence) -> Self {
        Self { month: every.months(), day: 31 }
    }
}

impl RoundSpan {
    /// The span in which a day lies.
    pub fn holding(every: Recurrence, day: NaiveDate) -> Self {
        Self { every, year: day.year(), number: day.month0() / every.months() + 1 }
    }

    /// The span after this one.
    #[must_use]
    pub const fn after(self) -> Self {
        if self.number * self.every.months() < 12 {
            return Self { number: self.number + 1, ..self };
        }
        Self { year: self.year + 1, number: 1, ..self }
    }

    /// What its round is called: `2026-02`, `2026-Q2`, `2026-H1`, `2026`.
    pub fn id(self) -> RoundId {
        let word = self.every.parts().get(self.number as usize - 1).map_or("", |(word, _)| word);
        RoundId::of_key(&year::key(self.year, word))
    }

    /// A day of it.
    pub fn day(self, on: RoundDay) -> NaiveDate {
        let before = (self.number - 1) * self.every.months();
        year::day_of(self.year, before + on.month, on.day).unwrap_or(NaiveDate::MAX)
    }

    /// Its first day.
    pub fn opens(self) -> NaiveDate {
        self.day(RoundDay { month: 1, day: 1 })
    }

    /// Its last day.
    pub fn closes(self) -> NaiveDate {
        self.day(RoundDay::end(self.every))
    }
}

impl Rounds {
    /// Each round, in order.
    pub fn iter(&self) -> impl Iterator<Item = RoundTerm> + use<> {
        let rounds = *self;
        let spans = std::iter::successors(Some(rounds.first_span()), |span| Some(span.after()));
        let spans = spans.take_while(move |span| rounds.reaches(*span));
        spans.filter_map(move |span| rounds.term(span))
    }

    /// The round of this id.
    pub fn round(&self, id: &RoundId) -> Option<RoundTerm> {
        let (year, at) = year::read_key(id.as_str(), self.every.parts())?;
        let span = RoundSpan { every: self.every, year, number: u32::try_from(at).ok()? + 1 };
        let is_within = self.first_span().opens() <= span.opens() && self.reaches(span);
        is_within.then(|| self.term(span))?
    }

    fn first_span(&self) -> RoundSpan {
        RoundSpan::holding(self.every, self.first.unwrap_or(self.from.max(self.start)))
    }

    /// Whether the plan reaches into a span far enough for a round: to the round's own day, or half of the span. The first
    /// span always has its round. What a plan ends with before that belongs to the round before, and the next round to
    /// the plan that follows.
    fn reaches(&self, span: RoundSpan) -> bool {
        let held = (self.to - span.opens()).num_days() + 1;
        let all = (span.closes() - span.opens()).num_days() + 1;
        span == self.first_span() || span.day(self.on) <= self.to || all <= 2 * held
    }

    /// The time of one round, unless it is due before the work starts.
    fn term(&self, span: RoundSpan) -> Option<RoundTerm> {
        let is_last = !self.reaches(span.after());
        let last = if is_last { self.to } else { span.closes() };
        let first = span.opens().max(self.from).max(self.start);
        let set = self.first.filter(|day| RoundSpan::holding(self.every, *day) == span);
        let due = set.unwrap_or_else(|| span.day(self.on).min(self.to));
        // A first round whose day the plan sets is due on that day.
        let first = if set.is_some() { first.min(due) } else { first };
        (first <= due).then_some(RoundTerm { id: span.id(), first, last, due })
    }
}

/// The times of the rounds that a plan names: each begins on the day after the one before is due.
pub fn named_rounds(rounds: &[Round], start: NaiveDate) -> Vec<RoundTerm> {
    let mut rounds: Vec<&Round> = rounds.iter().collect();
    rounds.sort_by_key(|round| round.due.value);
    let mut next = start;
    let term = |round: &Round| {
        let due = round.due.value;
        let first = next.min(due);
        next = due.succ_opt().unwrap_or(due).max(start);
        RoundTerm { id: round.id.value.clone(), first, last: due, due }
    };
    rounds.into_iter().map(term).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceId, Span, Spanned};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// The rounds of a plan of 2026 and 2027 that was issued on 15 January 2026, as `key first..last due`.
    fn rounds(every: Recurrence) -> Rounds {
        Rounds {
            every,
            on: RoundDay::end(every),
            from: day("2026-01-01"),
            to: day("2027-12-31"),
            start: day("2026-01-15"),
            first: None,
        }
    }

    fn told(rounds: impl IntoIterator<Item = RoundTerm>) -> Vec<String> {
        let told = |it: RoundTerm| format!("{} {}..{} {}", it.id, it.first, it.last, it.due);
        rounds.into_iter().map(told).collect()
    }

    #[test]
    fn a_round_spans_a_part_of_the_calendar() {
        let quarters = told(rounds(Recurrence::Quarter).iter());
        assert_eq!(quarters.len(), 8);
        assert_eq!(quarters[0], "2026-Q1 2026-01-15..2026-03-31 2026-03-31");
        assert_eq!(quarters[4], "2027-Q1 2027-01-01..2027-03-31 2027-03-31");
        let halves = told(rounds(Recurrence::HalfYear).iter());
        assert_eq!(halves[3], "2027-H2 2027-07-01..2027-12-31 2027-12-31");
        let years = told(rounds(Recurrence::Year).iter());
        assert_eq!(years[1], "2027 2027-01-01..2027-12-31 2027-12-31");
    }

    #[test]
    fn a_day_past_the_end_of_a_month_is_its_last() {
        let mut months = rounds(Recurrence::Month);
        months.on.day = 30;
        let due: Vec<String> = months.iter().take(4).map(|it| it.due.to_string()).collect();
        assert_eq!(due, ["2026-01-30", "2026-02-28", "2026-03-30", "2026-04-30"]);
    }

    #[test]
    fn a_first_round_that_is_due_before_the_start_falls_away() {
        let mut months = rounds(Recurrence::Month);
        for (on, first) in [(14, "2026-02"), (15, "2026-01")] {
            months.on.day = on;
            assert_eq!(months.iter().next().unwrap().id.to_string(), first, "{on}");
        }
    }

    #[test]
    fn a_first_round_may_have_a_day_of_its_own() {
        let mut months = rounds(Recurrence::Month);
        months.on.day = 20;
        months.first = Some(day("2026-03-25"));
        let told = told(months.iter().take(2));
        assert_eq!(
            told,
            ["2026-03 2026-03-01..2026-03-31 2026-03-25", "2026-04 2026-04-01..2026-04-30 2026-04-20"]
        );
    }

    #[test]
    fn rounds_end_with_the_plan() {
        let mut months = rounds(Recurrence::Month);
        months.to = day("2026-02-14");
        assert_eq!(told(months.iter())[1..], ["2026-02 2026-02-01..2026-02-14 2026-02-14"]);
        months.on = RoundDay { month: 1, day: 5 };
        assert_eq!(told(months.iter()), ["2026-02 2026-02-01..2026-02-14 2026-02-05"]);
    }

    #[test]
    fn less_than_half_of_a_span_is_left_to_the_plan_that_follows() {
        let mut months = rounds(Recurrence::Month);
        months.to = day("2026-02-13");
        assert_eq!(told(months.iter()), ["2026-01 2026-01-15..2026-02-13 2026-01-31"]);
        assert_eq!(months.round(&"2026-02".parse().unwrap()), None);
        // A round that is due by then counts, however little of its span is left.
        months.on = RoundDay { month: 1, day: 13 };
        assert_eq!(told(months.iter()), ["2026-02 2026-02-01..2026-02-13 2026-02-13"]);
        // The only round stays.
        let years = Rounds { to: day("2026-03-31"), ..rounds(Recurrence::Year) };
        assert_eq!(told(years.iter()), ["2026 2026-01-15..2026-03-31 2026-03-31"]);
        let years = Rounds { to: day("2027-03-31"), ..years };
        assert_eq!(told(years.iter()), ["2026 2026-01-15..2027-03-31 2026-12-31"]);
    }

    #[test]
    fn a_named_round_begins_where_the_one_before_ended() {
        let place = Span::new(SourceId(0), &(0..0));
        let round = |(id, due): (&str, &str)| Round {
            id: Spanned { value: id.parse().unwrap(), span: place },
            due: Spanned { value: day(due), span: place },
            what: None,
        };
        let rounds = [("b", "2026-11-30"), ("a", "2026-06-30"), ("early", "2026-01-10")].map(round);
        let rounds = named_rounds(&rounds, day("2026-01-15"));
        let expected = [
            "early 2026-01-10..2026-01-10 2026-01-10",
            "a 2026-01-15..2026-06-30 2026-06-30",
            "b 2026-07-01..2026-11-30 2026-11-30",
        ];
        assert_eq!(told(rounds), expected);
    }
}
