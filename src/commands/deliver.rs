//! Where what a command has made goes: to standard output, or to a file that somebody has named.

use std::path::Path;

use super::context::Context;
use super::exit::Exit;
use super::files;
use crate::disk::file;
use crate::message::Message;
use crate::output::{Page, PrintFormat, listing};
use crate::views::Basis;

impl Context<'_> {
    /// Prints what is made of each plan as soon as it is made, of many plans while others are read: no more than a few are
    /// held. What a plan has not is told where no other has it.
    ///
    /// # Errors
    /// When no plan is there, one asked for is not, two have one id, or one has errors: then nothing is printed. As
    /// [`Context::print`], of what can only be written all at once. With the first plan's reason where none has what is
    /// wanted.
    pub(super) fn print_each<P: Into<Option<Page>> + Send>(
        &mut self,
        make: impl Fn(&Basis<'_>) -> Result<P, Message> + Sync,
    ) -> anyhow::Result<Exit> {
        let workspace = self.open()?;
        if 1 < workspace.count() {
            workspace.try_out(self.as_of, &self.step())?;
        }
        let mut printer = listing::Printer::new(self.screen);
        let (mut held, mut has_any, mut fault) = (Vec::new(), false, None);
        let surveyed = self.survey_each(&workspace, make, |made, out| {
            has_any |= made.is_ok();
            match made.map(Into::into) {
                Ok(Some(page)) if page.stands_alone() => printer.put(&page, out)?,
                Ok(page) => held.extend(page),
                Err(other) => fault = fault.take().or(Some(other)),
            }
            Ok(())
        })?;
        match (surveyed.refusal, fault.filter(|_| !has_any)) {
            (Some(refusal), _) => Err(refusal.into()),
            (None, Some(fault)) => Err(fault.into()),
            (None, None) => self.print(&held),
        }
    }

    /// Prints what was made of the plans.
    ///
    /// # Errors
    /// When it is no text and a terminal would get it, or there is more than one of it.
    pub(super) fn print(&mut self, pages: &[Page]) -> anyhow::Result<Exit> {
        if pages.iter().any(Page::is_binary) {
            if self.screen.is_terminal {
                return Err(Message::new("output.binary-terminal").into());
            }
            // Sheets of several plans are one workbook.
            let documents = pages.iter().filter(|page| matches!(page, Page::Document(..))).count();
            if 1 < documents {
                return Err(Message::new("output.binary-several").with("count", documents).into());
            }
        }
        listing::write(pages, (self.words, self.as_of), self.screen, self.out)?;
        Ok(Exit::Clean)
    }

    /// Prints what was made of the plans, or writes it to a file.
    ///
    /// # Errors
    /// As [`Context::print`], when it is made for a screen or there is more than one document, and when the file cannot be
    /// written.
    pub(super) fn deliver(&mut self, pages: &[Page], file: Option<&Path>) -> anyhow::Result<Exit> {
        let Some(path) = file.filter(|path| !files::is_stdout(path)) else {
            return self.print(pages);
        };
        let name = path.to_string_lossy().into_owned();
        let mut documents = 0_usize;
        for page in pages {
            match page {
                Page::Document(_, PrintFormat::Screen) => {
                    return Err(Message::new("output.table-files").into());
                }
                Page::Document(_, PrintFormat::File(format)) => {
                    documents += 1;
                    fitting(format.extension(), path)?;
                }
                Page::Sheets(_) => fitting("xlsx", path)?,
                Page::Records(_) | Page::Json(_) | Page::Calendar(_) => {}
            }
        }
        if 1 < documents {
            return Err(Message::new("write.one-document").with("count", documents).into());
        }
        let mut bytes = Vec::new();
        listing::write(pages, (self.words, self.as_of), self.screen, &mut bytes)?;
        file::write_named(&self.dir.join(path), &bytes)?;
        files::say(&name, &Message::new("write.file").with("file", name.as_str()), self)?;
        Ok(Exit::Clean)
    }
}

/// # Errors
/// When the name of a file says another format: Word and Excel open no other file by its name.
fn fitting(extension: &str, path: &Path) -> Result<(), Message> {
    /// What names of files end with, and the words of `--format` for them.
    const ENDINGS: &[(&str, &str)] = &[("md", "markdown"), ("docx", "docx"), ("xlsx", "xlsx")];
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let other = ENDINGS.iter().find(|(known, _)| *known != extension && *known == ending);
    let Some((_, word)) = other else { return Ok(()) };
    let file = path.to_string_lossy().into_owned();
    Err(Message::new("write.other-format").with("file", file).with("format", *word))
}
