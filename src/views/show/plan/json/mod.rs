//! The plan's own page, as `--format json` prints it. Its items are those of `cchc tasks --all`.

mod settings;

use chrono::NaiveDate;
use serde::Serialize;

use self::settings::{DaysOffView, LettersView, PeriodView, ReportingView, RiskView, SignerView};
use super::PlanPage;
use crate::model::{
    self, AgencyId, Amendment, Clarity, Duty, Erratum, Head, PlanPeriod, Recurrence, Section,
};
use crate::query::counts::{Key, Row};
use crate::query::outline::SectionItems;
use crate::source::Spanned;
use crate::views::item::{OfficeView, named, one_named};
use crate::views::values::Named;
use crate::views::{Basis, VERSION, grounds};

/// The JSON of `cchc show`.
#[derive(Serialize)]
pub struct PlanView<'a> {
    version: u8,
    plan: &'a str,
    as_of: NaiveDate,
    title: &'a str,
    symbol: Option<&'a str>,
    /// Null until the plan is registered.
    number: Option<&'a str>,
    /// A day, or a month where the day is blank.
    issued: String,
    authority: Option<Named<'a>>,
    place: Option<&'a str>,
    focal_point: Option<Named<'a>>,
    period: PeriodView,
    basis: Vec<GroundView<'a>>,
    purposes: &'a [String],
    requirements: &'a [String],
    sections: Vec<SectionView<'a>>,
    /// How many items there are, and how many when those printed twice count once.
    items: usize,
    distinct: usize,
    duties: Vec<DutyView<'a>>,
    reporting: Option<ReportingView<'a>>,
    days_off: DaysOffView,
    letters: LettersView<'a>,
    leads: Vec<LeadView<'a>>,
    closing: &'a [String],
    signer: Option<SignerView<'a>>,
    recipients: &'a [String],
    risk: RiskView,
    clarity: Vec<&'static str>,
    amendments: Vec<AmendmentView<'a>>,
    errata: Vec<ErratumView<'a>>,
    file: &'a str,
    line: usize,
}

/// What the plan rests on.
#[derive(Serialize)]
struct GroundView<'a> {
    /// As printed; a document that is known part by part, as it is cited.
    text: String,
    number: Option<&'a str>,
    issued: Option<NaiveDate>,
    issuer: Option<OfficeView<'a>>,
    title: Option<&'a str>,
    plan: Option<&'a str>,
}

/// A section; the one of the items that are in none has no id.
#[derive(Serialize)]
struct SectionView<'a> {
    id: Option<&'a str>,
    title: Option<&'a str>,
    field: Option<&'a str>,
    text: Option<&'a str>,
    /// The ids of its items.
    items: Vec<&'a str>,
}

#[derive(Serialize)]
struct DutyView<'a> {
    id: &'a str,
    by: Vec<Named<'a>>,
    text: &'a str,
    every: Option<&'static str>,
}

#[derive(Serialize)]
struct LeadView<'a> {
    /// None of items without a lead.
    lead: Option<Named<'a>>,
    items: usize,
}

#[derive(Serialize)]
struct AmendmentView<'a> {
    number: &'a str,
    issued: NaiveDate,
    /// The first day on which it holds.
    from: NaiveDate,
    changes: Vec<&'a str>,
}

#[derive(Serialize)]
struct ErratumView<'a> {
    at: &'a str,
    printed: &'a str,
    read_as: &'a str,
    why: &'a str,
}

