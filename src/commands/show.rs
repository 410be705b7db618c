//! `cchc show`: everything about one item.

use super::{Context, Exit};
use crate::output::{Page, json};
use crate::query::lookup;
use crate::views::show;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ITEM")]
    item: String,
}

/// The item in each plan that has it.
pub fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let format = context.format();
    let pages = context.survey(|basis| {
        let item = lookup::item(basis.plan(), &args.item)?;
        let mut items = basis.survey.items.iter();
        let assessment = items.find(|it| it.item.id.value == item.id.value);
        Ok(assessment.map(|it| {
            Page::of(
                format,
                || show::document(basis, it),
                || show::records(basis, it),
                || json::text(&show::ShowView::new(basis, it)),
            )
        }))
    })?;
    let pages = in_any(pages)?.into_iter().flatten().collect::<Vec<Page>>();
    context.print(pages)
}

/// What was found in at least one plan; else the first plan's reason why not.
pub(super) fn in_any<T>(results: Vec<Result<T, crate::message::Message>>) -> anyhow::Result<Vec<T>> {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(result) => found.push(result),
            Err(fault) => faults.push(fault),
        }
    }
    match faults.into_iter().next() {
        Some(fault) if found.is_empty() => Err(fault.into()),
        _ => Ok(found),
    }
}
