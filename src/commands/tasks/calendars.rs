//! Calendars as files to send.

use super::args::Args;
use crate::assess::Standing;
use crate::commands::files::{self, Outlet, Writer};
use crate::message::Message;
use crate::model::Agency;
use crate::output::ics;
use crate::query::tasks::TaskList;
use crate::views::Basis;
use crate::views::tasks::calendar;

/// A calendar an agency that has a day to know of.
pub(super) struct Calendars<'a> {
    pub(super) args: &'a Args,
    pub(super) standings: &'a [Standing],
}

impl Writer for Calendars<'_> {
    fn agencies<'a>(&self, basis: &Basis<'a>) -> Result<Vec<&'a Agency>, Message> {
        self.args.filter(self.standings, basis.plan())?;
        self.args.agencies(basis.plan())
    }

    fn write(
        &self,
        basis: &Basis<'_>,
        agencies: Vec<&Agency>,
        outlet: &mut Outlet<'_>,
    ) -> anyhow::Result<()> {
        let filter = self.args.filter(self.standings, basis.plan())?;
        for agency in agencies {
            let calendar = calendar::of_agency(basis, &TaskList::new(basis.survey, agency, &filter));
            if !calendar.events.is_empty() {
                let mut bytes = Vec::new();
                ics::write(&[&calendar], &mut bytes)?;
                outlet.put(&files::name(agency, ics::EXTENSION), &bytes)?;
            }
            outlet.step();
        }
        Ok(())
    }

    fn is_of_all(&self) -> bool {
        self.args.agency.is_none()
    }
}
