//! `cchc status`: the morning view.

use super::context::Context;
use super::exit::{Exit, printed};
use super::options::one_of;
use crate::assess::{Standing, Tally};
use crate::output::{Format, Page, json};
use crate::views::status::{self, PlanStatus, StatusView};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, value_name = "LEVEL", value_parser = one_of(FailOn::WORDS))]
    fail_on: Option<FailOn>,
}

/// What makes the exit 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FailOn {
    /// An item that is overdue in the two by two: also one that awaits confirmation past its day.
    Overdue,
    /// That, or an item at risk.
    AtRisk,
}

impl FailOn {
    /// The words of `--fail-on`, with their values.
    const WORDS: &[(&str, Self)] = &[("overdue", Self::Overdue), ("at-risk", Self::AtRisk)];

    fn is_met(self, tally: &Tally) -> bool {
        let at_risk = tally.count(Standing::AtRiskHigh) + tally.count(Standing::AtRisk);
        0 < tally.pending_overdue || (self == Self::AtRisk && 0 < at_risk)
    }
}

/// One plan as a screen; several as a line each.
pub fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let is_screen = matches!(context.format(), Format::Table | Format::Markdown);
    let workspace = context.listed()?;
    // Of several plans no screen is shown.
    let is_screen = is_screen && workspace.len() == 1;
    let mut plans = context.survey_of(&workspace, |basis, _| {
        let document = is_screen.then(|| status::document(basis));
        (PlanStatus::new(basis), document)
    })?;
    let is_met = |(plan, _): &(PlanStatus, _)| args.fail_on.is_some_and(|it| it.is_met(&plan.tally));
    let exit = if plans.iter().any(is_met) { Exit::Findings } else { Exit::Clean };
    if let [(_, document)] = &mut plans[..]
        && let Some(document) = document.take()
    {
        return printed(context.print(vec![Page::Document(document)]).map(drop), exit);
    }
    let view = StatusView::new(context.as_of, plans.into_iter().map(|(plan, _)| plan).collect());
    let words = context.words;
    let page =
        Page::of(context.format(), || view.document(words), || view.records(words), || json::text(&view));
    printed(context.print(vec![page]).map(drop), exit)
}
