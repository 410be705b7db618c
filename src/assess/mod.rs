//! A plan, its ledger and a day in; standings and reasons out. Nothing here reads, writes or asks a clock.
//!
//! The order of the rules is the format's: the first that applies gives the standing. Two decisions keep the rating
//! fair: what nobody has reported counts as nothing done, and a forecast makes a *high* risk only once half of the
//! time is gone. So more progress never makes a standing worse, and saying nothing is never better than saying 1 %.

pub mod changes;
pub mod clarity;
pub mod history;
pub mod ledger;
mod pace;
mod reports;
mod standing;
mod tally;
mod targets;

use chrono::NaiveDate;

use self::ledger::{Account, Ledger};
pub use self::pace::Pace;
pub use self::reports::{Answer, Answers, ReportRound};
pub use self::standing::{Reason, Standing};
pub use self::tally::{Rate, Tally};
pub use self::targets::expected;
use crate::model::{Entry, Item, Occurrence, Plan, Rating, State};

/// Where one item stands on a day, and why.
#[derive(Debug)]
pub struct Assessment<'p> {
    pub item: &'p Item,
    pub standing: Standing,
    /// What the arithmetic says, where a person judged otherwise; else the same.
    pub computed: Standing,
    /// At least one; what weighs most comes first.
    pub reasons: Vec<Reason>,
    /// The last day in time: the item's own, or that of its most urgent open occurrence.
    pub due: Option<NaiveDate>,
    /// Days to `due`; negative once it has passed.
    pub days_left: Option<i64>,
    /// Progress in percent, if anyone stated it.
    pub percent: Option<f64>,
    /// The sum behind the rating, while the item is under way.
    pub pace: Option<Pace>,
    /// The report that came last.
    pub last: Option<&'p Entry>,
    /// The last cause of a delay that anyone gave.
    pub cause: Option<&'p str>,
    /// The state that it leaves whoever made it in; none where nobody said.
    pub state: Option<State>,
    /// How many lead it, groups opened up; its progress is the mean of theirs. Counted once anything was reported.
    pub leads: usize,
    /// On how many of them there is a report.
    pub leads_heard: usize,
    /// Its cases, by the day they are due.
    pub occurrences: Vec<&'p Occurrence>,
}

/// A whole plan on a day.
#[derive(Debug)]
pub struct Survey<'p> {
    pub plan: &'p Plan,
    pub as_of: NaiveDate,
    /// One for each item of the plan, in its order.
    pub items: Vec<Assessment<'p>>,
    /// How many different things the items are: those printed twice count once.
    pub distinct: usize,
    pub rounds: Vec<ReportRound<'p>>,
}

impl<'p> Survey<'p> {
    /// Assesses every item of `plan` on the day `as_of`.
    pub fn new(plan: &'p Plan, as_of: NaiveDate) -> Self {
        let ledger = Ledger::new(plan, as_of);
        let rounds = reports::rounds(plan, as_of);
        let judge =
            |(at, item)| Judge { plan, as_of, rounds: &rounds, item, account: ledger.account(at) }.assess();
        Self {
            plan,
            as_of,
            items: plan.items.iter().enumerate().map(judge).collect(),
            distinct: plan.index.distinct(),
            rounds,
        }
    }
}

/// One item before its judge.
struct Judge<'a, 'p> {
    plan: &'p Plan,
    as_of: NaiveDate,
    rounds: &'a [ReportRound<'p>],
    item: &'p Item,
    account: &'a Account<'p>,
}

/// The day by which an item is due, and since when time counts towards it.
#[derive(Clone, Copy)]
struct Term {
    start: NaiveDate,
    due: NaiveDate,
}

