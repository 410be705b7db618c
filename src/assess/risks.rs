//! What speaks against a thing that is under way, by where it comes from.

use chrono::NaiveDate;

use super::pace::Pace;
use super::{Reason, Standing};
use crate::model::RiskThresholds;

/// Reasons of one kind, those of a high risk apart.
#[derive(Clone, Debug, Default)]
struct Rated {
    high: Vec<Reason>,
    some: Vec<Reason>,
}

/// Every reason that applies.
#[derive(Clone, Debug, Default)]
pub(super) struct Risks {
    blocked: Option<NaiveDate>,
    /// Progress against the time that is gone.
    pace: Rated,
    /// Measured values against their targets.
    targets: Rated,
    /// Reports that are missing.
    reports: Vec<Reason>,
}

impl Risks {
    /// Notes that the work is blocked, since a day.
    pub(super) fn block(&mut self, since: Option<NaiveDate>) {
        self.blocked = self.blocked.into_iter().chain(since).min();
    }

    /// Whether the work is blocked.
    pub(super) const fn is_blocked(&self) -> bool {
        self.blocked.is_some()
    }

    /// Rates progress. While nobody had to say anything yet, `is_early`, being behind is no reason, so that to say so
    /// costs nothing.
    pub(super) fn rate(&mut self, pace: Pace, risk: &RiskThresholds, is_early: bool) {
        if pace.is_idle() {
            if pace.is_past_half() {
                self.pace.high.push(Reason::NoProgressAfterHalf { pace });
            } else if !is_early {
                self.pace.some.push(Reason::NoProgress { pace });
            }
            return;
        }
        let forecast = pace.forecast();
        let slip = forecast.map(|forecast| (forecast - pace.start).num_days() - pace.duration);
        if pace.is_past_half() && slip.is_none_or(|days| risk.slip_days < days) {
            self.pace.high.push(Reason::ForecastSlips { pace, forecast: forecast.zip(slip) });
        }
        if pace.is_below(risk.spi) && !is_early {
            self.pace.some.push(Reason::BehindSchedule { pace });
        }
    }

    /// Adds what a measured value says of its target.
    pub(super) fn measure(&mut self, reason: Option<Reason>, is_early: bool) {
        match reason {
            Some(reason @ Reason::TargetOutOfReach { .. }) => self.targets.high.push(reason),
            Some(reason) if !is_early => self.targets.some.push(reason),
            Some(_) | None => {}
        }
    }

    /// Adds reports that are missing.
    pub(super) fn miss(&mut self, reports: Vec<Reason>) {
        self.reports.extend(reports);
    }

    /// Drops what progress says: somebody else speaks of it.
    #[must_use]
    pub(super) fn without_pace(self) -> Self {
        Self { pace: Rated::default(), ..self }
    }

    /// Adds those of another thing, except its missing reports. Of two alike the first stays.
    pub(super) fn join(&mut self, other: Self) {
        self.blocked = self.blocked.into_iter().chain(other.blocked).min();
        self.pace.join(other.pace);
        self.targets.join(other.targets);
    }

    /// The rating they come to, with every reason, those of a high risk first.
    pub(super) fn standing(&self) -> Option<(Standing, Vec<Reason>)> {
        let blocked = self.blocked.map(|on| Reason::Blocked { on });
        let high = self.pace.high.iter().chain(&self.targets.high).cloned();
        let mut reasons: Vec<Reason> = blocked.into_iter().chain(high).collect();
        let standing = if reasons.is_empty() { Standing::AtRisk } else { Standing::AtRiskHigh };
        let some = self.pace.some.iter().chain(&self.targets.some).chain(&self.reports).cloned();
        reasons.extend(some);
        (!reasons.is_empty()).then_some((standing, reasons))
    }
}

impl Rated {
    fn join(&mut self, other: Self) {
        for (mine, theirs) in [(&mut self.high, other.high), (&mut self.some, other.some)] {
            for reason in theirs {
                if !mine.iter().any(|it| it.is_alike(&reason)) {
                    mine.push(reason);
                }
            }
        }
    }
}
