//! `cchc report submit`: puts down that an agency's report was handed in.

use chrono::NaiveDate;

use super::whose::Whose;
use crate::commands::change::{commit, edit};
use crate::commands::context::Context;
use crate::commands::exit::Exit;
use crate::message::Message;
use crate::query::lookup;
use crate::record;
use crate::views::wording;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    whose: Whose,

    #[arg(long, value_name = "DATE")]
    on: Option<NaiveDate>,

    #[arg(long)]
    dry_run: bool,
}

/// Sets the day in the report's file; where there is none, makes one that says that nothing has changed.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let edit = edit(args.dry_run, context)?;
    let agency = lookup::agency(&edit.plan().agencies, &args.whose.agency)?;
    let period = lookup::calendar_period(edit.plan(), &args.whose.period)?;
    let (id, name) = (agency.id.value.clone(), agency.name.value.clone());
    let report = edit.report(&id, period);
    if let Some(day) = report.and_then(|report| report.submitted) {
        let message = Message::new("submit.already").with("agency", name).with("on", day.value);
        return Err(message.with("period", wording::period_message(period)).into());
    }
    let file = edit.ledger_file(&id, period)?;
    let on = args.on.unwrap_or(context.as_of);
    let text = match &file.before {
        Some(before) => record::set_day(before, ("report", 0), "submitted", on)
            .ok_or_else(|| Message::new("submit.cannot").with("file", file.inside.as_str()))?,
        None => record::report(id.as_str(), &period.to_string(), Some(on), ""),
    };
    let proposal = edit.propose(file, text)?;
    commit(edit, &proposal, context)?;
    let message = Message::new("submit.done").with("agency", name).with("on", on);
    context.say(&message.with("period", wording::period_message(period)))?;
    Ok(Exit::Clean)
}
