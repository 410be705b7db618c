//! How one thing stands in one round: a single lead's item, a part, the whole of what several lead, or all of it taken
//! together.

use chrono::NaiveDate;

use super::account::{Account, Halt};
use super::pace::Pace;
use super::reports::Calls;
use super::risks::Risks;
use super::schedule::{Schedule, Term};
use super::strand::{Completion, Strand};
use super::tenure::Tenure;
use super::voice::Leadership;
use super::{Asked, Reason, Standing, target};
use crate::model::{Item, Occurrence, Plan, ReportPeriod, State};

/// One item before its judge.
pub(super) struct Judge<'a, 'p> {
    pub(super) plan: &'p Plan,
    pub(super) as_of: NaiveDate,
    pub(super) calls: &'a Calls<'a, 'p>,
    pub(super) item: &'p Item,
    pub(super) account: &'a Account<'p>,
    /// When the item is due, round by round.
    pub(super) schedule: &'a Schedule,
}

/// How a thing stands in a round.
#[derive(Debug)]
pub(super) struct Verdict {
    pub(super) standing: Standing,
    /// At least one; what weighs most comes first.
    pub(super) reasons: Vec<Reason>,
    /// The last day in time: its own, or that of its most urgent open case.
    pub(super) due: Option<NaiveDate>,
    pub(super) percent: Option<f64>,
    /// The sum behind the rating, while it is under way and rated.
    pub(super) pace: Option<Pace>,
    /// Whether a report that would tell of it was due by the day.
    pub(super) was_asked: bool,
}

/// A case that arose, and how it was dealt with.
#[derive(Clone, Copy, Debug)]
pub(super) struct CaseFact {
    on: NaiveDate,
    due: NaiveDate,
    /// When it was dealt with, or done with all of the work.
    handled: Option<NaiveDate>,
    /// Whether that was said of the case itself.
    is_told: bool,
}

impl CaseFact {
    pub(super) const fn due(&self) -> NaiveDate {
        self.due
    }

    fn is_late(&self) -> bool {
        self.handled.is_some_and(|day| self.due < day)
    }
}

/// What decides how a thing stands.
#[derive(Debug, Default)]
pub(super) struct Facts<'p> {
    pub(super) halt: Option<Halt<'p>>,
    pub(super) done: Option<Completion<'p>>,
    /// Its own day, apart from those of cases.
    pub(super) own: Option<Term>,
    /// By the day they are due.
    pub(super) cases: Vec<CaseFact>,
    /// Somebody has said how far it is.
    pub(super) has_word: bool,
    /// Nobody had to say anything yet, and at most half of the time is gone.
    pub(super) is_early: bool,
    pub(super) was_asked: bool,
    pub(super) percent: Option<f64>,
    pub(super) pace: Option<Pace>,
    pub(super) risks: Risks,
    /// The first report to come that will tell of it.
    pub(super) next: Option<(ReportPeriod, NaiveDate)>,
}

impl Facts<'_> {
    /// The case that is due first among those not dealt with.
    fn open_case(&self) -> Option<CaseFact> {
        self.cases.iter().find(|case| case.handled.is_none()).copied()
    }

    /// The term that counts: its own, or that of the open case where it is due before, or came up when all was done. Of
    /// a thing whose only days are those of its cases, the last one stays when all are dealt with.
    pub(super) fn term(&self) -> Option<Term> {
        let term = |case: CaseFact| Term { start: case.on, due: case.due };
        let case = self.open_case().map(term);
        match (self.own, case) {
            (Some(own), Some(case)) if self.done.is_some() || case.due < own.due => Some(case),
            (Some(own), _) => Some(own),
            (None, case) => case.or_else(|| self.cases.last().copied().map(term)),
        }
    }
}

