//! `cchc status`: the morning view.

use super::again::Again;
use super::context::Context;
use super::exit::{Exit, printed};
use super::options::{Listing, one_of};
use crate::assess::{Standing, Tally};
use crate::document::Document;
use crate::output::{ListingFormat, Page, json};
use crate::query::tasks::Filter;
use crate::views::Basis;
use crate::views::status::json::StatusView;
use crate::views::status::{PlanStatus, Several, full, overview, screen, worst};
use crate::views::tasks::rows;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, value_name = "LEVEL", value_parser = one_of(FailOn::WORDS))]
    fail_on: Option<FailOn>,

    #[arg(long)]
    full: bool,

    #[arg(long, value_name = "COUNT", conflicts_with = "full")]
    top: Option<usize>,

    #[command(flatten)]
    listing: Listing,
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

impl Args {
    /// The screen of one plan.
    fn screen(&self, basis: &Basis<'_>, again: &Again) -> Document {
        if self.full { full::document(basis) } else { screen::document(basis, &again.options()) }
    }

    /// That of several.
    fn screen_of_all(&self, context: &Context<'_>, several: Several<'_>) -> Document {
        let (words, as_of, again) = (context.words, context.as_of, &context.again);
        if self.full {
            return overview::document(words, as_of, several);
        }
        let again_for = |plan: &PlanStatus| again.options_for(&plan.id, &plan.path);
        worst::document(words, as_of, several, self.top, &again.options(), again_for)
    }
}

/// One plan as a screen; several as their sum and the worst of them. What has errors is told after those that have none.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let format = args.listing.format;
    let workspace = context.open()?;
    // Of several plans no screen is shown.
    let screen_format = format.print_format().filter(|_| workspace.count() == 1);
    let surveyed = context.survey_sound(&workspace, |basis, plan| {
        let screen = screen_format.map(|format| Page::Document(args.screen(basis, &context.again), format));
        let items = || Page::Sheets(vec![("sheets.items", rows::of_all(basis, &Filter::default()))]);
        let page = screen.or_else(|| (format == ListingFormat::Xlsx).then(items));
        (PlanStatus::new(basis, plan.path), page)
    })?;
    let is_met = |(plan, _): &(PlanStatus, _)| args.fail_on.is_some_and(|it| it.is_met(&plan.tally));
    let exit = if surveyed.done.iter().any(is_met) { Exit::Findings } else { Exit::Clean };
    let (plans, pages): (Vec<_>, Vec<_>) = surveyed.done.into_iter().unzip();
    let several = Several { plans: &plans, broken: surveyed.broken };
    let mut pages: Vec<Page> = pages.into_iter().flatten().collect();
    if format == ListingFormat::Xlsx {
        pages.insert(0, Page::Sheets(vec![("sheets.figures", overview::rows(context.words, &plans))]));
    } else if pages.is_empty() {
        let (words, as_of) = (context.words, context.as_of);
        pages.push(format.page(
            || args.screen_of_all(context, several),
            || overview::rows(words, &plans),
            || json::text(&StatusView::new(as_of, several)),
        ));
    }
    let exit = printed(context.print(&pages).map(drop), exit)?;
    surveyed.refusal.map_or(Ok(exit), |refusal| Err(refusal.into()))
}
