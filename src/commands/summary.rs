//! `cchc summary`: counts by something, or how clear the items are.

use super::context::Context;
use super::exit::Exit;
use super::options::{Papers, one_of_named};
use crate::output::json;
use crate::query::clarity::Answers;
use crate::query::counts::Counts;
use crate::query::tasks::Filter;
use crate::views::summary::json::{ClarityView, CountsView};
use crate::views::summary::{Asked, clarity, counts};
use crate::views::tasks::rows;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, value_name = "BY", default_value = "section", value_parser = one_of_named(Asked::WORDS, Asked::names))]
    by: Asked,

    #[command(flatten)]
    papers: Papers,
}

/// A table a plan.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let format = args.papers.format;
    let pages = context.survey(|basis| match (args.papers.basis(basis), args.by) {
        (basis, Asked::Counts(by)) => {
            let basis = &basis;
            let items = Counts::new(basis.survey, by);
            let all = || rows::of_all(basis, &Filter::default());
            if let Some(page) = format.sheets(|| counts::rows(basis, &items), all) {
                return page;
            }
            format.page(
                || counts::document(basis, &items),
                || counts::rows(basis, &items),
                || json::text(&CountsView::new(basis, &items)),
            )
        }
        (basis, Asked::Clarity) => {
            let basis = &basis;
            let answers = Answers::new(basis.survey);
            format.page(
                || clarity::document(basis, &answers),
                || clarity::rows(basis, &answers),
                || json::text(&ClarityView::new(basis, &answers)),
            )
        }
    })?;
    context.deliver(&pages, args.papers.out.as_deref())
}
