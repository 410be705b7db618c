//! The JSON of `cchc agencies`.

use serde::Serialize;

use crate::query::load::Load;
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
    /// Null for a single agency.
    members: Option<Vec<&'a str>>,
    open: bool,
    leads: usize,
    supports: usize,
    named_in_actions: usize,
    duties: usize,
}

impl<'a> AgenciesView<'a> {
    /// The agencies and groups of a plan.
    pub fn new(basis: &Basis<'a>, loads: &[Load<'a>]) -> Self {
        let agencies = loads.iter().map(AgencyView::new).collect();
        Self { version: VERSION, plan: &basis.plan().head.id.value, agencies }
    }
}

impl<'a> AgencyView<'a> {
    fn new(load: &Load<'a>) -> Self {
        let group = load.agency.group.as_ref();
        Self {
            id: load.agency.id.value.as_str(),
            name: &load.agency.name,
            short: load.agency.short.as_deref(),
            kind: load.agency.kind.as_deref(),
            aliases: load.agency.aliases.iter().map(|alias| alias.as_str()).collect(),
            members: group.map(|it| it.members.iter().map(|member| member.value.as_str()).collect()),
            open: group.is_some_and(|it| it.is_open),
            leads: load.leads,
            supports: load.supports,
            named_in_actions: load.named,
            duties: load.duties,
        }
    }
}
