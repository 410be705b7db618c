//! From parts to their item, and from rounds to theirs.

use super::account::{Halt, Part};
use super::judge::{CaseFact, Facts, Judge, Verdict};
use super::schedule::Schedule;
use super::strand::{Completion, Strand};
use super::voice::Leadership;
use super::{Asked, Reason, Standing};
use crate::model::AgencyId;

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
            Leadership::Nobody => self.alone(self.account.whole(round), round, &[]),
            Leadership::One(lead) => {
                let strand = self.account.parts.first().map(|part| part.strand(round));
                self.alone(strand.unwrap_or(self.account.whole(round)), round, &[lead])
            }
            Leadership::Several { is_open, .. } => self.several(round, *is_open),
        }
    }

    /// One strand that is all there is.
    fn alone(&self, strand: &Strand<'p>, round: usize, leads: &[&AgencyId]) -> RoundVerdict<'p> {
        let mut facts = self.facts(strand, round, leads);
        self.miss(&mut facts, leads);
        let of_part = self.account.parts.first().and_then(|part| part.halt(round));
        facts.halt = self.halt(round, &facts).or(of_part);
        RoundVerdict { whole: self.stand(&facts), parts: Vec::new() }
    }

    /// Adds the reports that these agencies owe.
    fn miss(&self, facts: &mut Facts<'p>, agencies: &[&AgencyId]) {
        if let Some(term) = facts.term() {
            let only_last = self.is_continuous();
            facts.risks.miss(self.calls.missing(agencies, term.start, only_last));
        }
    }

    /// Parts, and who adds them up.
    fn several(&self, round: usize, is_open: bool) -> RoundVerdict<'p> {
        let facts = |part: &'_ Part<'p>| {
            let mut facts = self.facts(part.strand(round), round, &[part.agency]);
            facts.halt = part.halt(round);
            facts
        };
        let parts: Vec<PartFacts<'_, 'p>> =
            self.account.parts.iter().map(|part| PartFacts { part, facts: facts(part) }).collect();
        let whole = self.stand(&self.together(round, is_open, &parts));
        let is_unsummed = is_open && self.account.whole(round).percent().is_none();
        let parts = parts.into_iter().map(|it| self.part(round, it, is_unsummed)).collect();
        RoundVerdict { whole, parts }
    }

    /// One part by itself; what stops the whole stops it. Of a group that is open, and that nobody has summed up, silence
    /// is held against no part: who adds up is asked, and nobody else.
    fn part(
        &self,
        round: usize,
        PartFacts { part, mut facts }: PartFacts<'_, 'p>,
        is_unsummed: bool,
    ) -> PartVerdict<'p> {
        self.miss(&mut facts, &[part.agency]);
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

    /// What stops the whole in a round. Of several rounds, one that is done stays so.
    fn halt(&self, round: usize, facts: &Facts<'p>) -> Option<Halt<'p>> {
        let halt = self.account.halt(Some(round));
        halt.filter(|_| facts.done.is_none() || matches!(self.schedule, Schedule::Once(_)))
    }

    /// What decides how the whole stands: what was said of it, and of each part. Where members are open, parts count for
    /// nothing until somebody has said how far the whole is.
    fn together(&self, round: usize, is_open: bool, parts: &[PartFacts<'_, 'p>]) -> Facts<'p> {
        let strand = self.account.whole(round);
        let voices = &self.account.voices;
        let collector = voices.collector.filter(|_| is_open);
        let asked: Vec<&AgencyId> = voices.leads.named().iter().copied().chain(collector).collect();
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
        let agencies: Vec<&AgencyId> = undone.iter().map(|it| it.part.agency).collect();
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
        let stopped = self.account.halt(None).and_then(|_| first(&is_halt));
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
