//! `cchc reports`: who has reported for which period, and who is late.

use super::context::Context;
use super::exit::Exit;
use crate::output::{Page, json};
use crate::views::reports;

/// Has no options of its own.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Two tables a plan.
pub fn run(_: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let format = context.format();
    let pages = context.survey(|basis| {
        Page::of(
            format,
            || reports::document(basis),
            || reports::records(basis),
            || json::text(&reports::view(basis)),
        )
    })?;
    context.print(pages)
}
