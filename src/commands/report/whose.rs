//! Which report of an agency is meant.

use crate::commands::context::Context;
use crate::commands::options::period;
use crate::message::Message;
use crate::model::{AgencyId, ReportPeriod};
use crate::query::lookup;
use crate::query::open_period::open_period;
use crate::workspace::Edit;

/// An agency's report for a period.
#[derive(Debug, clap::Args)]
pub(super) struct Whose {
    #[arg(long, value_name = "AGENCY")]
    pub(super) agency: Option<String>,

    #[arg(long, value_name = "PERIOD", value_parser = period)]
    pub(super) period: Option<String>,
}

impl Whose {
    /// The agency that was named, or that of whoever types, and the period that was named, or the open one.
    ///
    /// # Errors
    /// When nobody says which agency, or the plan does not have it or the period.
    pub(super) fn report(
        &self,
        edit: &Edit,
        context: &Context<'_>,
    ) -> anyhow::Result<(AgencyId, ReportPeriod)> {
        let own = if self.agency.is_some() { None } else { context.own_agency(edit)? };
        let query = self.agency.as_deref().or(own.as_deref());
        let query = query.ok_or_else(|| Message::new("report.which-agency"))?;
        let agency = &lookup::agency(&edit.plan().agencies, query)?.id.value;
        Ok((agency.clone(), self.period(edit)?))
    }

    /// The period that was named, or the open one, whoever has handed in for it.
    ///
    /// # Errors
    /// When the plan asks for no report for it, or for none at all.
    pub(super) fn period(&self, edit: &Edit) -> Result<ReportPeriod, Message> {
        let plan = edit.plan();
        match &self.period {
            Some(key) => lookup::period(plan, key),
            None => open_period(plan, None, edit.as_of()).ok_or_else(|| lookup::no_periods(plan)),
        }
    }
}
