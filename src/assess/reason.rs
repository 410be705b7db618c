//! Why an item stands where it does.

use chrono::NaiveDate;

use super::{Pace, Standing};
use crate::model::{Bound, ReportPeriod};

/// Why an item stands where it does, with the numbers that decided.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    Dropped {
        on: NaiveDate,
        decision: String,
    },
    Suspended {
        on: NaiveDate,
        decision: String,
        /// The day by which it was due, and how many days late it was when it was suspended, where it was.
        overdue: Option<(NaiveDate, i64)>,
    },
    DoneOnTime {
        on: NaiveDate,
        due: Option<NaiveDate>,
    },
    DoneLate {
        on: NaiveDate,
        due: NaiveDate,
        days: i64,
    },
    NoEvidence {
        on: NaiveDate,
    },
    /// Done, and the focal point's word for it.
    Confirmed {
        by: String,
        on: NaiveDate,
    },
    /// A named person's judgement; the reasons after it are those of what was computed.
    Overridden {
        by: String,
        on: NaiveDate,
        why: String,
        computed: Standing,
    },
    OccurrencesHandled {
        count: usize,
        late: usize,
    },
    DeadlinePassed {
        due: NaiveDate,
        days: i64,
    },
    OccurrenceOverdue {
        on: NaiveDate,
        due: NaiveDate,
        days: i64,
    },
    Blocked {
        on: NaiveDate,
    },
    /// With the day the work would end and how many days late that is; none where no end is in sight.
    ForecastSlips {
        pace: Pace,
        forecast: Option<(NaiveDate, i64)>,
    },
    NoProgressAfterHalf {
        pace: Pace,
    },
    TargetOutOfReach {
        metric: String,
        value: f64,
        unit: String,
        bound: Bound,
    },
    BehindSchedule {
        pace: Pace,
    },
    NoProgress {
        pace: Pace,
    },
    ReportMissing {
        period: ReportPeriod,
        due: NaiveDate,
        missing: usize,
        asked: usize,
    },
    BehindTarget {
        metric: String,
        value: f64,
        expected: f64,
        unit: String,
    },
    OnSchedule {
        pace: Pace,
    },
    NotBegun {
        start: NaiveDate,
    },
    /// Work that goes on all the time, with nothing against it; with the last period whose report was answered.
    Ongoing {
        answered: Option<ReportPeriod>,
    },
    /// Nobody has said anything, and nobody had to.
    NoReportDue {
        asked: Asked,
    },
    NothingSetsDay,
    NoLead,
    NoDay,
}

/// When somebody is asked for the first time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// By the report of this period, due on this day.
    Next(ReportPeriod, NaiveDate),
    /// By no report of the plan's calendar.
    Never,
    /// Not the part by itself: of a group that is open, who adds up answers for all.
    Together,
}

impl Reason {
    /// The stable code of the JSON format.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Dropped { .. } => "dropped",
            Self::Suspended { .. } => "suspended",
            Self::DoneOnTime { .. } => "done_on_time",
            Self::DoneLate { .. } => "done_late",
            Self::NoEvidence { .. } => "no_evidence",
            Self::Confirmed { .. } => "confirmed",
            Self::Overridden { .. } => "overridden",
            Self::OccurrencesHandled { .. } => "occurrences_handled",
            Self::DeadlinePassed { .. } => "deadline_passed",
            Self::OccurrenceOverdue { .. } => "occurrence_overdue",
            Self::Blocked { .. } => "blocked",
            Self::ForecastSlips { .. } => "forecast_slips",
            Self::NoProgressAfterHalf { .. } => "no_progress_after_half",
            Self::TargetOutOfReach { .. } => "target_out_of_reach",
            Self::BehindSchedule { .. } => "behind_schedule",
            Self::NoProgress { .. } => "no_progress",
            Self::ReportMissing { .. } => "report_missing",
            Self::BehindTarget { .. } => "behind_target",
            Self::OnSchedule { .. } => "on_schedule",
            Self::NotBegun { .. } => "not_begun",
            Self::Ongoing { .. } => "ongoing",
            Self::NoReportDue { .. } => "no_report_due",
            Self::NothingSetsDay => "nothing_sets_day",
            Self::NoLead => "no_lead",
            Self::NoDay => "no_day",
        }
    }

    /// Whether it says the same of the same thing as another, perhaps in other numbers.
    pub(super) fn is_alike(&self, other: &Self) -> bool {
        let metric = |it: &Self| match it {
            Self::TargetOutOfReach { metric, .. } | Self::BehindTarget { metric, .. } => Some(metric.clone()),
            _ => None,
        };
        self.code() == other.code() && metric(self) == metric(other)
    }
}
