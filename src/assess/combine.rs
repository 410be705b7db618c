//! From parts to their item, and from rounds to theirs.

use chrono::NaiveDate;

use super::account::{Halt, Part};
use super::judge::{CaseFact, Facts, Judge, Verdict};
use super::schedule::Schedule;
use super::strand::{Completion, Strand};
use super::tenure::Tenure;
use super::voice::Leadership;
use super::{Asked, Reason, Standing};
use crate::model::{AgencyId, State};

/// How a part stands in a round.
#[derive(Debug)]
pub(super) struct PartVerdict<'p> {
    pub(super) agency: &'p AgencyId,
    pub(super) verdict: Verdict,
    /// Whether it was said how far it is.
    pub(super) is_reported: bool,
}

/// How an item stands in a round, and each of its parts, where it has any.
#[derive(Debug)]
pub(super) struct RoundVerdict<'p> {
    pub(super) whole: Verdict,
    pub(super) parts: Vec<PartVerdict<'p>>,
}

/// A part of what several lead, and what decides how it stands.
struct PartFacts<'a, 'p> {
    part: &'a Part<'p>,
    facts: Facts<'p>,
}

impl PartFacts<'_, '_> {
    /// Whether somebody still has to do it.
    fn is_undone(&self) -> bool {
        self.facts.done.is_none() && self.facts.halt.is_none()
    }

    /// How far it is; nothing said is nothing done.
    fn percent(&self) -> f64 {
        self.facts.percent.unwrap_or_default()
    }
}

