//! What `cchc reports` shows: who has reported for which period, who is late and by how many days, and what has changed.

mod brought;
pub mod json;
pub mod rows;
pub mod screen;

use chrono::NaiveDate;

use super::Basis;
use crate::assess::{Answer, ReportRound};
use crate::message::Message;
use crate::model::{AgencyId, Correction, ProgressReport};

/// The day on which a report was handed in.
const fn submitted(answer: Answer) -> Option<NaiveDate> {
    match answer {
        Answer::InTime { on } | Answer::Late { on, .. } => Some(on),
        Answer::Missing { .. } | Answer::Awaited => None,
    }
}

/// What the report says that an agency has handed in for a round by the day of the run, its own before that of its group.
fn report<'a>(basis: &Basis<'a>, round: &ReportRound<'_>, agency: &AgencyId) -> Option<&'a ProgressReport> {
    let plan = basis.plan();
    let is_here = |it: &&ProgressReport| {
        let is_meant = it.period.value == round.period && plan.agencies.belongs(agency, &it.agency.value);
        is_meant && it.received().is_some_and(|on| on <= basis.as_of())
    };
    let reports = || plan.reports.iter().filter(is_here);
    reports().find(|it| it.agency.value == *agency).or_else(|| reports().next())
}

/// What is to be known of a report besides its day, a line each: that it has nothing to report, and which days were
/// recorded before.
pub fn remarks(basis: &Basis<'_>, round: &ReportRound<'_>, agency: &AgencyId) -> Vec<String> {
    let Some(report) = report(basis, round, agency) else { return Vec::new() };
    let nothing = report.nothing_to_report.iter();
    let nothing = nothing.map(|why| Message::new("reports.nothing").with("why", why.as_str()));
    let corrections = corrections(basis, report).map(|it| {
        Message::new("reports.corrected")
            .with("was", it.was)
            .with("on", it.on.value)
            .with("why", it.why.as_str())
    });
    nothing.chain(corrections).map(|message| basis.words.say(&message)).collect()
}

/// What the report of an agency names as difficult and proposes, beyond single items.
pub fn whole<'a>(
    basis: &Basis<'a>,
    round: &ReportRound<'_>,
    agency: &AgencyId,
) -> (Option<&'a str>, Option<&'a str>) {
    let report = report(basis, round, agency);
    let said = |of: fn(&ProgressReport) -> &Option<String>| report.and_then(|report| of(report).as_deref());
    (said(|report| &report.difficulties), said(|report| &report.proposals))
}

/// The corrections of a report's day that were made by the day of the run.
fn corrections<'a>(basis: &Basis<'_>, report: &'a ProgressReport) -> impl Iterator<Item = &'a Correction> {
    let as_of = basis.as_of();
    report.corrections.iter().filter(move |it| it.on.value <= as_of)
}

/// How many days after the due day it is or was; none while there is still time.
const fn days_late(answer: Answer) -> Option<i64> {
    match answer {
        Answer::InTime { .. } => Some(0),
        Answer::Late { days, .. } | Answer::Missing { days } => Some(days),
        Answer::Awaited => None,
    }
}
