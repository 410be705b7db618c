//! `cchc report new`: writes the form that an agency fills in for a period.

use super::desk::Desk;
use super::report::Whose;
use super::{Context, Exit};
use crate::assess::Survey;
use crate::i18n::{Lang, Words};
use crate::message::Message;
use crate::model::ReportPeriod;
use crate::output;
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
    let mut desk = Desk::open(context, args.dry_run)?;
    let plan = desk.plan()?;
    let agency = lookup::agency(&plan.agencies, &args.whose.agency)?;
    let file = desk.file(&agency.id.value, args.whose.period)?;
    if file.exists {
        return Err(Message::new("form.exists").with("file", file.inside).into());
    }
    let survey = Survey::new(plan, context.as_of);
    let basis = Basis { survey: &survey, sources: desk.sources(), words: Words::new(Lang::Vi) };
    let form = Form::new(&basis, agency, args.whose.period);
    if form.items.is_empty() {
        return Err(Message::new("form.nothing").with("agency", agency.name.as_str()).into());
    }
    let text = text(&form, agency.id.value.as_str(), args.whose.period);
    let count = form.items.len();
    let proposal = desk.propose(&file, &text, context)?;
    let shown = file.inside.clone();
    desk.write(&file, &text, &proposal, true, context)?;
    if !context.is_quiet && !args.dry_run {
        let message = Message::new("form.written").with("file", shown).with("count", count);
        writeln!(context.out, "{}", output::safe_text(&context.words.say(&message)))?;
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
