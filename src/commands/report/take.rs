//! `cchc report take`: forms that agencies have filled in go into the ledger, each whole or not at all.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;
use clap::ValueHint;

use super::hand_in::HandIn;
use super::taken::{Taken, Taking};
use super::whose::Whose;
use crate::assess::{Standing, Survey};
use crate::commands::change::{commit, edit_at, moved};
use crate::commands::context::Context;
use crate::commands::exit::Exit;
use crate::intake::{self, Against, Fault, FilledForm};
use crate::load;
use crate::message::{Arg, Message};
use crate::model::{AgencyId, ItemId, Plan, ReportPeriod};
use crate::query::lookup;
use crate::views::wording;
use crate::workbook;
use crate::workspace::{Edit, Refusal};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath, required = true)]
    files: Vec<String>,

    #[command(flatten)]
    whose: Whose,

    #[arg(long, value_name = "DATE")]
    on: Option<NaiveDate>,

    #[arg(long)]
    dry_run: bool,
}

/// What is wanted of the forms of a run.
struct Wanted {
    period: ReportPeriod,
    /// The only agency whose form is taken, where one is named.
    agency: Option<AgencyId>,
    /// The day on which they were handed in.
    on: NaiveDate,
}

/// A form that can be taken.
struct Ready {
    hand_in: HandIn,
    taken: Taken,
}

/// Why a form is not taken.
enum Refused {
    Faults(Vec<Fault>),
    /// It would bring something with it that `check` calls an error.
    Findings(Refusal),
}

/// Takes what can be taken, says where the items stand then and who has still to report, and names every fault of the rest.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let edit = edit_at(&[], args.dry_run, context)?;
    let wanted = args.wanted(&edit, context)?;
    let survey = Survey::new(edit.plan(), context.as_of);
    let (mut ready, mut refused): (Vec<Ready>, _) = (Vec::new(), Vec::new());
    for file in &args.files {
        let before: Vec<&AgencyId> = ready.iter().map(|it| &it.hand_in.agency).collect();
        match take(&edit, &survey, &wanted, (&context.dir.join(file), &before)) {
            Ok(form) => ready.push(form),
            Err(why) => refused.push((file.as_str(), why)),
        }
    }
    for (file, why) in &refused {
        complain(file, why, context)?;
    }
    drop(survey);
    if !ready.is_empty() {
        finish(edit, &ready, wanted.period, context)?;
    }
    if refused.is_empty() {
        return Ok(Exit::Clean);
    }
    let files: Vec<&str> = refused.iter().map(|(file, _)| *file).collect();
    Err(Message::new("take.refused").with("count", files.len()).with("files", files.join(", ")).into())
}

impl Args {
    fn wanted(&self, edit: &Edit, context: &Context<'_>) -> anyhow::Result<Wanted> {
        let on = self.on.unwrap_or(context.as_of);
        let period = self.whose.period(edit)?;
        let agency = self.whose.agency.as_deref().map(|query| lookup::agency(&edit.plan().agencies, query));
        let agency = agency.transpose()?.map(|agency| agency.id.value.clone());
        Ok(Wanted { period, agency, on })
    }
}

/// Reads a form and finds out what it adds; `before` are those whose forms came before it.
fn take(
    edit: &Edit,
    survey: &Survey<'_>,
    wanted: &Wanted,
    (path, before): (&Path, &[&AgencyId]),
) -> Result<Ready, Refused> {
    let whole = |message| Refused::Faults(vec![Fault { place: None, message }]);
    // A decision that has changed the plan since the form was made asks for something else.
    let form = read(edit.plan().on(wanted.on), wanted.on, path).map_err(Refused::Faults)?;
    let hand_in = HandIn { agency: form.agency.clone(), period: form.period, on: wanted.on };
    if let Some(key) = mismatch(&form, wanted, before) {
        let own = wording::period_message(wanted.period);
        return Err(whole(
            hand_in.message(edit.plan(), key).with("wanted", own).with("key", wanted.period.to_string()),
        ));
    }
    hand_in.check(survey).map_err(whole)?;
    let taken = Taking::new(edit, &hand_in, &form).take().map_err(Refused::Faults)?;
    if !taken.files.is_empty() {
        edit.propose(taken.files.clone()).map_err(Refused::Findings)?;
    }
    Ok(Ready { hand_in, taken })
}

/// Reads the form in a file.
fn read(plan: &Plan, on: NaiveDate, path: &Path) -> Result<FilledForm, Vec<Fault>> {
    let whole = |message| vec![Fault { place: None, message }];
    let bytes = load::bytes_within(path, workbook::LARGEST_FILE)
        .map_err(|error| whole(Message::new("take.no-file").with("why", Arg::Foreign(error.to_string()))))?;
    let workbook = workbook::read(&bytes).map_err(whole)?;
    intake::read(&workbook, &Against { plan, on, digest: |text| load::digest_of(text.as_bytes()) })
}

