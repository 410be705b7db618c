//! The JSON of `cchc agencies`.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::{Agency, AgencyHead, Letterhead, Life};
use crate::query::load::Load;
use crate::views::item::OfficeView;
use crate::views::{Basis, VERSION};

/// The JSON of `cchc agencies`.
#[derive(Serialize)]
pub struct AgenciesView<'a> {
    version: u8,
    plan: &'a str,
    agencies: Vec<AgencyView<'a>>,
}

#[derive(Serialize)]
struct AgencyView<'a> {
    id: &'a str,
    name: &'a str,
    short: Option<&'a str>,
    kind: Option<&'a str>,
    aliases: Vec<&'a str>,
    formal: Option<&'a str>,
    superior: Option<OfficeView<'a>>,
    symbol: Option<&'a str>,
    head: Option<HeadView<'a>>,
    /// Null for a single agency.
    /// The first and the last day of its time; null where that is open.
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    successors: Vec<&'a str>,
    members: Option<Vec<&'a str>>,
    open: bool,
    leads: usize,
    supports: usize,
    named_in_actions: usize,
    duties: usize,
}

/// Who heads an agency.
#[derive(Serialize)]
struct HeadView<'a> {
    post: &'a str,
    name: Option<&'a str>,
}

impl<'a> AgenciesView<'a> {
    /// The agencies and groups of a plan.
    pub fn new(basis: &Basis<'a>, loads: &[Load<'a>]) -> Self {
        let agencies = loads.iter().map(|it| AgencyView::new(basis, it)).collect();
        Self { version: VERSION, plan: &basis.plan().head.id.value, agencies }
    }
}

impl<'a> AgencyView<'a> {
    fn new(basis: &Basis<'a>, load: &Load<'a>) -> Self {
        let Agency { id, name, short, kind, aliases, letterhead, life, group } = load.agency;
        let Life { from, until, successors } = life;
        let Letterhead { formal, superior, symbol, head } = letterhead;
        let group = group.as_ref();
        Self {
            id: id.value.as_str(),
            name,
            short: short.as_deref(),
            kind: kind.as_deref(),
            aliases: aliases.iter().map(|alias| alias.as_str()).collect(),
            formal: formal.as_deref(),
            superior: superior.as_ref().map(|it| OfficeView::new(basis, it)),
            symbol: symbol.as_deref(),
            head: head.as_ref().map(|AgencyHead { post, name }| HeadView { post, name: name.as_deref() }),
            from: from.as_ref().map(|day| day.value),
            until: until.as_ref().map(|day| day.value),
            successors: successors.iter().map(|id| id.value.as_str()).collect(),
            members: group.map(|it| it.members.iter().map(|member| member.value.as_str()).collect()),
            open: group.is_some_and(|it| it.is_open),
            leads: load.leads,
            supports: load.supports,
            named_in_actions: load.named,
            duties: load.duties,
        }
    }
}
