//! `cchc report new`: writes the form that an agency fills in for a period.

use super::whose::Whose;
use crate::assess::Survey;
use crate::commands::change::{commit_form, edit};
use crate::commands::context::Context;
use crate::commands::exit::Exit;
use crate::i18n::{Lang, Words};
use crate::message::Message;
use crate::query::form::Form;
use crate::query::lookup;
use crate::record;
use crate::views::{Basis, form};

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
    let period = lookup::calendar_period(edit.plan(), &args.whose.period)?;
    let file = edit.ledger_file(&agency.id.value, period)?;
    if file.before.is_some() {
        return Err(Message::new("form.exists").with("file", file.inside).into());
    }
    let survey = Survey::new(edit.plan(), context.as_of);
    let basis = Basis { survey: &survey, sources: edit.sources(), words: Words::new(Lang::Vi) };
    let form = Form::new(&survey, agency, period);
    if form.items.is_empty() {
        return Err(Message::new("form.nothing").with("agency", agency.name.as_str()).into());
    }
    let proposal = edit.propose(file, text(&basis, &form))?;
    let count = form.items.len();
    commit_form(edit, &proposal, context)?;
    if !args.dry_run {
        let message = Message::new("form.written").with("file", proposal.file.inside.as_str());
        context.say(&message.with("count", count))?;
    }
    Ok(Exit::Clean)
}

fn text(basis: &Basis<'_>, form: &Form<'_>) -> String {
    let about = format!("{}\n", record::comments(&form::about(basis, form)));
    let head = record::report(form.agency.id.value.as_str(), &form.period.to_string(), None, &about);
    let items = form.items.iter().map(|item| {
        let metrics: Vec<&str> = item.targets.iter().map(|(target, _)| target.metric.as_str()).collect();
        record::open_entry(item.now.item.id.value.as_str(), &metrics, &form::about_item(basis, item))
    });
    std::iter::once(head).chain(items).collect()
}
