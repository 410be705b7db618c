//! `cchc status`: the morning view.

use super::{Context, Exit};
use crate::output::{Format, Page, json};
use crate::views::status::{self, PlanStatus, StatusView};

/// Has no options of its own.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// One plan as a screen; several as a line each.
pub fn run(_: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let is_screen = matches!(context.format(), Format::Table | Format::Markdown);
    let mut plans = context.survey(|basis| {
        let document = is_screen.then(|| status::document(basis));
        (PlanStatus::new(basis), document)
    })?;
    if let [(_, document)] = &mut plans[..]
        && let Some(document) = document.take()
    {
        return context.print(vec![Page::Document(document)]);
    }
    let view = StatusView::new(context.as_of, plans.into_iter().map(|(plan, _)| plan).collect());
    let words = context.words;
    let page =
        Page::of(context.format(), || view.document(words), || view.records(words), || json::text(&view));
    context.print(vec![page])
}
