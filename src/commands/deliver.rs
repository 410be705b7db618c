//! Where what a command has made goes: to standard output, or to a file that somebody has named.

use std::path::Path;

use super::context::Context;
use super::exit::Exit;
use super::files;
use crate::disk::file;
use crate::message::Message;
use crate::output::{Page, PrintFormat, listing};

impl Context<'_> {
    /// Prints what was made of the plans.
    ///
    /// # Errors
    /// When it is no text and a terminal would get it, or there is more than one of it.
    pub(super) fn print(&mut self, pages: &[Page]) -> anyhow::Result<Exit> {
        if pages.iter().any(Page::is_binary) {
            if self.screen.is_terminal {
                return Err(Message::new("output.binary-terminal").into());
            }
            if 1 < pages.len() {
                return Err(Message::new("output.binary-several").with("count", pages.len()).into());
            }
        }
        listing::write(pages, self.screen, self.out)?;
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
            if let Page::Document(_, format) = page {
                documents += 1;
                fitting(*format, path)?;
            }
        }
        if 1 < documents {
            return Err(Message::new("write.one-document").with("count", documents).into());
        }
        let mut bytes = Vec::new();
        listing::write(pages, self.screen, &mut bytes)?;
        file::write_named(&self.dir.join(path), &bytes)?;
        files::say(&name, &Message::new("write.file").with("file", name.as_str()), self)?;
        Ok(Exit::Clean)
    }
}

/// # Errors
/// When a document is made for a screen, or the name of its file says another format: Word opens no other file by its name.
fn fitting(format: PrintFormat, path: &Path) -> Result<(), Message> {
    let PrintFormat::File(format) = format else { return Err(Message::new("output.table-files")) };
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let other = PrintFormat::WORDS.iter().find_map(|(word, it)| match it {
        PrintFormat::File(it) if *it != format && it.extension() == ending => Some(*word),
        _ => None,
    });
    match other {
        Some(word) => {
            let file = path.to_string_lossy().into_owned();
            Err(Message::new("write.other-format").with("file", file).with("format", word))
        }
        None => Ok(()),
    }
}
