//! What is said of a document that was read.

use crate::commands::context::Context;
use crate::import::Imported;
use crate::output::{Page, PrintFormat};
use crate::views;

/// Says what was read, and what a person has to look at.
pub(super) fn print(imported: &Imported, context: &mut Context<'_>) -> anyhow::Result<()> {
    if context.is_quiet {
        return Ok(());
    }
    let document = views::import::report(imported, context.words);
    context.print(&[Page::Document(document, PrintFormat::Screen)])?;
    Ok(())
}
