//! A report that is handed in: whether it is asked for, and may have come that day.

use chrono::NaiveDate;

use crate::assess::Survey;
use crate::message::Message;
use crate::model::{AgencyId, Plan, ProgressReport, ReportPeriod};
use crate::query::form::Form;
use crate::text;
use crate::views::wording;

/// A report that is handed in.
pub(super) struct HandIn {
    pub(super) agency: AgencyId,
    pub(super) period: ReportPeriod,
    pub(super) on: NaiveDate,
}

impl HandIn {
    /// A sentence about it.
    pub(super) fn message(&self, plan: &Plan, key: &'static str) -> Message {
        Message::new(key)
            .with("agency", plan.agencies.name(&self.agency))
            .with("id", self.agency.as_str())
            .with("period", wording::period_message(self.period))
            .with("code", self.period.to_string())
            .with("on", self.on)
    }

    /// Whether the report is asked for, and may have been handed in that day.
    ///
    /// # Errors
    /// When it is not.
    pub(super) fn check(&self, survey: &Survey<'_>) -> Result<(), Message> {
        let plan = survey.files;
        let Some(round) = survey.rounds.iter().find(|round| round.period == self.period) else {
            let asked = plan.report_periods().map(|period| period.to_string()).collect::<Vec<_>>();
            return Err(self.message(plan, "submit.not-a-period").with("periods", asked.join(", ")));
        };
        let members = plan.agencies.expand([&self.agency]);
        if !members.iter().any(|member| round.is_asked(member)) {
            return Err(self.message(plan, "submit.not-asked"));
        }
        if survey.as_of < self.on {
            return Err(Message::new("update.future").with("on", self.on).with("as_of", survey.as_of));
        }
        if self.on < self.period.opens() {
            return Err(self.message(plan, "submit.before-period").with("opens", self.period.opens()));
        }
        Ok(())
    }

    /// What the report leaves out where it tells of some items; `survey` is of the plan that holds it.
    pub(super) fn left(&self, survey: &Survey<'_>) -> Option<Message> {
        let plan = survey.files;
        let is_own = |it: &&ProgressReport| it.agency.value == self.agency && it.period.value == self.period;
        let report = plan.reports.iter().find(is_own).filter(|report| report.tells_of_items())?;
        let form = Form::new(survey, plan.agencies.find(&self.agency)?, self.period);
        let left = form.left(|item| report.tells_of(item));
        let ids = left.iter().map(|item| item.now.item.id.value.as_str());
        let message = self.message(plan, "submit.left").with("count", left.len());
        (!left.is_empty()).then(|| message.with("items", text::joined_runs(ids)))
    }
}
