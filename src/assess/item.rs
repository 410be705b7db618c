//! One item on a day: its rounds taken together, what a person judged, and what stands beside.

use chrono::NaiveDate;

use super::account::{Account, Part};
use super::combine::{PartVerdict, RoundVerdict};
use super::judge::{Judge, Verdict};
use super::schedule::Schedule;
use super::strand::Strand;
use super::voice::Leadership;
use super::{
    Assessment, Contribution, Coverage, Mark, PartAssessment, Reason, RoundAssessment, Standing,
    TargetStatus, target,
};
use crate::model::{AgencyId, Rating, Target};

impl<'p> Judge<'_, 'p> {
    /// How the item stands, and what is worth knowing beside it.
    pub(super) fn assess(&self) -> Assessment<'p> {
        let mut rounds: Vec<RoundVerdict<'p>> = (0..self.schedule.times()).map(|at| self.round(at)).collect();
        let shown = self.shown(&rounds);
        let listed = self.listed(&rounds);
        let RoundVerdict { whole: verdict, parts } = rounds.swap_remove(shown);
        let coverage = self.coverage(&parts, shown);
        let targets = self.targets(verdict.standing);
        let computed = verdict.standing;
        let (standing, reasons) = self.judged(computed, verdict.reasons);
        let days_left = days_left(standing, verdict.due, self.as_of);
        let account = self.account;
        Assessment {
            item: self.item,
            is_counted: true,
            standing,
            computed,
            reasons,
            due: verdict.due,
            days_left,
            percent: verdict.percent,
            pace: verdict.pace,
            target_status: targets.iter().max().copied(),
            targets,
            sole_lead: match account.voices.leads {
                Leadership::One(lead) => Some(lead),
                Leadership::Nobody | Leadership::Several { .. } => None,
            },
            collector: account.voices.collector,
            parts: parts.into_iter().map(|part| self.part_assessment(part)).collect(),
            coverage,
            inherited: account.parts.iter().flat_map(|part| part.inherited(shown)).collect(),
            rounds: listed,
            contributions: contributions(account),
            marks: self.marks(standing, days_left),
            was_asked: verdict.was_asked,
            last: account.last(),
            cause: account.cause(),
            occurrences: account.cases(),
        }
    }

    /// Each round, where there are several.
    fn listed(&self, verdicts: &[RoundVerdict<'p>]) -> Vec<RoundAssessment> {
        let Schedule::Rounds(rounds) = self.schedule else { return Vec::new() };
        let listed = rounds.iter().zip(verdicts).map(|(round, RoundVerdict { whole, .. })| RoundAssessment {
            id: round.id.clone(),
            due: round.term.due,
            standing: whole.standing,
            percent: whole.percent,
        });
        listed.collect()
    }

    fn coverage(&self, parts: &[PartVerdict<'p>], round: usize) -> Option<Coverage> {
        let Leadership::Several { is_open, .. } = self.account.voices.leads else { return None };
        let live = || {
            let is_live =
                |it: &&PartVerdict<'p>| self.account.part(it.agency).is_some_and(|it| it.is_live(round));
            parts.iter().filter(is_live)
        };
        Some(Coverage {
            named: live().count(),
            reported: live().filter(|part| part.is_reported).count(),
            done: live().filter(|part| part.verdict.standing.is_completed()).count(),
            is_open,
            is_mean: !is_open && self.account.whole(round).percent().is_none(),
        })
    }

    /// A rating as a named person sees it, who gave a reason; what the arithmetic says stays beside it.
    fn judged(&self, computed: Standing, mut reasons: Vec<Reason>) -> (Standing, Vec<Reason>) {
        let judgement = self.account.judgement(self.plan, self.as_of).filter(|_| computed.is_under_way());
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

    fn marks(&self, standing: Standing, days_left: Option<i64>) -> Vec<Mark> {
        let is_open = standing.is_under_way() || standing == Standing::Unknown;
        let is_soon = days_left.is_some_and(|days| (0..=self.plan.risk.due_soon_days).contains(&days));
        let due_soon = is_open && is_soon && !self.is_continuous();
        due_soon.then_some(Mark::DueSoon).into_iter().collect()
    }

    /// Whether each target is reached: of several parts by each of them, unless the whole was measured.
    fn targets(&self, standing: Standing) -> Vec<TargetStatus> {
        let is_done = standing.is_completed() || standing == Standing::AwaitingConfirmation;
        let last = self.schedule.term(self.schedule.times() - 1).map(|term| term.due);
        let status = |it: &Target| {
            let due = target::due(it, self.schedule).or(last);
            let is_over = is_done || due.is_some_and(|due| due < self.as_of);
            let values = self.account.values(&it.metric);
            let statuses =
                values.into_iter().map(|last| TargetStatus::of(it, last.map(|last| last.value), is_over));
            statuses.max().unwrap_or(TargetStatus::Open)
        };
        self.item.targets.iter().map(status).collect()
    }

    fn part_assessment(&self, part: PartVerdict<'p>) -> PartAssessment<'p> {
        let PartVerdict { agency, verdict, is_reported } = part;
        let Verdict { standing, reasons, due, percent, pace, was_asked } = verdict;
        let days_left = days_left(standing, due, self.as_of);
        let cause = self.account.part(agency).and_then(Part::cause);
        PartAssessment {
            agency,
            standing,
            reasons,
            percent,
            due,
            days_left,
            pace,
            cause,
            is_reported,
            was_asked,
        }
    }
}

/// How many days are left of what is not closed.
fn days_left(standing: Standing, due: Option<NaiveDate>, as_of: NaiveDate) -> Option<i64> {
    due.filter(|_| !standing.is_closed()).map(|due| (due - as_of).num_days())
}

fn contributions<'p>(account: &Account<'p>) -> Vec<Contribution<'p>> {
    let last = |(agency, strand): (&&'p AgencyId, &Strand<'p>)| {
        let posting = strand.postings.last()?;
        let (on, state, percent) = (posting.entry.on.value, posting.state, posting.percent);
        Some(Contribution { agency, on, state, percent })
    };
    account.contributions.iter().filter_map(last).collect()
}
