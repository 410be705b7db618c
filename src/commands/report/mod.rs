//! `cchc report`: the focal point's consolidated report for a period, as a document to send, kept where it is issued;
//! `report new` and `report submit` are the agencies' own.

mod issue;
mod new;
mod submit;
mod whose;

use std::path::PathBuf;

use clap::ValueHint;

use crate::commands::context::Context;
use crate::commands::exit::Exit;
use crate::commands::options::Documents;
use crate::document::Document;
use crate::output::Page;
use crate::query::lookup;
use crate::query::period::PeriodFigures;
use crate::views::report;

#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,

    #[arg(value_name = "PERIOD", required = true)]
    period: Option<String>,

    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    out: Option<PathBuf>,

    #[arg(long)]
    issue: bool,

    #[command(flatten)]
    documents: Documents,
}

/// What an agency does with a report of its own.
#[derive(Debug, clap::Subcommand)]
enum Action {
    New(new::Args),
    Submit(submit::Args),
}

/// A document a plan that has the period, or what an agency does.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    if args.issue {
        issue::run(args.period.as_deref().unwrap_or_default(), context)?;
    }
    match (&args.action, &args.out) {
        (Some(Action::New(args)), _) => new::run(args, context),
        (Some(Action::Submit(args)), _) => submit::run(args, context),
        (None, out) => {
            let page = |document| Page::Document(document, args.documents.format);
            let pages: Vec<Page> = args.reports(context)?.into_iter().map(page).collect();
            context.deliver(&pages, out.as_deref())
        }
    }
}

impl Args {
    /// The report of each plan that has the period. Always in Vietnamese: it goes to offices.
    fn reports(&self, context: &Context<'_>) -> anyhow::Result<Vec<Document>> {
        let asked = self.period.as_deref().unwrap_or_default();
        context.survey_any(|basis| {
            let basis = basis.on_paper();
            let period = lookup::period(basis.plan(), asked)?;
            let figures = PeriodFigures::new(basis.survey.files, period, basis.as_of())?;
            Ok(report::document(&basis, &figures))
        })
    }
}
