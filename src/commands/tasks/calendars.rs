//! Calendars as files to send.

use crate::commands::files::{self, Outlet};
use crate::model::Agency;
use crate::output::ics;
use crate::query::involved::Involved;
use crate::query::tasks::{Filter, TaskList};
use crate::views::Basis;
use crate::views::tasks::calendar;

/// Writes a calendar for each agency that has a day to know of.
pub(super) fn write(
    basis: &Basis<'_>,
    agencies: Vec<&Agency>,
    filter: &Filter,
    outlet: &mut Outlet<'_>,
) -> anyhow::Result<()> {
    let involved = Involved::new(basis.survey);
    for agency in agencies {
        let calendar = calendar::of_agency(basis, &TaskList::new(basis.survey, &involved, agency, filter));
        if !calendar.events.is_empty() {
            let mut bytes = Vec::new();
            ics::write(&[&calendar], &mut bytes)?;
            outlet.put(&files::name(agency, ics::EXTENSION), &bytes)?;
        }
        outlet.step();
    }
    Ok(())
}
