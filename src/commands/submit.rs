//! `cchc report submit`: puts down that an agency's report was handed in.

use chrono::NaiveDate;

use super::desk::Desk;
use super::report::Whose;
use super::{Context, Exit};
use crate::message::Message;
use crate::output;
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
    let mut desk = Desk::open(context, args.dry_run)?;
    let agency = lookup::agency(&desk.plan()?.agencies, &args.whose.agency)?;
    let (id, name) = (agency.id.value.clone(), agency.name.value.clone());
    let report = desk.report(&id, args.whose.period);
    if let Some(day) = report.and_then(|report| report.submitted) {
        let message = Message::new("submit.already").with("agency", name).with("on", day.value);
        return Err(message.with("period", wording::period_message(args.whose.period)).into());
    }
    let file = desk.file(&id, args.whose.period)?;
    let on = args.on.unwrap_or(context.as_of);
    let text = if file.exists {
        record::set_day(&file.text, ("report", 0), "submitted", on)
            .ok_or_else(|| Message::new("submit.cannot").with("file", file.inside.as_str()))?
    } else {
        record::report(id.as_str(), &args.whose.period.to_string(), Some(on), "")
    };
    let proposal = desk.propose(&file, &text, context)?;
    desk.write(&file, &text, &proposal, false, context)?;
    if !context.is_quiet {
        let message = Message::new("submit.done")
            .with("agency", name)
            .with("period", wording::period_message(args.whose.period))
            .with("on", on);
        writeln!(context.out, "{}", output::safe_text(&context.words.say(&message)))?;
    }
    Ok(Exit::Clean)
}
