//! `cchc report`: the focal point's consolidated report for a period, as a document to send, kept where it is issued;
//! `report new` and `report submit` are the agencies' own.

mod hand_in;
mod issue;
mod new;
mod sheets;
mod submit;
mod take;
mod taken;
mod whose;

use std::path::PathBuf;

use clap::ValueHint;

use crate::commands::context::Context;
use crate::commands::exit::Exit;
use crate::commands::options::{FORMAT_ORDER, one_of};
use crate::output::{DocumentFormat, Page, PrintFormat};
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

    #[arg(long, display_order = FORMAT_ORDER, value_name = "FORMAT", default_value = "markdown")]
    #[arg(value_parser = one_of(ReportFormat::WORDS))]
    format: ReportFormat,
}

/// What the report is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ReportFormat {
    Document(PrintFormat),
    /// Its figures and its items, for Excel.
    Xlsx,
}

impl ReportFormat {
    /// The words of `--format`, with their values.
    const WORDS: &[(&str, Self)] = &[
        ("markdown", Self::Document(PrintFormat::File(DocumentFormat::Markdown))),
        ("docx", Self::Document(PrintFormat::File(DocumentFormat::Docx))),
        ("table", Self::Document(PrintFormat::Screen)),
        ("human", Self::Document(PrintFormat::Screen)),
        ("xlsx", Self::Xlsx),
    ];
}

/// What an agency does with a report of its own.
#[derive(Debug, clap::Subcommand)]
enum Action {
    New(new::Args),
    Submit(submit::Args),
    Take(take::Args),
}

/// A document a plan that has the period, or what an agency does.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    if args.issue {
        issue::run(args.period.as_deref().unwrap_or_default(), context)?;
    }
    match (&args.action, &args.out) {
        (Some(Action::New(args)), _) if args.are_workbooks() => sheets::run(args, context),
        (Some(Action::New(args)), _) => new::run(args, context),
        (Some(Action::Submit(args)), _) => submit::run(args, context),
        (Some(Action::Take(args)), _) => take::run(args, context),
        (None, out) => {
            let pages = args.reports(context)?;
            context.deliver(&pages, out.as_deref())
        }
    }
}

impl Args {
    /// The report of each plan that has the period. Always in Vietnamese: it goes to offices.
    fn reports(&self, context: &Context<'_>) -> anyhow::Result<Vec<Page>> {
        let asked = self.period.as_deref().unwrap_or_default();
        context.survey_any(|basis| {
            let basis = basis.on_paper();
            let period = lookup::period(basis.plan(), asked)?;
            let figures = PeriodFigures::new(basis.survey.files, period, basis.as_of())?;
            Ok(match self.format {
                ReportFormat::Document(format) => Page::Document(report::document(&basis, &figures), format),
                ReportFormat::Xlsx => Page::Sheets(report::sheets(&basis, &figures)),
            })
        })
    }
}
