//! `cchc report`: the focal point's consolidated report for a period, as a document to send; `report new` and `report
//! submit` are the agencies' own.

mod new;
mod submit;
mod whose;

use std::path::PathBuf;

use clap::ValueHint;

use crate::commands::context::Context;
use crate::commands::exit::Exit;
use crate::disk::file;
use crate::i18n::{Lang, Words};
use crate::message::Message;
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
    New(new::Args),
    Submit(submit::Args),
}

/// A document a plan that has the period. Always in Vietnamese: it goes to offices.
pub fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    match &args.action {
        Some(Action::New(args)) => return new::run(args, context),
        Some(Action::Submit(args)) => return submit::run(args, context),
        None => {}
    }
    let asked = args.period.as_deref().unwrap_or_default();
    context.documents(args.out.is_some())?;
    let documents = context.survey_any(|basis| {
        let basis = Basis { words: Words::new(Lang::Vi), ..*basis };
        report::document(&basis, lookup::period(basis.plan(), asked)?)
    })?;
    let Some(path) = &args.out else {
        return context.print(documents.into_iter().map(Page::Document).collect());
    };
    let [document] = &documents[..] else {
        return Err(Message::new("report.one-plan").with("plans", documents.len()).into());
    };
    file::write_whole(&context.dir.join(path), &output::markdown_bytes(document)?)?;
    context.say(&Message::new("report.written").with("file", path.to_string_lossy().into_owned()))?;
    Ok(Exit::Clean)
}