impl<'a> PlanPage<'a> {
    /// The JSON.
    pub fn view(&self) -> PlanView<'a> {
        let basis = &self.basis;
        let plan = basis.plan();
        let Head {
            id,
            title,
            symbol,
            number: _,
            issued,
            start: _,
            authority,
            place,
            focal_point,
            period: PlanPeriod { from, to },
            period_end: _,
            signer,
            basis: based_on,
            purposes,
            requirements,
            closing,
            recipients,
        } = &plan.head;
        let sections = self.outline.body.iter().chain(&self.outline.appendix);
        let single = |id: &'a Option<Spanned<AgencyId>>| id.as_ref().map(|id| one_named(basis, &id.value));
        PlanView {
            version: VERSION,
            plan: id,
            as_of: basis.as_of(),
            title,
            symbol: symbol.as_deref(),
            number: plan.head.registered_number(),
            issued: issued.value.to_string(),
            authority: single(authority),
            place: place.as_deref(),
            focal_point: single(focal_point),
            period: PeriodView { from: *from, to: *to },
            basis: based_on.iter().map(|it| GroundView::new(basis, it)).collect(),
            purposes,
            requirements,
            sections: sections.map(SectionView::new).collect(),
            items: plan.items.len(),
            distinct: basis.survey.distinct,
            duties: plan.duties.iter().map(|it| DutyView::new(basis, it)).collect(),
            reporting: plan.reporting.as_ref().map(|it| ReportingView::new(basis, it)),
            days_off: DaysOffView::new(&plan.days_off),
            letters: LettersView::new(&plan.letters),
            leads: self.leads.rows.iter().map(|it| LeadView::new(basis, it)).collect(),
            closing,
            signer: signer.as_ref().map(SignerView::new),
            recipients,
            risk: RiskView::new(plan.risk),
            clarity: plan.clarity.iter().map(|it: &Clarity| it.as_str()).collect(),
            amendments: plan.amendments.iter().map(AmendmentView::new).collect(),
            errata: plan.errata.iter().map(ErratumView::new).collect(),
            file: &basis.sources.file(id.span.source).path,
            line: basis.sources.line_col(id.span.source, id.span.start).line,
        }
    }
}

impl<'a> GroundView<'a> {
    fn new(basis: &Basis<'a>, ground: &'a model::Basis) -> Self {
        let text = grounds::cited(basis, ground);
        let model::Basis::Document(document) = ground else {
            return Self { text, number: None, issued: None, issuer: None, title: None, plan: None };
        };
        let model::BasisDocument { number, issued, issuer, title, plan } = document;
        Self {
            text,
            number: number.as_deref(),
            issued: issued.as_ref().map(|day| day.value),
            issuer: issuer.as_ref().map(|it| OfficeView::new(basis, it)),
            title: title.as_deref(),
            plan: plan.as_ref().map(|plan| plan.value.as_str()),
        }
    }
}

impl<'a> SectionView<'a> {
    fn new(it: &SectionItems<'a>) -> Self {
        let items = it.items.iter().map(|it| it.item.id.as_str()).collect();
        let Some(Section { id, title, field, text }) = it.section else {
            return Self { id: None, title: None, field: None, text: None, items };
        };
        let (field, text) = (field.as_deref(), text.as_deref());
        Self { id: Some(id.as_str()), title: Some(title), field, text, items }
    }
}

impl<'a> DutyView<'a> {
    fn new(basis: &Basis<'a>, duty: &'a Duty) -> Self {
        let Duty { id, by, text, every } = duty;
        Self { id: id.as_str(), by: named(basis, by), text, every: every.map(Recurrence::as_str) }
    }
}

impl<'a> LeadView<'a> {
    fn new(basis: &Basis<'a>, row: &Row<'a>) -> Self {
        let lead = match &row.key {
            Key::Lead(id) => Some(one_named(basis, id)),
            _ => None,
        };
        Self { lead, items: row.tally.total }
    }
}

impl<'a> AmendmentView<'a> {
    fn new(amendment: &'a Amendment) -> Self {
        let Amendment { number, issued, from: _, recorded: _, changes: _ } = amendment;
        let changes = amendment.places().map(|at| at.as_str()).collect();
        Self { number, issued: *issued, from: amendment.holds_from(), changes }
    }
}

impl<'a> ErratumView<'a> {
    fn new(erratum: &'a Erratum) -> Self {
        let Erratum { at, printed, read_as, why } = erratum;
        Self { at, printed, read_as, why }
    }
}
