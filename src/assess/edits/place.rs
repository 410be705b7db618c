//! What an edit is about.

use std::fmt;

use chrono::NaiveDate;

use crate::assess::changes::{Field, Subject};
use crate::model::{AgencyId, ItemId, ReportPeriod};

/// What an edit is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// A part of the plan, or something of it.
    Part(Subject, Detail),
    /// What an agency said of an item on a day, in its report for a period.
    Said { item: ItemId, what: Said, by: AgencyId, period: ReportPeriod, on: NaiveDate },
    /// A report as a whole, or the day on which it was handed in.
    Report { by: AgencyId, period: ReportPeriod, is_day: bool },
    /// The level of a rule, by its id.
    Rule(&'static str),
}

/// What of a part of the plan.
#[derive(Clone, Debug, PartialEq)]
pub enum Detail {
    Whole,
    Field(Field),
    /// By its metric.
    Target(String),
    /// By its number, from 1.
    Action(usize),
}

/// A table of the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    Entry,
    Occurrence,
    Confirmation,
    Override,
}

impl Place {
    /// The item it is about, or about what was said of it.
    pub const fn item(&self) -> Option<&ItemId> {
        match self {
            Self::Part(Subject::Item(id), _) | Self::Said { item: id, .. } => Some(id),
            _ => None,
        }
    }
}

/// As an amendment names it: `II.1.1.deadline`, `plan.period.to`, `group.xa-thi-tran.members`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Part(subject, detail) => {
                match subject {
                    Subject::Plan => f.write_str("plan"),
                    Subject::Amendment(number) => write!(f, "amendment.{number}"),
                    Subject::Agency(id) => write!(f, "agency.{id}"),
                    Subject::Group(id) => write!(f, "group.{id}"),
                    Subject::Erratum(at, _) => write!(f, "erratum.{at}"),
                    Subject::Section(id) => write!(f, "section.{id}"),
                    Subject::Item(id) | Subject::Duty(id) => write!(f, "{id}"),
                }?;
                detail.fmt(f)
            }
            Self::Said { item, what, by, on, period: _ } => {
                let what = match what {
                    Said::Entry => "entry",
                    Said::Occurrence => "occurrence",
                    Said::Confirmation => "confirmation",
                    Said::Override => "override",
                };
                write!(f, "{item}.{what}.{by}.{on}")
            }
            Self::Report { by, period, is_day } => {
                write!(f, "report.{by}.{period}{}", if *is_day { ".submitted" } else { "" })
            }
            Self::Rule(id) => write!(f, "lint.{id}"),
        }
    }
}

/// With the point before it.
impl fmt::Display for Detail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => Ok(()),
            Self::Field(field) => write!(f, ".{field}"),
            Self::Target(metric) => write!(f, ".target.{metric}"),
            Self::Action(number) => write!(f, ".action.{number}"),
        }
    }
}
