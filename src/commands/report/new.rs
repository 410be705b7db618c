//! `cchc report new`: writes the form that an agency fills in for a period.

use super::whose::Whose;
use crate::assess::Survey;
use crate::commands::change::{commit_form, edit};
use crate::commands::context::Context;
use crate::commands::exit::Exit;
use crate::i18n::{Lang, Words};
use crate::message::Message;
use crate::model::ReportPeriod;
use crate::query::lookup;
use crate::record;
use crate::views::Basis;
use crate::views::form::Form;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    whose: Whose,

    #[arg(long)]
    dry_run: bool,
}

/// Writes the form where the report is to be; what is there already is never written over.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let edit = edit(args.dry_run, context)?;
    let agency = lookup::agency(&edit.plan().agencies, &args.whose.agency)?;
    let file = edit.ledger_file(&agency.id.value, args.whose.period)?;
    if file.before.is_some() {
        return Err(Message::new("form.exists").with("file", file.inside).into());
    }
    let survey = Survey::new(edit.plan(), context.as_of);
    let basis = Basis { survey: &survey, sources: edit.sources(), words: Words::new(Lang::Vi) };
    let form = Form::new(&basis, agency, args.whose.period);
    if form.items.is_empty() {
        return Err(Message::new("form.nothing").with("agency", agency.name.as_str()).into());
    }
    let proposal = edit.propose(file, text(&form, agency.id.value.as_str(), args.whose.period))?;
    commit_form(edit, &proposal, context)?;
    if !args.dry_run {
        let message = Message::new("form.written").with("file", proposal.file.inside.as_str());
        context.say(&message.with("count", form.items.len()))?;
    }
    Ok(Exit::Clean)
}

fn text(form: &Form, agency: &str, period: ReportPeriod) -> String {
    let about = format!("{}\n", record::comments(&form.about));
    let head = record::report(agency, &period.to_string(), None, &about);
    let items = form.items.iter().map(|item| {
        let metrics: Vec<&str> = item.metrics.iter().map(String::as_str).collect();
        record::open_entry(&item.id, &metrics, &item.about)
    });
    std::iter::once(head).chain(items).collect()
}
