//! `cchc summary`: counts by something, or how clear the items are.

use super::context::Context;
use super::exit::Exit;
use super::options::{Papers, one_of_named};
use crate::i18n::Words;
use crate::message::Message;
use crate::output::{Page, PrintFormat, json};
use crate::query::clarity::Answers;
use crate::query::counts::{By, Counts};
use crate::query::tasks::Filter;
use crate::views::summary::json::{ClarityView, CountsView};
use crate::views::summary::sum::PlanCounts;
use crate::views::summary::{Asked, clarity, counts, sum};
use crate::views::tasks::rows;
use crate::workspace::Workspace;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, value_name = "BY", default_value = "section", value_parser = one_of_named(Asked::WORDS, Asked::names))]
    by: Asked,

    #[command(flatten)]
    papers: Papers,
}

/// A table of all plans that are read by people; for programs, and where clarity is asked for, one a plan.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let format = args.papers.format;
    let workspace = context.open()?;
    if let (Asked::Counts(by), Some(print)) = (args.by, format.print_format())
        && 1 < workspace.count()
    {
        return sum_up(args, by, print, &workspace, context);
    }
    let pages = context.survey_of(&workspace, |basis, _| match (args.papers.basis(basis), args.by) {
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

/// What several plans add up to. What has errors is told after those that have none.
fn sum_up(
    args: &Args,
    by: By,
    format: PrintFormat,
    workspace: &Workspace,
    context: &mut Context<'_>,
) -> anyhow::Result<Exit> {
    let words = if args.papers.format.is_paper() { Words::on_paper() } else { context.words };
    let surveyed = context.survey_sound(workspace, |basis, _| {
        let basis = args.papers.basis(basis);
        PlanCounts::new(&basis, &Counts::new(basis.survey, by))
    })?;
    let mut document = sum::document(words, context.as_of, by, &surveyed.done);
    if 0 < surveyed.broken {
        document.text(words.say(&Message::new("status.not-counted").with("count", surveyed.broken)));
    }
    let exit = context.deliver(&[Page::Document(document, format)], args.papers.out.as_deref())?;
    surveyed.refusal.map_or(Ok(exit), |refusal| Err(refusal.into()))
}