impl<'p> Judge<'_, 'p> {
    /// Whether the work goes on all the time, and has no line to fall behind.
    pub(super) fn is_continuous(&self) -> bool {
        self.item.deadline.is_continuous() && matches!(self.schedule, Schedule::Once(_))
    }

    /// Whether a term is that of work that goes on all the time.
    fn goes_on(&self, term: Term, own: Option<Term>) -> bool {
        self.is_continuous() && own == Some(term)
    }

    /// What decides how one strand stands in a round, for which these agencies answer.
    pub(super) fn facts(&self, strand: &Strand<'p>, round: usize, agencies: &[Tenure<'p>]) -> Facts<'p> {
        let own = self.schedule.term(round);
        let mut facts = Facts {
            done: self.done(strand, own, agencies),
            own,
            cases: self.cases(strand),
            has_word: strand.has_word(),
            percent: strand.percent(),
            ..Facts::default()
        };
        if strand.state() == Some(State::Blocked) {
            facts.risks.block(strand.since());
        }
        let Some(term) = facts.term() else { return facts };
        let goes_on = self.goes_on(term, own);
        facts.was_asked = self.calls.were_due(agencies, term.start);
        facts.is_early = !facts.was_asked && (goes_on || !self.is_past_half(term));
        facts.next = self.calls.next(agencies, term.start);
        if !goes_on {
            facts.pace = Pace::on(self.as_of, term.start, term.due, facts.percent.unwrap_or(0.0));
        }
        if let Some(pace) = facts.pace {
            facts.risks.rate(pace, &self.plan.risk, facts.is_early);
        }
        for it in self.item.targets.iter().filter(|it| target::is_of_round(it, self.schedule, round)) {
            let term = Term { due: target::due(it, self.schedule).unwrap_or(term.due), ..term };
            let reason =
                strand.measured(&it.metric).and_then(|last| target::judge(it, last.value, term, self.as_of));
            facts.risks.measure(reason, facts.is_early);
        }
        facts
    }

    /// The decision that took the item out of the plan, once it has.
    pub(super) fn removed(&self) -> Option<Halt<'p>> {
        let removal = self.item.removed.as_ref()?;
        Some(Halt { on: removal.since(self.as_of)?, is_dropped: true, decision: &removal.decision })
    }

    /// Whether more than half of a term is gone.
    fn is_past_half(&self, term: Term) -> bool {
        (term.due - term.start).num_days() < 2 * (self.as_of - term.start).num_days()
    }

    /// The work of a strand, if it is done. Work that goes on all the time is done at the end of its term, if "done" was
    /// said in the last period for which a report is asked.
    fn done(
        &self,
        strand: &Strand<'p>,
        own: Option<Term>,
        agencies: &[Tenure<'p>],
    ) -> Option<Completion<'p>> {
        let done = strand.done()?;
        let Some(own) = own.filter(|_| self.is_continuous()) else { return Some(done) };
        if self.as_of < own.due {
            return None;
        }
        let last = agencies.iter().filter_map(|agency| self.calls.last(agency, own)).max();
        let said = strand.done_words().find(|word| {
            last.is_none_or(|last| last.before().closes() < word.entry.on.value || last <= word.period)
        });
        Some(Completion { on: said?.entry.on.value, ..done })
    }

    /// The cases of a strand. Cases that arose before the work was reported as done are done with it.
    pub(super) fn cases(&self, strand: &Strand<'p>) -> Vec<CaseFact> {
        let done = strand.done().map(|done| done.on);
        let fact = |case: &&Occurrence| {
            let told = case.done.map(|day| day.value).filter(|day| *day <= self.as_of);
            let with_all = done.filter(|done| case.on.value <= *done);
            CaseFact {
                on: case.on.value,
                due: self.plan.days_off.rolled(case.due.value),
                handled: told.or(with_all),
                is_told: told.is_some(),
            }
        };
        strand.cases.iter().map(fact).collect()
    }

    /// How a thing stands, by what decides it: the first rule that applies.
    pub(super) fn stand(&self, facts: &Facts<'p>) -> Verdict {
        let term = facts.term();
        let (standing, reasons) = halted(facts, term)
            .or_else(|| completed(facts))
            .or_else(|| handled(facts))
            .or_else(|| self.overdue(facts))
            .or_else(|| self.unsaid(facts, term))
            .or_else(|| facts.risks.standing())
            .unwrap_or_else(|| self.going(facts, term));
        let is_rated = standing.is_under_way() && standing != Standing::NotReported;
        Verdict {
            standing,
            reasons,
            due: term.map(|term| term.due),
            percent: facts.percent,
            pace: facts.pace.filter(|_| is_rated),
            was_asked: facts.was_asked,
        }
    }

    fn overdue(&self, facts: &Facts<'p>) -> Option<(Standing, Vec<Reason>)> {
        let past = |due: NaiveDate| Some((self.as_of - due).num_days()).filter(|days| 0 < *days);
        // Work that is done stays done: only a case that arose since can be late.
        let own = facts.own.filter(|_| facts.done.is_none());
        let own = own.and_then(|own| Some(Reason::DeadlinePassed { due: own.due, days: past(own.due)? }));
        let case = facts.open_case();
        let case = case.and_then(|CaseFact { on, due, .. }| {
            Some(Reason::OccurrenceOverdue { on, due, days: past(due)? })
        });
        let reasons: Vec<Reason> = own.into_iter().chain(case).collect();
        (!reasons.is_empty()).then_some((Standing::Overdue, reasons))
    }

    /// Nothing that could be rated: nobody leads it, no day is known, or nobody had to say anything yet. What is blocked
    /// is rated in any case.
    fn unsaid(&self, facts: &Facts<'p>, term: Option<Term>) -> Option<(Standing, Vec<Reason>)> {
        let is_blocked = facts.risks.is_blocked();
        let (standing, reason) = match term {
            _ if is_blocked => return None,
            _ if matches!(self.account.voices.leads, Leadership::Nobody) => {
                (Standing::Unknown, Reason::NoLead)
            }
            None if self.item.deadline.trigger().is_some() => {
                (Standing::NotTriggered, Reason::NothingSetsDay)
            }
            None => (Standing::Unknown, Reason::NoDay),
            Some(_) if !facts.has_word && facts.is_early => {
                let asked = facts.next.map_or(Asked::Never, |(period, due)| Asked::Next(period, due));
                (Standing::NotReported, Reason::NoReportDue { asked })
            }
            Some(_) => return None,
        };
        Some((standing, vec![reason]))
    }

    /// Neither ended, nor late, nor at risk.
    fn going(&self, facts: &Facts<'p>, term: Option<Term>) -> (Standing, Vec<Reason>) {
        let reason = match (term, facts.pace) {
            (_, Some(pace)) => Reason::OnSchedule { pace },
            (Some(term), None) if self.as_of <= term.start => Reason::NotBegun { start: term.start },
            (term, None) => {
                let answered =
                    term.filter(|_| facts.was_asked).and_then(|term| self.calls.last_past(term.start));
                Reason::Ongoing { answered }
            }
        };
        (Standing::OnTrack, vec![reason])
    }
}

