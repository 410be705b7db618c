//! Agencies and groups: who belongs to whom, and how much the plan asks of each.

use serde::Serialize;

use super::{Basis, VERSION, wording};
use crate::document::{Cell, Document, Head, Table};
use crate::message::Message;
use crate::model::Agency;
use crate::query::tasks::{Filter, Role, TaskList};

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
    aliases: &'a [String],
    /// Null for a single agency.
    members: Option<Vec<&'a str>>,
    open: bool,
    leads: usize,
    supports: usize,
    named_in_actions: usize,
    duties: usize,
}

/// One agency with its counts. What reaches it through groups counts too.
pub struct Load<'a> {
    agency: &'a Agency,
    leads: usize,
    supports: usize,
    named: usize,
    duties: usize,
}

/// The agencies of a plan, in the order of its files.
pub fn loads<'a>(basis: &Basis<'a>) -> Vec<Load<'a>> {
    let load = |agency| {
        let list = TaskList::new(basis.survey, agency, &Filter::default());
        Load {
            agency,
            leads: list.of(Role::Lead).count(),
            supports: list.of(Role::Support).count(),
            named: list.of(Role::Action).count(),
            duties: list.duties.len(),
        }
    };
    basis.plan().agencies.iter().map(load).collect()
}

/// The JSON.
pub fn view<'a>(basis: &Basis<'a>, loads: &[Load<'a>]) -> AgenciesView<'a> {
    let agencies = loads.iter().map(|load| {
        let group = load.agency.group.as_ref();
        AgencyView {
            id: load.agency.id.value.as_str(),
            name: &load.agency.name,
            short: load.agency.short.as_deref(),
            kind: load.agency.kind.as_deref(),
            aliases: &load.agency.aliases,
            members: group.map(|it| it.members.iter().map(|member| member.value.as_str()).collect()),
            open: group.is_some_and(|it| it.is_open),
            leads: load.leads,
            supports: load.supports,
            named_in_actions: load.named,
            duties: load.duties,
        }
    });
    AgenciesView { version: VERSION, plan: &basis.plan().head.id.value, agencies: agencies.collect() }
}

/// The screen.
pub fn document(basis: &Basis<'_>, loads: &[Load<'_>]) -> Document {
    let words = basis.words;
    let groups = loads.iter().filter(|load| load.agency.group.is_some()).count();
    let mut document = Document::default();
    let title = Message::new("agencies.headline")
        .with("plan", basis.plan().head.id.value.as_str())
        .with("agencies", loads.len() - groups)
        .with("groups", groups);
    document.title(words.say(&title));
    if loads.is_empty() {
        document.text(words.text("agencies.none"));
        return document;
    }
    for (heading, is_group) in [("agencies.agencies", false), ("agencies.groups", true)] {
        let wanted = || loads.iter().filter(move |load| load.agency.group.is_some() == is_group);
        if wanted().next().is_some() {
            document.heading(words.text(heading));
            document.table(listed(basis, wanted(), is_group));
        }
    }
    document.text(words.text("agencies.note"));
    document
}

/// All in one table, for a spreadsheet.
pub fn records(basis: &Basis<'_>, loads: &[Load<'_>]) -> Table {
    let mut table = listed(basis, loads.iter(), true);
    table.heads.insert(0, Head::words(basis.words.text("column.plan")));
    for row in &mut table.rows {
        row.cells.insert(0, basis.plan().head.id.value.as_str().into());
    }
    table
}

fn listed<'a>(basis: &Basis<'_>, loads: impl Iterator<Item = &'a Load<'a>>, has_members: bool) -> Table {
    let words = basis.words;
    let name = if has_members { "column.group" } else { "column.agency" };
    let mut columns = vec![Head::label(words.text("column.id")), Head::words(words.text(name))];
    columns.extend(has_members.then(|| Head::words(words.text("column.members"))));
    columns.extend(["column.leads", "column.supports"].map(|key| Head::number(words.text(key))));
    let mut table = Table::of(columns);
    for load in loads {
        let mut cells =
            vec![Cell::from(load.agency.id.value.as_str()), Cell::from(load.agency.name.as_str())];
        cells.extend(has_members.then(|| Cell::from(members(basis, load.agency))));
        cells.extend([load.leads, load.supports].map(|it| Cell::from(it.to_string())));
        table.row(cells);
    }
    table
}

fn members(basis: &Basis<'_>, agency: &Agency) -> String {
    let Some(group) = &agency.group else {
        return String::new();
    };
    let names = wording::briefs(basis, &group.members);
    match (group.is_open, names.is_empty()) {
        (false, _) => names,
        (true, true) => basis.words.text("agencies.open-empty").to_owned(),
        (true, false) => format!("{names}; {}", basis.words.text("agencies.open")),
    }
}