impl<'p> Judge<'_, 'p> {
    /// How the item stands in a round.
    pub(super) fn round(&self, round: usize) -> RoundVerdict<'p> {
        match &self.account.voices.leads {
            Leadership::Nobody => self.alone(None, round),
            Leadership::One(_) => self.alone(self.account.parts.first(), round),
            Leadership::Several { is_open, .. } => self.several(round, *is_open),
        }
    }

    /// One part that is all there is; nobody's, where there is none.
    fn alone(&self, part: Option<&Part<'p>>, round: usize) -> RoundVerdict<'p> {
        let lead = part.map(Part::tenure);
        let mut facts = match part {
            Some(part) => self.part_facts(part, round),
            None => self.facts(self.account.whole(round), round, &[]),
        };
        self.miss(&mut facts, lead.as_slice());
        facts.halt = self.halt(round, &facts).or(facts.halt);
        RoundVerdict { whole: self.stand(&facts), parts: Vec::new() }
    }

    /// What decides how a part stands. What was taken over from several counts as what is least done of it, with the cases
    /// of all.
    fn part_facts(&self, part: &Part<'p>, round: usize) -> Facts<'p> {
        let mut facts = self.facts(part.strand(round), round, &[part.tenure()]);
        for strand in part.strands(round).filter(|it| !std::ptr::eq(*it, part.strand(round))) {
            facts.has_word |= strand.has_word();
            facts.cases.extend(self.cases(strand));
            if strand.state() == Some(State::Blocked) {
                facts.risks.block(strand.since());
            }
        }
        facts.cases.sort_by_key(CaseFact::due);
        facts.halt = part.halt(round);
        facts
    }

    /// Adds the reports that these owe.
    fn miss(&self, facts: &mut Facts<'p>, agencies: &[Tenure<'p>]) {
        if let Some(term) = facts.term() {
            let only_last = self.is_continuous();
            facts.risks.miss(self.calls.missing(agencies, term.start, only_last));
        }
    }

    /// Parts, and who adds them up.
    fn several(&self, round: usize, is_open: bool) -> RoundVerdict<'p> {
        let parts = self.account.parts.iter();
        let parts = parts.map(|part| PartFacts { part, facts: self.part_facts(part, round) }).collect();
        let parts = self.without_latecomers(round, parts);
        let whole = self.stand(&self.together(round, is_open, &parts));
        let is_unsummed = is_open && self.account.whole(round).percent().is_none();
        let parts = parts.into_iter().map(|it| self.part(round, it, is_unsummed)).collect();
        RoundVerdict { whole, parts }
    }

    /// Leaves out who joined a group that leads after the work was due, or done by all who led it then.
    fn without_latecomers<'a>(&self, round: usize, parts: Vec<PartFacts<'a, 'p>>) -> Vec<PartFacts<'a, 'p>> {
        let mut joined: Vec<NaiveDate> = parts.iter().filter_map(|it| it.part.joined()).collect();
        joined.sort_unstable();
        let is_founded = parts.iter().any(|it| it.part.joined().is_none());
        let due = self.schedule.term(round).map(|term| term.due);
        let whole = self.account.whole(round).done().map(|done| done.on);
        // The first day on which somebody came too late; whoever came later still did so, too.
        let is_late = |day: &NaiveDate| {
            let before = parts.iter().filter(|it| it.part.joined().is_none_or(|joined| joined < *day));
            let live = before.filter(|it| it.part.is_live(round));
            let done: Option<Vec<NaiveDate>> = live.map(|it| Some(it.facts.done?.on)).collect();
            let done = done.and_then(|days| days.into_iter().max());
            due.into_iter().chain(done).chain(whole).any(|end| end < *day)
        };
        match joined.into_iter().find(|day| is_founded && is_late(day)) {
            Some(late) => {
                parts.into_iter().filter(|it| it.part.joined().is_none_or(|day| day < late)).collect()
            }
            None => parts,
        }
    }

    /// One part by itself; what stops the whole stops it. Of a group that is open, and that nobody has summed up, silence
    /// is held against no part: who adds up is asked, and nobody else.
    fn part(
        &self,
        round: usize,
        PartFacts { part, mut facts }: PartFacts<'_, 'p>,
        is_unsummed: bool,
    ) -> PartVerdict<'p> {
        self.miss(&mut facts, &[part.tenure()]);
        facts.halt = self.halt(round, &facts).or(facts.halt);
        let mut verdict = self.stand(&facts);
        let is_silent = !facts.has_word && facts.cases.is_empty();
        let is_open = verdict.standing.is_under_way() || verdict.standing == Standing::Overdue;
        if is_unsummed && is_silent && is_open {
            verdict.standing = Standing::NotReported;
            verdict.reasons = vec![Reason::NoReportDue { asked: Asked::Together }];
        }
        PartVerdict { agency: part.agency, verdict, is_reported: facts.has_word }
    }

    /// What stops the whole in a round: the decision that took the item out of the plan, or one that was reported. Of
    /// several rounds, one that is done stays so.
    fn halt(&self, round: usize, facts: &Facts<'p>) -> Option<Halt<'p>> {
        let halt = self.removed().or_else(|| self.account.halt(Some(round)));
        halt.filter(|_| facts.done.is_none() || matches!(self.schedule, Schedule::Once(_)))
    }

    /// What decides how the whole stands: what was said of it, and of each part. Where members are open, parts count for
    /// nothing until somebody has said how far the whole is.
    fn together(&self, round: usize, is_open: bool, parts: &[PartFacts<'_, 'p>]) -> Facts<'p> {
        let strand = self.account.whole(round);
        let voices = &self.account.voices;
        let collector = voices.collector.filter(|_| is_open);
        let collector = collector.map(Tenure::always);
        let leads = parts.iter().map(|it| it.part.tenure());
        let asked: Vec<Tenure<'p>> = leads.chain(collector).collect();
        let mut facts = self.facts(strand, round, &asked);
        let is_summed = strand.percent().is_some();
        let live: Vec<&PartFacts<'_, '_>> = parts.iter().filter(|it| it.part.is_live(round)).collect();
        if !is_open {
            facts.done = together_done(&facts, strand, round, &live);
            facts.percent = facts.percent.or_else(|| mean(&live));
            facts.halt = stopped(parts, &live);
        }
        if facts.done.is_some() {
            facts.percent = Some(100.0);
        }
        facts.halt = self.halt(round, &facts).or(facts.halt);
        if is_open && !is_summed {
            self.miss(&mut facts, collector.as_slice());
        } else {
            self.join(&mut facts, &live, is_summed);
        }
        facts
    }

    /// Adds what parts say to what decides how the whole stands.
    fn join(&self, facts: &mut Facts<'p>, live: &[&PartFacts<'_, 'p>], is_summed: bool) {
        let mut undone: Vec<&PartFacts<'_, 'p>> = live.iter().copied().filter(|it| it.is_undone()).collect();
        // What is said of the weakest part stands for what is said of others in like words.
        undone.sort_by(|left, right| left.percent().total_cmp(&right.percent()));
        if !is_summed {
            facts.risks = std::mem::take(&mut facts.risks).without_pace();
            facts.pace = undone.iter().find_map(|it| it.facts.pace);
        }
        for it in &undone {
            let risks = it.facts.risks.clone();
            facts.risks.join(if is_summed { risks.without_pace() } else { risks });
        }
        facts.cases.extend(live.iter().flat_map(|it| &it.facts.cases));
        facts.cases.sort_by_key(CaseFact::due);
        facts.has_word |= undone.iter().any(|it| it.facts.has_word);
        if !undone.is_empty() {
            facts.is_early = undone.iter().all(|it| it.facts.is_early);
            facts.was_asked = undone.iter().any(|it| it.facts.was_asked);
        }
        let agencies: Vec<Tenure<'p>> = undone.iter().map(|it| it.part.tenure()).collect();
        self.miss(facts, &agencies);
    }

    /// The round that the item shows: the first that is overdue, else the next that is not done, else what is left.
    pub(super) fn shown(&self, rounds: &[RoundVerdict<'p>]) -> usize {
        let first =
            |is_meant: &dyn Fn(Standing) -> bool| rounds.iter().position(|it| is_meant(it.whole.standing));
        let is_halt = |standing| matches!(standing, Standing::Suspended | Standing::Dropped);
        let is_left = |standing: Standing| {
            !standing.is_closed() && !matches!(standing, Standing::AwaitingConfirmation | Standing::Suspended)
        };
        let stopped = self.removed().or_else(|| self.account.halt(None)).and_then(|_| first(&is_halt));
        stopped
            .or_else(|| first(&|it| it == Standing::Overdue))
            .or_else(|| first(&is_left))
            .or_else(|| first(&|it| it == Standing::AwaitingConfirmation))
            .or_else(|| first(&|it| it == Standing::Suspended))
            .or_else(|| first(&|it| it == Standing::CompletedLate))
            .or_else(|| rounds.iter().rposition(|it| it.whole.standing.is_completed()))
            .unwrap_or_default()
    }
}

