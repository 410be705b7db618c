//! A plan, its ledger and a day in; standings and reasons out. Nothing here reads, writes or asks a clock.
//!
//! The order of the rules is the format's: the first that applies gives the standing. Two decisions keep the rating
//! fair: what nobody has reported counts as nothing done, and a forecast makes a *high* risk only once half of the
//! time is gone. So more progress never makes a standing worse, and saying nothing is never better than saying 1 %.

mod ledger;
mod pace;
mod reports;
mod standing;
mod tally;
mod targets;

use chrono::NaiveDate;

use self::ledger::{Account, Ledger};
pub use self::pace::Pace;
pub use self::reports::ReportRound;
pub use self::standing::{Reason, Standing};
pub use self::tally::{Rate, Tally};
use crate::model::{Entry, Item, Occurrence, Plan, State};

/// Where one item stands on a day, and why.
#[derive(Debug)]
pub struct Assessment<'p> {
    pub item: &'p Item,
    pub standing: Standing,
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
    /// The report that counts now.
    pub last: Option<&'p Entry>,
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
            distinct: ledger.distinct(),
            rounds,
        }
    }

    /// The tally of the whole plan.
    pub fn tally(&self) -> Tally {
        Tally::of(&self.items, self.as_of)
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

impl<'p> Judge<'_, 'p> {
    fn assess(&self) -> Assessment<'p> {
        let open = self.open_occurrence();
        let own = self.item.deadline.resolve(&self.plan.head.period);
        let set = open.map(|occurrence| occurrence.due.value);
        let due = [own, set].into_iter().flatten().min();
        let start = match open {
            Some(occurrence) if due == set => occurrence.on.value,
            _ => self.item.start.map_or(self.plan.head.issued.start(), |start| start.value),
        };
        let percent = self.account.percent();
        let pace = due.and_then(|due| Pace::on(self.as_of, start, due, percent.unwrap_or(0.0)));
        let (standing, reasons) = self
            .closed(own)
            .or_else(|| self.handled(own, open))
            .or_else(|| self.overdue(own, open))
            .or_else(|| self.at_risk(due.map(|due| (start, due)), pace))
            .unwrap_or_else(|| self.rest(due, start, pace));
        Assessment {
            item: self.item,
            standing,
            reasons,
            due,
            days_left: due.map(|due| (due - self.as_of).num_days()),
            percent,
            pace,
            last: self.account.last(),
        }
    }

    /// The case that is due first among those not dealt with by the day.
    fn open_occurrence(&self) -> Option<&'p Occurrence> {
        let is_open = |it: &&&Occurrence| it.done.is_none_or(|done| self.as_of < done.value);
        self.account.occurrences.iter().find(is_open).copied()
    }

    /// What the last entry ends: dropped, suspended, done.
    fn closed(&self, due: Option<NaiveDate>) -> Option<(Standing, Vec<Reason>)> {
        let last = self.account.last()?;
        let on = last.on.value;
        match last.state.value {
            State::Dropped => Some((Standing::Dropped, vec![Reason::Dropped { on }])),
            State::Suspended => Some((Standing::Suspended, vec![Reason::Suspended { on }])),
            State::Done => {
                let (on, has_evidence) = self.account.done()?;
                let late = due.map(|due| (due, (on - due).num_days())).filter(|(_, days)| 0 < *days);
                Some(match late {
                    _ if !has_evidence => (Standing::AwaitingConfirmation, vec![Reason::NoEvidence { on }]),
                    Some((due, days)) => (Standing::CompletedLate, vec![Reason::DoneLate { on, due, days }]),
                    None => (Standing::CompletedOnTime, vec![Reason::DoneOnTime { on, due }]),
                })
            }
            State::NotStarted | State::InProgress | State::Blocked => None,
        }
    }

    /// An item without a day of its own whose cases have all been dealt with.
    fn handled(&self, own: Option<NaiveDate>, open: Option<&Occurrence>) -> Option<(Standing, Vec<Reason>)> {
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

    fn overdue(&self, own: Option<NaiveDate>, open: Option<&Occurrence>) -> Option<(Standing, Vec<Reason>)> {
        let past = |due: NaiveDate| Some((self.as_of - due).num_days()).filter(|days| 0 < *days);
        let mut reasons = Vec::new();
        if let Some((due, days)) = own.and_then(|due| Some((due, past(due)?))) {
            reasons.push(Reason::DeadlinePassed { due, days });
        }
        if let Some((occurrence, days)) = open.and_then(|it| Some((it, past(it.due.value)?))) {
            let (on, due) = (occurrence.on.value, occurrence.due.value);
            reasons.push(Reason::OccurrenceOverdue { on, due, days });
        }
        (!reasons.is_empty()).then_some((Standing::Overdue, reasons))
    }

    /// The ratings, with every reason that applies, those of a high risk first.
    fn at_risk(
        &self,
        span: Option<(NaiveDate, NaiveDate)>,
        pace: Option<Pace>,
    ) -> Option<(Standing, Vec<Reason>)> {
        let (mut high, mut some) = (Vec::new(), Vec::new());
        if let Some(entry) = self.account.last().filter(|entry| entry.state.value == State::Blocked) {
            high.push(Reason::Blocked { on: entry.on.value });
        }
        if let Some(pace) = pace {
            self.rate_pace(pace, &mut high, &mut some);
        }
        if let Some((start, due)) = span {
            for target in &self.item.targets {
                let line = self.account.line(&target.metric);
                match targets::judge(target, &line, (start, due), self.as_of) {
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
        if pace.percent == 0.0 {
            if pace.is_past_half() {
                high.push(Reason::NoProgressAfterHalf { pace });
            } else {
                some.push(Reason::NoProgress { pace });
            }
            return;
        }
        let due = pace.start + chrono::TimeDelta::days(pace.duration);
        if let Some(forecast) = pace.forecast().or(Some(NaiveDate::MAX)).filter(|_| pace.is_past_half()) {
            let days = (forecast - due).num_days();
            if risk.slip_days < days {
                high.push(Reason::ForecastSlips { pace, forecast, days });
            }
        }
        let spi = pace.spi();
        if spi < risk.spi {
            some.push(Reason::BehindSchedule { pace, spi });
        }
    }

    /// A round whose day has passed without a report from every agency that leads the item.
    fn missing_report(&self, round: &ReportRound<'_>) -> Option<Reason> {
        if !round.is_past(self.as_of) {
            return None;
        }
        let leads = self.plan.agencies.expand(self.item.lead.iter().map(|id| &id.value));
        let asked: Vec<_> = leads.into_iter().filter(|lead| round.asked.contains(lead)).collect();
        let missing = asked.iter().filter(|lead| !round.received.contains(*lead)).count();
        (0 < missing).then_some(Reason::ReportMissing {
            period: round.period,
            due: round.due,
            missing,
            asked: asked.len(),
        })
    }

    /// Neither ended, nor late, nor at risk.
    fn rest(&self, due: Option<NaiveDate>, start: NaiveDate, pace: Option<Pace>) -> (Standing, Vec<Reason>) {
        let (standing, reason) = match (due, pace) {
            _ if self.item.lead.is_empty() => (Standing::Unknown, Reason::NoLead),
            (None, _) if self.item.deadline.trigger.is_some() => {
                (Standing::NotTriggered, Reason::NothingSetsDay)
            }
            (None, _) => (Standing::Unknown, Reason::NoDay),
            (Some(_), Some(pace)) => {
                let spi = pace.spi();
                (Standing::OnTrack, Reason::OnSchedule { pace, spi })
            }
            (Some(_), None) => (Standing::OnTrack, Reason::NotBegun { start }),
        };
        (standing, vec![reason])
    }
}