impl<'p> Judge<'_, 'p> {
    fn assess(&self) -> Assessment<'p> {
        let open = self.open_occurrence();
        let own = self.own_term();
        let term = self.term(own, open);
        let percent = self.account.percent();
        let pace = term.and_then(|it| Pace::on(self.as_of, it.start, it.due, percent.unwrap_or(0.0)));
        let (standing, reasons) = self
            .closed(own, open)
            .or_else(|| self.handled(own, open))
            .or_else(|| self.overdue(own, open))
            .or_else(|| self.at_risk(term, pace))
            .unwrap_or_else(|| self.rest(term, pace));
        let computed = standing;
        let is_under_way = computed.is_at_risk() || computed == Standing::OnTrack;
        let (standing, reasons) =
            if is_under_way { self.judged(computed, reasons) } else { (computed, reasons) };
        Assessment {
            item: self.item,
            standing,
            computed,
            reasons,
            due: term.map(|it| it.due),
            days_left: term.map(|it| (it.due - self.as_of).num_days()),
            percent,
            pace: pace.filter(|_| is_under_way),
            last: self.account.last().map(|posting| posting.entry),
            cause: self.account.cause(),
            state: self.account.last().and_then(|posting| posting.state),
            leads: self.account.parts.len(),
            leads_heard: self.account.parts.iter().filter(|part| !part.postings.is_empty()).count(),
            occurrences: self.account.occurrences.clone(),
        }
    }

    /// The item's own deadline, and its own start or the plan's.
    fn own_term(&self) -> Option<Term> {
        let head = &self.plan.head;
        Some(Term { start: self.item.begins(head), due: self.item.due(head)? })
    }

    /// The case that is due first among those not dealt with by the day. Cases that arose before the item was reported
    /// as done are done with it.
    fn open_occurrence(&self) -> Option<&'p Occurrence> {
        let done = self.account.done().map(|done| done.on);
        let is_open = |it: &&&Occurrence| {
            it.done.is_none_or(|day| self.as_of < day.value) && done.is_none_or(|done| done < it.on.value)
        };
        self.account.occurrences.iter().find(is_open).copied()
    }

    /// The term that counts: the item's own, or that of the open case where it is due before.
    fn term(&self, own: Option<Term>, open: Option<&Occurrence>) -> Option<Term> {
        let case = open.map(|it| Term { start: it.on.value, due: it.due.value });
        // Of an item whose only days are those of its cases, the last one stays when all are dealt with.
        let last =
            || self.account.occurrences.last().map(|it| Term { start: it.on.value, due: it.due.value });
        match (own, case) {
            (Some(own), Some(case)) if case.due < own.due => Some(case),
            (Some(own), _) => Some(own),
            (None, case) => case.or_else(last),
        }
    }

    /// What the last entry ends: dropped, suspended, done. A case that arose after "done" opens the item again.
    fn closed(&self, own: Option<Term>, open: Option<&Occurrence>) -> Option<(Standing, Vec<Reason>)> {
        let on = self.account.since()?;
        match self.account.state()? {
            State::Dropped => Some((Standing::Dropped, vec![Reason::Dropped { on }])),
            State::Suspended => Some((Standing::Suspended, vec![Reason::Suspended { on }])),
            State::Done if open.is_none() => self.completed(own),
            State::Done | State::NotStarted | State::InProgress | State::Blocked => None,
        }
    }

    /// Work that was reported as done: completed once evidence shows it or the focal point confirms it.
    fn completed(&self, own: Option<Term>) -> Option<(Standing, Vec<Reason>)> {
        let done = self.account.done()?;
        let on = done.on;
        if !done.has_evidence && done.confirmation.is_none() {
            return Some((Standing::AwaitingConfirmation, vec![Reason::NoEvidence { on }]));
        }
        let due = own.map(|own| own.due).or_else(|| self.answered(on));
        let late = due.map(|due| (due, (on - due).num_days())).filter(|(_, days)| 0 < *days);
        let (standing, reason) = match late {
            Some((due, days)) => (Standing::CompletedLate, Reason::DoneLate { on, due, days }),
            None => (Standing::CompletedOnTime, Reason::DoneOnTime { on, due }),
        };
        let confirmed = done.confirmation.map(|it| Reason::Confirmed { by: it.by.clone(), on: it.on.value });
        Some((standing, std::iter::once(reason).chain(confirmed).collect()))
    }

    /// A rating as a named person sees it, who gave a reason; what the arithmetic says stays beside it.
    fn judged(&self, computed: Standing, mut reasons: Vec<Reason>) -> (Standing, Vec<Reason>) {
        let judgement = self.account.judgement(self.as_of);
        let rated = judgement.and_then(|it| {
            let standing = match it.rating {
                Rating::OnTrack => Standing::OnTrack,
                Rating::AtRisk => Standing::AtRisk,
                Rating::AtRiskHigh => Standing::AtRiskHigh,
                Rating::Computed => return None,
            };
            Some((standing, it))
        });
        let Some((standing, it)) = rated else { return (computed, reasons) };
        let judged =
            Reason::Overridden { by: it.by.clone(), on: it.on.value, why: it.reason.clone(), computed };
        reasons.insert(0, judged);
        (standing, reasons)
    }

    /// The day by which the earliest case was due that "done" on a day answers.
    fn answered(&self, on: NaiveDate) -> Option<NaiveDate> {
        let mut cases = self.account.occurrences.iter();
        cases
            .find(|it| it.on.value <= on && it.done.is_none_or(|done| on <= done.value))
            .map(|it| it.due.value)
    }

    /// An item without a day of its own whose cases have all been dealt with.
    fn handled(&self, own: Option<Term>, open: Option<&Occurrence>) -> Option<(Standing, Vec<Reason>)> {
        let cases = &self.account.occurrences;
        if own.is_some() || open.is_some() || cases.is_empty() {
            return None;
        }
        let late = cases.iter().filter(|it| it.done.is_some_and(|done| it.due.value < done.value)).count();
        let standing = match late {
            0 => Standing::CompletedOnTime,
            _ => Standing::CompletedLate,
        };
        let count = cases.len();
        Some((standing, vec![Reason::OccurrencesHandled { count, late }]))
    }

    fn overdue(&self, own: Option<Term>, open: Option<&Occurrence>) -> Option<(Standing, Vec<Reason>)> {
        let past = |due: NaiveDate| Some((self.as_of - due).num_days()).filter(|days| 0 < *days);
        // Work that is done stays done: only a case that arose since can be late.
        let own = own.filter(|_| self.account.done().is_none());
        let mut reasons = Vec::new();
        if let Some((due, days)) = own.and_then(|own| Some((own.due, past(own.due)?))) {
            reasons.push(Reason::DeadlinePassed { due, days });
        }
        if let Some((occurrence, days)) = open.and_then(|it| Some((it, past(it.due.value)?))) {
            let (on, due) = (occurrence.on.value, occurrence.due.value);
            reasons.push(Reason::OccurrenceOverdue { on, due, days });
        }
        (!reasons.is_empty()).then_some((Standing::Overdue, reasons))
    }

    /// The ratings, with every reason that applies, those of a high risk first.
    fn at_risk(&self, term: Option<Term>, pace: Option<Pace>) -> Option<(Standing, Vec<Reason>)> {
        let (mut high, mut some) = (Vec::new(), Vec::new());
        if self.account.state() == Some(State::Blocked) {
            high.extend(self.account.since().map(|on| Reason::Blocked { on }));
        }
        if let Some(pace) = pace {
            self.rate_pace(pace, &mut high, &mut some);
        }
        if let Some(Term { start, due }) = term {
            for target in &self.item.targets {
                let value = self.account.measured(&target.metric);
                match value.and_then(|value| targets::judge(target, value, (start, due), self.as_of)) {
                    Some(reason @ Reason::TargetOutOfReach { .. }) => high.push(reason),
                    reason => some.extend(reason),
                }
            }
            let days = (due - self.as_of).num_days();
            if days <= self.plan.risk.due_soon_days {
                some.push(Reason::DueSoon { due, days });
            }
            some.extend(self.rounds.iter().filter_map(|round| self.missing_report(round)));
        }
        let standing = match (high.is_empty(), some.is_empty()) {
            (false, _) => Standing::AtRiskHigh,
            (true, false) => Standing::AtRisk,
            (true, true) => return None,
        };
        high.append(&mut some);
        Some((standing, high))
    }

    fn rate_pace(&self, pace: Pace, high: &mut Vec<Reason>, some: &mut Vec<Reason>) {
        let risk = &self.plan.risk;
        if pace.is_idle() {
            if pace.is_past_half() {
                high.push(Reason::NoProgressAfterHalf { pace });
            } else {
                some.push(Reason::NoProgress { pace });
            }
            return;
        }
        let forecast = pace.forecast();
        let slip = forecast.map(|forecast| (forecast - pace.start).num_days() - pace.duration);
        if pace.is_past_half() && slip.is_none_or(|days| risk.slip_days < days) {
            high.push(Reason::ForecastSlips { pace, forecast: forecast.zip(slip) });
        }
        if pace.is_below(risk.spi) {
            some.push(Reason::BehindSchedule { pace });
        }
    }

    /// A round whose day has passed without a report from every agency that leads the item.
    fn missing_report(&self, round: &ReportRound<'_>) -> Option<Reason> {
        if !round.is_past(self.as_of) {
            return None;
        }
        let leads = self.plan.agencies.expand(self.item.lead.iter().map(|id| &id.value));
        let asked: Vec<_> = leads.into_iter().filter(|lead| round.asked.contains(lead)).collect();
        let missing = asked.iter().filter(|lead| !round.received.contains_key(*lead)).count();
        (0 < missing).then_some(Reason::ReportMissing {
            period: round.period,
            due: round.due,
            missing,
            asked: asked.len(),
        })
    }

    /// Neither ended, nor late, nor at risk.
    fn rest(&self, term: Option<Term>, pace: Option<Pace>) -> (Standing, Vec<Reason>) {
        let (standing, reason) = match (term, pace) {
            _ if self.item.lead.is_empty() => (Standing::Unknown, Reason::NoLead),
            (None, _) if self.item.deadline.trigger().is_some() => {
                (Standing::NotTriggered, Reason::NothingSetsDay)
            }
            (None, _) => (Standing::Unknown, Reason::NoDay),
            (Some(_), Some(pace)) => (Standing::OnTrack, Reason::OnSchedule { pace }),
            (Some(term), None) => (Standing::OnTrack, Reason::NotBegun { start: term.start }),
        };
        (standing, vec![reason])
    }
}
