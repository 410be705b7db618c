//! Task lists as workbooks to send: what is an agency's stands in its file whole, for whoever sorts and filters it.

use super::sheets;
use crate::commands::files::{self, Outlet};
use crate::document::Table;
use crate::model::Agency;
use crate::output::xlsx;
use crate::query::involved::Involved;
use crate::query::load::Load;
use crate::query::tasks::{Filter, TaskList};
use crate::views::Basis;
use crate::views::tasks::index;

/// Writes a workbook an agency, and of all of them an index.
pub(super) fn write(
    basis: &Basis<'_>,
    agencies: Vec<&Agency>,
    filter: &Filter,
    is_of_all: bool,
    outlet: &mut Outlet<'_>,
) -> anyhow::Result<()> {
    let involved = Involved::new(basis.survey);
    let mut loads = Vec::new();
    for agency in agencies {
        let list = TaskList::new(basis.survey, &involved, agency, filter);
        if !is_of_all || !list.is_empty() {
            let name = files::name(agency, xlsx::EXTENSION);
            put(basis, &name, &sheets::of_agency(basis, &list), outlet)?;
            loads.push((name, Load::of(&list)));
        }
        outlet.step();
    }
    if is_of_all {
        let name = files::index_name(xlsx::EXTENSION);
        put(basis, &name, &[("sheets.files", index::table(basis.words, &loads))], outlet)?;
    }
    Ok(())
}

fn put(
    basis: &Basis<'_>,
    name: &str,
    sheets: &[(&'static str, Table)],
    outlet: &mut Outlet<'_>,
) -> anyhow::Result<()> {
    let workbook = xlsx::workbook(&[sheets], basis.words, basis.as_of());
    Ok(outlet.put(name, &xlsx::bytes(&workbook)?)?)
}
