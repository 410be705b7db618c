//! What an agency has still to report on for a period, and what comes then.

use chrono::NaiveDate;

use crate::assess::Survey;
use crate::message::Message;
use crate::model::{AgencyId, Plan, ReportPeriod};
use crate::query::form::Form;
use crate::text;
use crate::views::wording;

/// A message for each of these reports that is asked for and has not been handed in.
pub(super) fn messages(plan: &Plan, reports: &[(AgencyId, ReportPeriod)], as_of: NaiveDate) -> Vec<Message> {
    let survey = Survey::new(plan, as_of);
    let is_open = |(agency, period): &&(AgencyId, ReportPeriod)| {
        let round = survey.rounds.iter().find(|round| round.period == *period);
        round.is_some_and(|round| round.asked.contains(&agency) && !round.received.contains_key(agency))
    };
    reports.iter().filter(is_open).filter_map(|(agency, period)| message(&survey, agency, *period)).collect()
}

/// The items that are left, or that the report may be handed in.
fn message(survey: &Survey<'_>, agency: &AgencyId, period: ReportPeriod) -> Option<Message> {
    let agency = survey.plan.agencies.find(agency)?;
    let form = Form::new(survey, agency, period);
    let mut own = survey.plan.reports.iter();
    let report = own.find(|it| it.agency.value == agency.id.value && it.period.value == period)?;
    let left = form.left(|item| report.tells_of(item));
    let key = match left.is_empty() {
        false => "update.left",
        // What the rest of the period brings has still to come into the report.
        true if survey.as_of < period.closes() => "update.all-told-yet",
        true => "update.all-told",
    };
    let message = Message::new(key)
        .with("agency", agency.name.as_str())
        .with("period", wording::period_message(period))
        .with("id", agency.id.value.as_str())
        .with("code", period.to_string())
        .with("closes", period.closes())
        .with("count", left.len());
    let ids = left.iter().map(|item| item.now.item.id.value.as_str());
    Some(message.with("items", text::joined_runs(ids)))
}