/// What keeps a form from being one of those that are wanted.
fn mismatch(form: &FilledForm, wanted: &Wanted, before: &[&AgencyId]) -> Option<&'static str> {
    if form.period != wanted.period {
        return Some("take.other-period");
    }
    if wanted.agency.as_ref().is_some_and(|agency| *agency != form.agency) {
        return Some("take.other-agency");
    }
    before.contains(&&form.agency).then_some("take.twice")
}

/// Writes what the forms add, and says so; where they add nothing, nothing is written.
fn finish(
    edit: Edit,
    ready: &[Ready],
    period: ReportPeriod,
    context: &mut Context<'_>,
) -> anyhow::Result<()> {
    let as_of = context.as_of;
    let files: Vec<_> = ready.iter().flat_map(|form| form.taken.files.clone()).collect();
    if files.is_empty() {
        let messages = messages(ready, edit.plan(), (period, as_of));
        return Ok(messages.iter().try_for_each(|message| context.say(message))?);
    }
    let proposal = edit.propose(files)?;
    let before = standings(ready, edit.plan(), as_of);
    let messages = || {
        let after = standings(ready, &proposal.plan, as_of);
        let moves = before.iter().zip(&after).filter(|(before, after)| before.1 != after.1);
        let moves = moves.map(|((item, before), (_, after))| moved(item, [*before, *after], as_of));
        let mut messages: Vec<Message> = moves.collect();
        messages.extend(self::messages(ready, &proposal.plan, (period, as_of)));
        messages
    };
    commit(edit, &proposal, messages, context)
}

/// Where the items stand that the forms say something new of.
fn standings<'r>(ready: &'r [Ready], plan: &Plan, as_of: NaiveDate) -> Vec<(&'r ItemId, Standing)> {
    let survey = Survey::new(plan, as_of);
    let items: BTreeSet<&ItemId> = ready.iter().flat_map(|form| &form.taken.items).collect();
    items.into_iter().filter_map(|item| Some((item, survey.item(item)?.standing))).collect()
}

/// What was taken of each form, and who has still to report.
fn messages(ready: &[Ready], plan: &Plan, (period, as_of): (ReportPeriod, NaiveDate)) -> Vec<Message> {
    let survey = Survey::new(plan, as_of);
    let mut messages = Vec::new();
    for Ready { hand_in, taken } in ready {
        let key = if taken.files.is_empty() { "take.same" } else { "take.done" };
        messages.push(hand_in.message(plan, key).with("count", taken.items.len()));
        messages.extend(taken.notes.iter().cloned());
        messages.extend(hand_in.left(&survey));
    }
    messages.extend(answers(&survey, period));
    messages
}

/// How many have reported for a period, and who has not.
fn answers(survey: &Survey<'_>, period: ReportPeriod) -> Option<Message> {
    let round = survey.rounds.iter().find(|round| round.period == period)?;
    let silent = round.asked.iter().filter(|agency| !round.received.contains_key(**agency));
    let names: Vec<&str> = silent.map(|agency| survey.files.agencies.brief(agency)).collect();
    let key = if names.is_empty() { "take.all-in" } else { "take.not-in" };
    let message = Message::new(key)
        .with("received", round.asked.len() - names.len())
        .with("asked", round.asked.len())
        .with("period", wording::period_message(period));
    Some(message.with("names", names.join("; ")))
}

/// Says why a form is not taken, each fault on a line.
fn complain(file: &str, why: &Refused, context: &mut Context<'_>) -> anyhow::Result<()> {
    let faults = match why {
        Refused::Faults(faults) => faults,
        Refused::Findings(refusal) => {
            let message = Message::new("take.findings").with("file", file);
            context.warn(&message.with("why", refusal.reason.clone()))?;
            return Ok(refusal.review.as_ref().map_or(Ok(()), |review| context.complain(review))?);
        }
    };
    let lines = faults.iter().map(|fault| context.words.say(&said(fault))).collect();
    let message = Message::new("take.faults").with("file", file).with("count", faults.len());
    context.warn(&message.with("faults", Arg::Lines(lines)))?;
    Ok(())
}

/// A fault and its cell.
fn said(fault: &Fault) -> Message {
    let Some(place) = &fault.place else { return fault.message.clone() };
    let key = if place.head.is_empty() { "take.at" } else { "take.at-head" };
    Message::new(key)
        .with("sheet", place.sheet.as_str())
        .with("row", i64::from(place.row))
        .with("column", place.column.as_str())
        .with("head", place.head.as_str())
        .with("fault", fault.message.clone())
}
