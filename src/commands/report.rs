//! `cchc report`: the focal point's consolidated report for a period, as a document to send.

use std::path::PathBuf;

use clap::ValueHint;

use super::show::in_any;
use super::{Context, Exit};
use crate::i18n::{Lang, Words};
use crate::message::Message;
use crate::output::{self, Page, file};
use crate::views::{Basis, lookup, report};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "PERIOD")]
    period: String,

    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    out: Option<PathBuf>,
}

/// A document a plan that has the period. Always in Vietnamese: it goes to offices.
pub fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    context.documents(args.out.is_some())?;
    let results = context.survey(|basis| {
        let basis = Basis { words: Words::new(Lang::Vi), ..*basis };
        report::document(&basis, lookup::period(basis.plan(), &args.period)?)
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
