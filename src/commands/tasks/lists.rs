//! Task lists as files to send.

use super::args::Args;
use crate::assess::Standing;
use crate::commands::files::{self, Outlet, Writer};
use crate::message::Message;
use crate::model::Agency;
use crate::output::DocumentFormat;
use crate::query::load::Load;
use crate::query::shared::Shared;
use crate::query::tasks::TaskList;
use crate::views::Basis;
use crate::views::tasks::{index, sent, shared};

/// A file an agency, and where they are several an index and a file of what groups share.
pub(super) struct Lists<'a> {
    pub(super) args: &'a Args,
    pub(super) standings: &'a [Standing],
    pub(super) format: DocumentFormat,
}

impl Writer for Lists<'_> {
    fn agencies<'a>(&self, basis: &Basis<'a>) -> Result<Vec<&'a Agency>, Message> {
        self.args.filter(self.standings, basis.plan())?;
        self.args.agencies(basis.plan())
    }

    fn write(
        &self,
        basis: &Basis<'_>,
        agencies: Vec<&Agency>,
        outlet: &mut Outlet<'_>,
    ) -> anyhow::Result<()> {
        let (format, extension) = (self.format, self.format.extension());
        let filter = self.args.filter(self.standings, basis.plan())?;
        let shared_name = files::shared_name(extension);
        let (mut loads, mut has_shared) = (Vec::new(), false);
        for agency in agencies {
            let list = TaskList::new(basis.survey, agency, &filter);
            if !self.is_of_all() || !list.is_empty() {
                let name = files::name(agency, extension);
                outlet.put_document(&name, &sent::document(basis, &list, &shared_name), format)?;
                has_shared |= list.has_shared();
                loads.push((name, Load::of(&list)));
            }
            outlet.step();
        }
        if self.is_of_all() {
            outlet.put_document(&files::index_name(extension), &index::document(basis, &loads), format)?;
        }
        let shared = Shared::new(basis.survey, &filter);
        if has_shared && !shared.is_empty() {
            outlet.put_document(&shared_name, &shared::document(basis, &shared), format)?;
        }
        Ok(())
    }

    fn is_of_all(&self) -> bool {
        self.args.agency.is_none()
    }
}
