//! Why an item stands as it does, and the sum behind it, in sentences.

use chrono::NaiveDate;

use super::wording;
use crate::assess::{Asked, Pace, Reason};
use crate::i18n::Words;
use crate::message::{Arg, Message};

/// A reason as a sentence, its numbers put in.
pub fn sentence(words: Words, reason: &Reason) -> String {
    words.say(&message(reason))
}

fn message(reason: &Reason) -> Message {
    match reason {
        Reason::Dropped { on, decision } => decided("reason.dropped", *on, decision),
        Reason::Suspended { on, decision, overdue: None } => decided("reason.suspended", *on, decision),
        Reason::Suspended { on, decision, overdue: Some((due, days)) } => {
            decided("reason.suspended-overdue", *on, decision).with("due", *due).with("days", *days)
        }
        Reason::DoneOnTime { on, due: Some(due) } => {
            Message::new("reason.done-on-time").with("on", *on).with("due", *due)
        }
        Reason::DoneOnTime { on, due: None } => Message::new("reason.done").with("on", *on),
        Reason::DoneLate { on, due, days } => dated("reason.done-late", *due, *days).with("on", *on),
        Reason::NoEvidence { on } => Message::new("reason.no-evidence").with("on", *on),
        Reason::Confirmed { by, on } => {
            Message::new("reason.confirmed").with("by", by.as_str()).with("on", *on)
        }
        Reason::Overridden { by, on, why, computed } => Message::new("reason.overridden")
            .with("by", by.as_str())
            .with("on", *on)
            .with("why", why.as_str())
            .with("computed", Arg::Key(wording::standing_key(*computed))),
        Reason::OccurrencesHandled { count, late } => {
            let key = if *late == 0 { "reason.occurrences-in-time" } else { "reason.occurrences-handled" };
            Message::new(key).with("count", *count).with("late", *late)
        }
        Reason::DeadlinePassed { due, days } => dated("reason.deadline-passed", *due, *days),
        Reason::OccurrenceOverdue { on, due, days } => {
            dated("reason.occurrence-overdue", *due, *days).with("on", *on)
        }
        Reason::Blocked { on } => Message::new("reason.blocked").with("on", *on),
        Reason::ForecastSlips { pace, forecast: Some((forecast, days)) } => {
            paced("reason.forecast-slips", pace).with("forecast", *forecast).with("days", *days)
        }
        Reason::ForecastSlips { pace, forecast: None } => paced("reason.forecast-never", pace),
        Reason::NoProgressAfterHalf { pace } => paced("reason.no-progress-after-half", pace),
        Reason::NoProgress { pace } => paced("reason.no-progress", pace),
        Reason::TargetOutOfReach { metric, value, unit, bound } => Message::new("reason.target-out-of-reach")
            .with("metric", metric.as_str())
            .with("value", wording::measured(*value, unit))
            .with("target", wording::bound_message(*bound, unit)),
        Reason::BehindSchedule { pace } => paced("reason.behind-schedule", pace),
        Reason::ReportMissing { period, due, missing, asked } => {
            let key = if *asked == 1 { "reason.report-missing" } else { "reason.reports-missing" };
            Message::new(key)
                .with("period", wording::period_message(*period))
                .with("due", *due)
                .with("missing", *missing)
                .with("asked", *asked)
        }
        Reason::BehindTarget { metric, value, expected, unit } => Message::new("reason.behind-target")
            .with("metric", metric.as_str())
            .with("value", wording::measured(*value, unit))
            .with("expected", wording::measured(*expected, unit)),
        Reason::OnSchedule { pace } => paced("reason.on-schedule", pace),
        Reason::NotBegun { start } => Message::new("reason.not-begun").with("start", *start),
        Reason::Ongoing { answered: None } => Message::new("reason.ongoing"),
        Reason::Ongoing { answered: Some(period) } => {
            Message::new("reason.ongoing-answered").with("period", wording::period_message(*period))
        }
        Reason::NoReportDue { asked: Asked::Never } => Message::new("reason.no-report-asked"),
        Reason::NoReportDue { asked: Asked::Together } => Message::new("reason.asked-together"),
        Reason::NoReportDue { asked: Asked::Next(period, due) } => Message::new("reason.no-report-due")
            .with("period", wording::period_message(*period))
            .with("due", *due),
        Reason::NothingSetsDay => Message::new("reason.nothing-sets-day"),
        Reason::NoLead => Message::new("reason.no-lead"),
        Reason::NoDay => Message::new("reason.no-day"),
    }
}

fn decided(key: &'static str, on: NaiveDate, decision: &str) -> Message {
    Message::new(key).with("on", on).with("decision", decision)
}

fn dated(key: &'static str, due: NaiveDate, days: i64) -> Message {
    Message::new(key).with("due", due).with("days", days)
}

/// SPI(t) to two decimals. Below a threshold it is cut and not rounded: it must not read as if it were on it.
pub fn spi(pace: &Pace, is_below: bool) -> Arg {
    let spi = pace.spi();
    Arg::Decimal(if is_below { (spi * 100.0).floor() / 100.0 } else { spi }, 2)
}

/// The sum as a person would do it on paper: progress, days gone of days in all, their share.
pub fn paced(key: &'static str, pace: &Pace) -> Message {
    Message::new(key)
        .with("percent", Arg::Decimal(pace.percent, 1))
        .with("gone", pace.gone)
        .with("duration", pace.duration)
        .with("share", Arg::Decimal(pace.planned() * 100.0, 0))
}
