//! What stands around the items: the decision itself, its sections, settings and errata.

use std::fmt;

use chrono::{Datelike as _, NaiveDate};

use super::{AgencyId, Basis, ItemId, ReportCalendar, Signer};
use crate::source::{Span, Spanned};

/// The decision that issued the plan.
#[derive(Clone, Debug)]
pub struct Head {
    pub id: Spanned<String>,
    pub title: String,
    /// Kind and issuer as in the number: `KH-UBND`.
    pub symbol: Option<String>,
    /// Blank until registered; where the key is missing, blank at the plan's id. None only where it is unreadable.
    pub number: Option<Spanned<String>>,
    pub issued: Spanned<IssueDate>,
    /// The day from which time is counted.
    pub start: NaiveDate,
    /// The body that issued it.
    pub authority: Option<Spanned<AgencyId>>,
    pub place: Option<String>,
    /// "Đầu mối": collects the reports.
    pub focal_point: Option<Spanned<AgencyId>>,
    pub period: PlanPeriod,
    /// Where the last day of the period stands.
    pub period_end: Span,
    pub signer: Option<Signer>,
    pub basis: Vec<Basis>,
    pub purposes: Vec<String>,
    pub requirements: Vec<String>,
    pub closing: Vec<String>,
    pub recipients: Vec<String>,
}

impl Head {
    /// What stands in for a head that is missing or faulty, so that the rest of the plan can be checked.
    pub const fn blank(span: Span) -> Self {
        Self {
            id: Spanned { value: String::new(), span },
            title: String::new(),
            symbol: None,
            number: None,
            issued: Spanned { value: IssueDate::Day(NaiveDate::MIN), span },
            start: NaiveDate::MIN,
            authority: None,
            place: None,
            focal_point: None,
            period: PlanPeriod { from: NaiveDate::MIN, to: NaiveDate::MAX },
            period_end: span,
            signer: None,
            basis: Vec::new(),
            purposes: Vec::new(),
            requirements: Vec::new(),
            closing: Vec::new(),
            recipients: Vec::new(),
        }
    }

    /// Every agency that it names.
    pub fn agencies(&self) -> impl Iterator<Item = &Spanned<AgencyId>> {
        // Every field by its name, so that one that names agencies is not forgotten here.
        let Self {
            id: _,
            title: _,
            symbol: _,
            number: _,
            issued: _,
            start: _,
            authority,
            place: _,
            focal_point,
            period: _,
            period_end: _,
            signer: _,
            basis,
            purposes: _,
            requirements: _,
            closing: _,
            recipients: _,
        } = self;
        let issuers = basis.iter().filter_map(|basis| match basis {
            Basis::Document(document) => document.issuer.as_ref()?.id(),
            Basis::Text(_) => None,
        });
        authority.iter().chain(focal_point).chain(issuers)
    }

    /// The number, once the plan is registered.
    pub fn registered_number(&self) -> Option<&str> {
        self.number.as_ref().map(|number| number.value.as_str()).filter(|number| !number.trim().is_empty())
    }
}

/// When the plan was issued: on a day, or in a month where the day is blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssueDate {
    Day(NaiveDate),
    /// The first day of the month, which then counts as the start.
    Month(NaiveDate),
}

impl IssueDate {
    /// The first day it can be.
    pub const fn start(self) -> NaiveDate {
        match self {
            Self::Day(day) | Self::Month(day) => day,
        }
    }

    /// The day from which time is counted. Where the day is blank, the first of the month, or the newest day of that
    /// month that the basis names: nothing rests on what is not there yet.
    pub fn counted_from(self, basis: &[Basis]) -> NaiveDate {
        let Self::Month(first) = self else { return self.start() };
        let of_month = |day: &NaiveDate| (day.year(), day.month()) == (first.year(), first.month());
        basis.iter().filter_map(Basis::newest_day).filter(of_month).fold(first, NaiveDate::max)
    }
}

/// As the files write it: a day, or a month where the day is blank.
impl fmt::Display for IssueDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::Month(first) => first.format("%Y-%m").fmt(f),
        }
    }
}

/// The days the plan covers, both included.
#[derive(Clone, Copy, Debug)]
pub struct PlanPeriod {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl PlanPeriod {
    /// The year of a plan that lies in one.
    pub fn year(&self) -> Option<i32> {
        (self.from.year() == self.to.year()).then(|| self.from.year())
    }
}

/// Who reports to whom and when.
#[derive(Clone, Debug)]
pub struct Reporting {
    pub calendar: ReportCalendar,
    /// Where the plan sets the day by which reports are due.
    pub due_place: Option<Span>,
    pub from: Vec<Spanned<AgencyId>>,
    pub to: Option<Spanned<AgencyId>>,
}

impl Reporting {
    /// Every agency and group that it names.
    pub fn agencies(&self) -> impl Iterator<Item = &Spanned<AgencyId>> {
        let Self { calendar: _, due_place: _, from, to } = self;
        from.iter().chain(to)
    }
}

/// When an item counts as at risk.
#[derive(Clone, Copy, Debug)]
pub struct RiskThresholds {
    /// This many days before its deadline an item is due soon.
    pub due_soon_days: i64,
    /// A forecast this many days after the deadline is a high risk.
    pub slip_days: i64,
    /// A schedule performance index SPI(t) below this is a risk. Below 0,9 is a material slip in practice.
    pub spi: f64,
}

impl Default for RiskThresholds {
    fn default() -> Self {
        Self { due_soon_days: 15, slip_days: 30, spi: 0.9 }
    }
}

/// One of the "five clarities" (six since 2025) that a task should have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clarity {
    Task,
    Person,
    Responsibility,
    Time,
    Result,
    Authority,
}

impl Clarity {
    /// The words of the file format, with their values.
    pub const WORDS: &[(&str, Self)] = &[
        ("task", Self::Task),
        ("person", Self::Person),
        ("responsibility", Self::Responsibility),
        ("time", Self::Time),
        ("result", Self::Result),
        ("authority", Self::Authority),
    ];

    /// The word of the file format.
    pub fn as_str(self) -> &'static str {
        super::word(Self::WORDS, self)
    }
}

/// A part of the plan that holds items, or text only.
#[derive(Clone, Debug)]
pub struct Section {
    pub id: Spanned<ItemId>,
    pub title: String,
    /// "Lĩnh vực": the number of the index's field, where the section is one.
    pub field: Option<String>,
    pub text: Option<String>,
}

/// Where the files differ from the printed text, beyond repaired letters.
#[derive(Clone, Debug)]
pub struct Erratum {
    /// An item and a field of it: `PL.III.2.code`.
    pub at: Spanned<String>,
    pub printed: String,
    pub read_as: String,
    pub why: String,
}
