//! Where an item stands, and the reasons why.

use chrono::NaiveDate;

use crate::model::{Bound, ReportPeriod};

use super::Pace;

/// The standing of an item on a day. Declared in the order in which an office wants to see them, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// "Chưa hoàn thành, quá hạn": the deadline has passed.
    Overdue,
    /// "Nguy cơ chậm", mức cao.
    AtRiskHigh,
    /// "Nguy cơ chậm".
    AtRisk,
    /// "Chờ xác nhận": reported as done, without evidence.
    AwaitingConfirmation,
    /// "Đang thực hiện (trong hạn)".
    OnTrack,
    /// "Chưa phát sinh": no day, and nothing has set one.
    NotTriggered,
    /// No lead, or no day that a rule explains; never counted as on track.
    Unknown,
    /// "Tạm hoãn".
    Suspended,
    /// "Hoàn thành quá hạn".
    CompletedLate,
    /// "Hoàn thành đúng hạn".
    CompletedOnTime,
    /// "Thôi thực hiện".
    Dropped,
}

impl Standing {
    /// The words of the JSON format, with their values, in declared order.
    pub const WORDS: &[(&str, Self)] = &[
        ("overdue", Self::Overdue),
        ("at_risk_high", Self::AtRiskHigh),
        ("at_risk", Self::AtRisk),
        ("awaiting_confirmation", Self::AwaitingConfirmation),
        ("on_track", Self::OnTrack),
        ("not_triggered", Self::NotTriggered),
        ("unknown", Self::Unknown),
        ("suspended", Self::Suspended),
        ("completed_late", Self::CompletedLate),
        ("completed_on_time", Self::CompletedOnTime),
        ("dropped", Self::Dropped),
    ];

    /// The word of the JSON format.
    pub fn as_str(self) -> &'static str {
        Self::WORDS.iter().find(|(_, standing)| *standing == self).map_or("", |(word, _)| word)
    }

    /// Whether it is a rating of risk.
    pub const fn is_at_risk(self) -> bool {
        matches!(self, Self::AtRisk | Self::AtRiskHigh)
    }

    /// Whether nothing remains to be done.
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::CompletedOnTime | Self::CompletedLate | Self::Dropped)
    }
}

/// Why an item stands where it does, with the numbers that decided.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    Dropped {
        on: NaiveDate,
    },
    Suspended {
        on: NaiveDate,
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
    DueSoon {
        due: NaiveDate,
        days: i64,
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
    NothingSetsDay,
    NoLead,
    NoDay,
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
            Self::DueSoon { .. } => "due_soon",
            Self::ReportMissing { .. } => "report_missing",
            Self::BehindTarget { .. } => "behind_target",
            Self::OnSchedule { .. } => "on_schedule",
            Self::NotBegun { .. } => "not_begun",
            Self::NothingSetsDay => "nothing_sets_day",
            Self::NoLead => "no_lead",
            Self::NoDay => "no_day",
        }
    }
}