/// Stopped by a decision.
fn halted(facts: &Facts<'_>, term: Option<Term>) -> Option<(Standing, Vec<Reason>)> {
    let Halt { on, is_dropped, decision } = facts.halt?;
    let decision = decision.to_owned();
    if is_dropped {
        return Some((Standing::Dropped, vec![Reason::Dropped { on, decision }]));
    }
    let overdue = term.filter(|term| term.due < on).map(|term| (term.due, (on - term.due).num_days()));
    Some((Standing::Suspended, vec![Reason::Suspended { on, decision, overdue }]))
}

/// Work that was reported as done: completed once evidence shows it or somebody who may takes it for done.
fn completed(facts: &Facts<'_>) -> Option<(Standing, Vec<Reason>)> {
    let done = facts.done.filter(|_| facts.open_case().is_none())?;
    let on = done.on;
    if !done.is_proven {
        // Cases that were dealt with one by one need no word that all is done.
        if facts.own.is_none() && !facts.cases.is_empty() && facts.cases.iter().all(|case| case.is_told) {
            return None;
        }
        return Some((Standing::AwaitingConfirmation, vec![Reason::NoEvidence { on }]));
    }
    // Without a day of its own it is due with the first case that it deals with.
    let with_all = |case: &&CaseFact| case.handled == Some(on);
    let due = facts.own.map(|own| own.due).or_else(|| facts.cases.iter().find(with_all).map(|case| case.due));
    let late = facts.cases.iter().filter(|case| case.is_late()).count();
    let is_late = due.is_some_and(|due| due < on);
    let own = match due.filter(|_| is_late) {
        Some(due) => Reason::DoneLate { on, due, days: (on - due).num_days() },
        None => Reason::DoneOnTime { on, due },
    };
    // What was dealt with late stays late, whatever is reported afterwards.
    let cases =
        (0 < late && !is_late).then_some(Reason::OccurrencesHandled { count: facts.cases.len(), late });
    let confirmed = done.confirmation.map(|it| Reason::Confirmed { by: it.by.clone(), on: it.on.value });
    let standing = if is_late || 0 < late { Standing::CompletedLate } else { Standing::CompletedOnTime };
    Some((standing, cases.into_iter().chain([own]).chain(confirmed).collect()))
}

/// Work without a day of its own whose cases have all been dealt with.
fn handled(facts: &Facts<'_>) -> Option<(Standing, Vec<Reason>)> {
    if facts.own.is_some() || facts.open_case().is_some() || facts.cases.is_empty() {
        return None;
    }
    let (count, late) = (facts.cases.len(), facts.cases.iter().filter(|case| case.is_late()).count());
    let standing = if late == 0 { Standing::CompletedOnTime } else { Standing::CompletedLate };
    Some((standing, vec![Reason::OccurrencesHandled { count, late }]))
}
