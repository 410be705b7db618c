//! `cchc report new`: writes the form that an agency fills in for a period, or adds to its report what is missing.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::ValueHint;

use super::whose::Whose;
use crate::assess::Survey;
use crate::commands::change::{commit_forms, edit};
use crate::commands::context::Context;
use crate::commands::exit::Exit;
use crate::commands::options::{FORMAT_ORDER, one_of};
use crate::i18n::{Lang, Words};
use crate::message::{Arg, Message};
use crate::model::{AgencyId, ItemId, ReportPeriod};
use crate::query::form::{Form, FormItem};
use crate::record;
use crate::views::{Basis, form, wording};
use crate::workspace::{Edit, EditedFile};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    whose: Whose,

    #[arg(long, conflicts_with = "agency")]
    pub(super) all: bool,

    #[arg(long, display_order = FORMAT_ORDER, value_name = "FORMAT", default_value = "toml")]
    #[arg(value_parser = one_of(FormFormat::WORDS))]
    format: FormFormat,

    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) out: Option<PathBuf>,

    #[arg(long)]
    pub(super) dry_run: bool,
}

/// What a form is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FormFormat {
    /// The agency's file of the plan, to be filled in there.
    Toml,
    /// A workbook to be sent out, and taken back once it is filled in.
    Xlsx,
}

impl FormFormat {
    /// The words of `--format`, with their values.
    const WORDS: &[(&str, Self)] = &[("toml", Self::Toml), ("xlsx", Self::Xlsx)];
}

impl Args {
    /// Whether workbooks are wanted, to be sent out.
    pub(super) fn are_workbooks(&self) -> bool {
        self.format == FormFormat::Xlsx
    }
}

/// A file to write, and how many items it asks for.
type Written = (EditedFile, String, usize);

/// Writes the forms.
///
/// # Errors
/// When a folder is named for forms that have their place in the plan.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    if args.out.is_some() {
        return Err(Message::new("form.no-out").into());
    }
    write(args, context)
}

/// The agencies whose forms are meant, and the period.
pub(super) fn agencies(
    args: &Args,
    edit: &Edit,
    survey: &Survey<'_>,
    context: &Context<'_>,
) -> anyhow::Result<(Vec<AgencyId>, ReportPeriod)> {
    if args.all {
        let period = args.whose.period(edit)?;
        return Ok((asked(survey, period).into_iter().cloned().collect(), period));
    }
    let (agency, period) = args.whose.report(edit, context)?;
    Ok((vec![agency], period))
}

/// Writes the forms where the reports are to be; what is there already stays as it is.
fn write(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let edit = edit(args.dry_run, context)?;
    let survey = Survey::new(edit.plan(), context.as_of);
    let basis = Basis { survey: &survey, sources: edit.sources(), words: Words::new(Lang::Vi) };
    let (mut written, mut skipped) = (Vec::new(), Vec::new());
    let (agencies, period) = agencies(args, &edit, &survey, context)?;
    for agency in &agencies {
        match file(&edit, &basis, agency, period) {
            Ok(file) => written.push(file),
            Err(why) if args.all => skipped.push(why),
            Err(why) => return Err(why.into()),
        }
    }
    let messages = messages(&written, &skipped, context);
    drop(survey);
    let proposal = edit.propose(written.into_iter().map(|(file, text, _)| (file, text)).collect())?;
    commit_forms(edit, &proposal, &messages, context)?;
    Ok(Exit::Clean)
}

/// Who is to report for a period.
fn asked<'p>(survey: &Survey<'p>, period: ReportPeriod) -> Vec<&'p AgencyId> {
    let round = survey.rounds.iter().find(|round| round.period == period);
    round.map(|round| round.asked.clone()).unwrap_or_default()
}

/// The file of an agency's report, with all that the form asks for.
///
/// # Errors
/// When there is nothing to ask for, or the report was handed in.
fn file(edit: &Edit, basis: &Basis<'_>, agency: &AgencyId, period: ReportPeriod) -> Result<Written, Message> {
    let file = edit.ledger_file(agency, period)?;
    let name = edit.plan().agencies.name(agency);
    let about = |key| {
        let message = Message::new(key).with("agency", name).with("file", file.inside.as_str());
        let message = message.with("period", wording::period_message(period));
        message.with("id", agency.as_str()).with("code", period.to_string())
    };
    if let Some(on) = edit.report(agency, period).and_then(|report| report.submitted.as_ref()) {
        return Err(about("submit.already").with("sent", on.value));
    }
    let Some(found) = edit.plan().agencies.find(agency) else { return Err(about("form.nothing")) };
    let form = Form::new(basis.survey, found, period);
    if form.items.is_empty() {
        return Err(about("form.nothing"));
    }
    let before = file.before.as_deref();
    let told: BTreeSet<ItemId> = before.map(items).unwrap_or_default();
    let left = form.left(|item| told.contains(item));
    if left.is_empty() {
        return Err(about("form.exists"));
    }
    let (text, count) = (text(basis, &form, &left, before), left.len());
    Ok((file, text, count))
}

/// The items that a file names, be they told of or only asked for.
fn items(text: &str) -> BTreeSet<ItemId> {
    let named = ["entry", "occurrence"].into_iter().flat_map(|kind| record::texts(text, kind, "item"));
    named.filter_map(|id| id.parse().ok()).collect()
}

/// The form; where there is a file already, what it holds and then what is left.
fn text(basis: &Basis<'_>, form: &Form<'_>, left: &[&FormItem<'_>], before: Option<&str>) -> String {
    let about = format!("{}\n", record::comments(&form::about(basis, form)));
    let items = left.iter().map(|item| {
        let metrics: Vec<&str> = item.targets.iter().map(|(target, _)| target.metric.as_str()).collect();
        record::open_entry(item.now.item.id.value.as_str(), &metrics, &form::about_item(basis, item))
    });
    let items: String = items.collect();
    let Some(before) = before else {
        let period = form.period.to_string();
        return record::report(form.agency.id.value.as_str(), &period, None, &about) + &items;
    };
    // How it is filled in need not stand there twice.
    let title = about.lines().next().unwrap_or_default();
    let about = if before.contains(title) { String::new() } else { format!("\n{}", about.trim_end()) };
    record::appended(before, &format!("{about}\n{items}"))
}

/// Which forms were written, and why others were not.
fn messages(written: &[Written], skipped: &[Message], context: &Context<'_>) -> Vec<Message> {
    let mut messages: Vec<Message> = written
        .iter()
        .map(|(file, _, count)| {
            Message::new("form.written").with("file", file.inside.as_str()).with("count", *count)
        })
        .collect();
    if !skipped.is_empty() {
        let lines = skipped.iter().map(|why| context.words.say(why)).collect();
        let message = Message::new("form.skipped").with("count", skipped.len());
        messages.push(message.with("reasons", Arg::Lines(lines)));
    }
    messages
}
