//! The head of a plan that is begun.

use chrono::{Datelike as _, NaiveDate};

use crate::model::{AgencyId, Head, IssueDate, PlanPeriod, Signer};
use crate::source::Spanned;

/// What is known of a head beside its id and its period.
#[derive(Debug, Default)]
pub struct HeadFacts {
    pub title: String,
    pub symbol: Option<String>,
    pub number: Option<String>,
    pub issued: Option<NaiveDate>,
    pub authority: Option<AgencyId>,
    pub place: Option<String>,
    pub focal_point: Option<AgencyId>,
    pub signer: Option<Signer>,
}

/// A head of which this is known. Where the day of issue is not, it is blank: in the month of `today`, or for a period
/// that is still to come or over, in its first month, so that no time is counted that the plan does not cover.
pub fn begun(id: &str, period: PlanPeriod, facts: HeadFacts, today: NaiveDate) -> Head {
    let within = (period.from..=period.to).contains(&today);
    let first = Some(today).filter(|_| within).unwrap_or(period.from);
    let month = IssueDate::Month(first.with_day(1).unwrap_or(first));
    let issued = facts.issued.map_or(month, IssueDate::Day);
    Head {
        id: Spanned::unplaced(id.to_owned()),
        title: facts.title,
        symbol: facts.symbol,
        number: facts.number.map(Spanned::unplaced),
        issued: Spanned::unplaced(issued),
        start: issued.start(),
        authority: facts.authority.map(Spanned::unplaced),
        place: facts.place,
        focal_point: facts.focal_point.map(Spanned::unplaced),
        period,
        signer: facts.signer,
        ..Head::blank(Spanned::unplaced(()).span)
    }
}
