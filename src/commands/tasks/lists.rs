//! Task lists as files to send.

use crate::commands::files::{self, Outlet};
use crate::model::Agency;
use crate::output::DocumentFormat;
use crate::query::involved::Involved;
use crate::query::load::Load;
use crate::query::shared::Shared;
use crate::query::tasks::{Filter, TaskList};
use crate::views::Basis;
use crate::views::tasks::{index, sent, shared};

/// Writes a file an agency, and of all of them an index and a file of what groups share.
pub(super) fn write(
    basis: &Basis<'_>,
    agencies: Vec<&Agency>,
    filter: &Filter,
    (format, is_of_all): (DocumentFormat, bool),
    outlet: &mut Outlet<'_>,
) -> anyhow::Result<()> {
    let extension = format.extension();
    let shared_name = files::shared_name(extension);
    let (mut loads, mut has_shared) = (Vec::new(), false);
    let involved = Involved::new(basis.survey);
    for agency in agencies {
        let list = TaskList::new(basis.survey, &involved, agency, filter);
        if !is_of_all || !list.is_empty() {
            let name = files::name(agency, extension);
            outlet.put_document(&name, &sent::document(basis, &list, &shared_name), format)?;
            has_shared |= list.has_shared();
            loads.push((name, Load::of(&list)));
        }
        outlet.step();
    }
    if is_of_all {
        outlet.put_document(&files::index_name(extension), &index::document(basis, &loads), format)?;
    }
    let shared = Shared::new(basis.survey, filter);
    if has_shared && !shared.is_empty() {
        outlet.put_document(&shared_name, &shared::document(basis, &shared), format)?;
    }
    Ok(())
}
