//! `cchc show`: everything about one item, or the plan itself.

use super::context::Context;
use super::exit::Exit;
use super::files;
use super::options::Papers;
use crate::message::Message;
use crate::output::{Page, json};
use crate::query::lookup;
use crate::views::Basis;
use crate::views::show::item;
use crate::views::show::plan::PlanPage;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ITEM")]
    item: Option<String>,

    #[command(flatten)]
    papers: Papers,
}

/// The item in each plan that has it; without one, each plan.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let out = args.papers.out.as_deref();
    if out.is_none_or(files::is_stdout) {
        return context.print_each(|basis| page(args, basis));
    }
    let pages = context.survey_any(|basis| page(args, basis))?;
    context.deliver(&pages.into_iter().flatten().collect::<Vec<_>>(), out)
}

/// What is shown of a plan; none where it does not hold the item on the day.
fn page(args: &Args, basis: &Basis<'_>) -> Result<Option<Page>, Message> {
    let format = args.papers.format;
    let basis = &args.papers.basis(basis);
    let Some(query) = &args.item else {
        let page = PlanPage::new(basis);
        let document = || if format.is_paper() { page.paper() } else { page.document() };
        return Ok(Some(format.page(document, || page.records(), || json::text(&page.view()))));
    };
    let wanted = lookup::item(basis.plan(), query)?;
    Ok(basis.survey.item(&wanted.id.value).map(|it| {
        format.page(
            || item::document(basis, it),
            || item::records(basis, it),
            || json::text(&item::ShowView::new(basis, it)),
        )
    }))
}
