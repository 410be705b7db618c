//! `cchc report`: the focal point's consolidated report for a period, as a document to send; `report new` and `report
//! submit` are the agencies' own.

use std::path::PathBuf;

use clap::ValueHint;

use super::show::in_any;
use super::{Context, Exit, form, period, submit};
use crate::disk::file;
use crate::i18n::{Lang, Words};
use crate::message::Message;
use crate::model::ReportPeriod;
use crate::output::{self, Page};
use crate::query::lookup;
use crate::views::{Basis, report};

#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,

    #[arg(value_name = "PERIOD", required = true)]
    period: Option<String>,

    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    out: Option<PathBuf>,
}

/// What an agency does with a report of its own.
#[derive(Debug, clap::Subcommand)]
enum Action {
    New(form::Args),
    Submit(submit::Args),
}

/// Which report of an agency is meant.
#[derive(Debug, clap::Args)]
pub(super) struct Whose {
    #[arg(long, value_name = "AGENCY")]
    pub(super) agency: String,

    #[arg(long, value_name = "PERIOD", value_parser = period)]
    pub(super) period: ReportPeriod,
}

/// A document a plan that has the period. Always in Vietnamese: it goes to offices.
pub fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    match &args.action {
        Some(Action::New(args)) => return form::run(args, context),
        Some(Action::Submit(args)) => return submit::run(args, context),
        None => {}
    }
    let asked = args.period.as_deref().unwrap_or_default();
    context.documents(args.out.is_some())?;
    let results = context.survey(|basis| {
        let basis = Basis { words: Words::new(Lang::Vi), ..*basis };
        report::document(&basis, lookup::period(basis.plan(), asked)?)
    })?;
    let documents = in_any(results)?;
    let Some(path) = &args.out else {
        return context.print(documents.into_iter().map(Page::Document).collect());
    };
    let [document] = &documents[..] else {
        return Err(Message::new("report.one-plan").with("plans", documents.len()).into());
    };
    file::write_whole(&context.dir.join(path), &output::markdown_bytes(document)?)?;
    if !context.is_quiet {
        let message = Message::new("report.written").with("file", path.to_string_lossy().into_owned());
        writeln!(context.out, "{}", output::safe_text(&context.words.say(&message)))?;
    }
    Ok(Exit::Clean)
}