/// The work of all that lead it, if it is done: because who adds up says so, or because every part is. What was sent back
/// after the last part was done is not.
fn together_done<'p>(
    facts: &Facts<'p>,
    whole: &Strand<'p>,
    round: usize,
    live: &[&PartFacts<'_, 'p>],
) -> Option<Completion<'p>> {
    let parts: Option<Vec<Completion<'p>>> = live.iter().map(|it| it.facts.done).collect();
    let order = live.iter().filter_map(|it| it.part.strand(round).done_order()).max();
    let parts = parts.filter(|_| whole.last_lesser() < order).and_then(|parts| {
        let last = parts.iter().max_by_key(|done| done.on)?;
        Some(Completion { is_proven: parts.iter().all(|done| done.is_proven), ..*last })
    });
    facts.done.into_iter().chain(parts).min_by_key(|done| (!done.is_proven, done.on))
}

/// The mean of what the parts are at, cut to a tenth; one that says nothing is none done. None where all say nothing.
fn mean(live: &[&PartFacts<'_, '_>]) -> Option<f64> {
    /// What is a tenth but for the last bit of a sum stays one.
    const PRECISION: f64 = 1e-9;
    live.iter().find_map(|it| it.facts.percent)?;
    #[expect(clippy::cast_precision_loss, reason = "a plan has few agencies")]
    let count = live.len() as f64;
    let sum: f64 = live.iter().map(|it| it.percent()).sum();
    Some((sum * 10.0 / count + PRECISION).floor() / 10.0)
}

/// What stopped the whole where every part was given up, or none that is left goes on.
fn stopped<'p>(parts: &[PartFacts<'_, 'p>], live: &[&PartFacts<'_, 'p>]) -> Option<Halt<'p>> {
    let last = |halts: &mut dyn Iterator<Item = Option<Halt<'p>>>| halts.flatten().max_by_key(|halt| halt.on);
    if live.is_empty() {
        return last(&mut parts.iter().map(|it| it.facts.halt));
    }
    let goes_on = live.iter().any(|it| it.is_undone());
    last(&mut live.iter().map(|it| it.facts.halt)).filter(|_| !goes_on)
}
