//! `cchc agencies`: who is who, and how much is asked of each.

use super::context::Context;
use super::exit::Exit;
use crate::output::{Page, json};
use crate::views::agencies;

/// Has no options of its own.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// A table a plan.
pub fn run(_: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let format = context.format();
    let pages = context.survey(|basis| {
        let loads = agencies::loads(basis);
        Page::of(
            format,
            || agencies::document(basis, &loads),
            || agencies::records(basis, &loads),
            || json::text(&agencies::view(basis, &loads)),
        )
    })?;
    context.print(pages)
}
