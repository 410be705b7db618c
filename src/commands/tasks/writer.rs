//! What is sent: lists, workbooks or calendars, a file an agency.

use super::args::Args;
use super::format::FileFormat;
use super::{calendars, lists, workbooks};
use crate::assess::Standing;
use crate::commands::files::{Outlet, Writer};
use crate::message::Message;
use crate::model::Agency;
use crate::views::Basis;

/// Writes the files of a run.
pub(super) struct Sent<'a> {
    pub(super) args: &'a Args,
    pub(super) standings: &'a [Standing],
    pub(super) format: FileFormat,
}

impl Writer for Sent<'_> {
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
        let filter = self.args.filter(self.standings, basis.plan())?;
        match self.format {
            FileFormat::Document(format) => {
                lists::write(basis, agencies, &filter, (format, self.is_of_all()), outlet)
            }
            FileFormat::Workbook => workbooks::write(basis, agencies, &filter, self.is_of_all(), outlet),
            FileFormat::Calendar => calendars::write(basis, agencies, &filter, outlet),
        }
    }

    fn is_of_all(&self) -> bool {
        self.args.agency.is_none()
    }
}
