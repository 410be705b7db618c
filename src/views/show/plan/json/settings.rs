//! How a plan is reported on, when nobody works, and what its letters say, in JSON.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::{DaySpan, DaysOff, Letters, ReportCalendar, Reporting, RiskThresholds, Signer};
use crate::views::Basis;
use crate::views::item::{named, one_named};
use crate::views::values::{Named, Number};

#[derive(Serialize)]
pub(super) struct PeriodView {
    pub(super) from: NaiveDate,
    pub(super) to: NaiveDate,
}

#[derive(Serialize)]
pub(super) struct SignerView<'a> {
    name: &'a str,
    post: Option<&'a str>,
    authority: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct ReportingView<'a> {
    calendar: &'static str,
    close_day: u32,
    due_day: u32,
    /// Whether that day is of the month after the period's last.
    due_next_month: bool,
    from: Vec<Named<'a>>,
    to: Option<Named<'a>>,
    rounds: Vec<RoundView>,
}

#[derive(Serialize)]
struct RoundView {
    period: String,
    opens: NaiveDate,
    closes: NaiveDate,
    due: NaiveDate,
}

#[derive(Serialize)]
pub(super) struct DaysOffView {
    days: Vec<NaiveDate>,
    spans: Vec<PeriodView>,
    roll: bool,
}

#[derive(Serialize)]
pub(super) struct LettersView<'a> {
    reminder_signer: Option<SignerView<'a>>,
    report_signer: Option<SignerView<'a>>,
    filed: Option<&'a str>,
    /// In working days.
    reply_days: Option<i32>,
}

#[derive(Serialize)]
pub(super) struct RiskView {
    due_soon_days: i64,
    slip_days: i64,
    spi: Number,
}

impl<'a> SignerView<'a> {
    pub(super) fn new(signer: &'a Signer) -> Self {
        let Signer { name, post, authority } = signer;
        Self { name, post: post.as_deref(), authority: authority.as_deref() }
    }
}

impl<'a> ReportingView<'a> {
    pub(super) fn new(basis: &Basis<'a>, reporting: &'a Reporting) -> Self {
        let Reporting { calendar, due_place: _, from, to } = reporting;
        let ReportCalendar { rhythm, close_day, due_day, is_due_next_month } = calendar;
        let rounds = basis.survey.rounds.iter().map(|it| RoundView {
            period: it.period.to_string(),
            opens: it.period.opens(),
            closes: it.closes,
            due: it.due,
        });
        Self {
            calendar: rhythm.as_str(),
            close_day: *close_day,
            due_day: *due_day,
            due_next_month: *is_due_next_month,
            from: named(basis, from),
            to: to.as_ref().map(|to| one_named(basis, &to.value)),
            rounds: rounds.collect(),
        }
    }
}

impl DaysOffView {
    pub(super) fn new(days_off: &DaysOff) -> Self {
        let DaysOff { days, spans, roll } = days_off;
        let span = |DaySpan { from, to }: &DaySpan| PeriodView { from: from.value, to: to.value };
        Self {
            days: days.iter().map(|day| day.value).collect(),
            spans: spans.iter().map(span).collect(),
            roll: *roll,
        }
    }
}

impl<'a> LettersView<'a> {
    pub(super) fn new(letters: &'a Letters) -> Self {
        let Letters { reminder_signer, report_signer, filed, reply_days } = letters;
        Self {
            reminder_signer: reminder_signer.as_ref().map(SignerView::new),
            report_signer: report_signer.as_ref().map(SignerView::new),
            filed: filed.as_deref(),
            reply_days: *reply_days,
        }
    }
}

impl RiskView {
    pub(super) const fn new(risk: RiskThresholds) -> Self {
        let RiskThresholds { due_soon_days, slip_days, spi } = risk;
        Self { due_soon_days, slip_days, spi: Number(spi) }
    }
}
