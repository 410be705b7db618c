//! `cchc report new --format xlsx`: the forms as workbooks, a file an agency, for whoever has no git.

use std::io;
use std::path::{Path, PathBuf};

use super::new::{Args, agencies};
use crate::assess::Survey;
use crate::commands::change::edit;
use crate::commands::context::Context;
use crate::commands::exit::Exit;
use crate::commands::files;
use crate::disk::file;
use crate::i18n::Words;
use crate::load;
use crate::message::{Arg, Message};
use crate::model::{AgencyId, ReportPeriod};
use crate::output::xlsx;
use crate::query::form::Form;
use crate::query::sheet_form::{self, Row};
use crate::views::{Basis, sheet_form as view, wording};
use crate::workspace::Edit;

/// A workbook to write, and how many items it asks for.
struct Sheet {
    path: PathBuf,
    bytes: Vec<u8>,
    items: usize,
}

/// Writes a workbook for each agency that is meant. A file that is there may have been filled in, and stays as it is.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    // The plan is read only: forms do not become part of it.
    let edit = edit(true, context)?;
    let survey = Survey::new(edit.plan(), context.as_of);
    let basis = Basis { survey: &survey, sources: edit.sources(), words: Words::on_paper() };
    let (agencies, period) = agencies(args, &edit, &survey, context)?;
    let named = args.out.clone().unwrap_or_else(|| PathBuf::from(format!("bieu-{period}")));
    let folder = files::folder_in(&named, context)?;
    let (mut sheets, mut skipped) = (Vec::new(), Vec::new());
    for agency in &agencies {
        match sheet(&edit, &basis, (agency, period), &folder) {
            Ok(sheet) => sheets.push(sheet),
            Err(why) if args.all => skipped.push(why),
            Err(why) => return Err(why.into()),
        }
    }
    let (mut count, mut items) = (0_usize, 0);
    for sheet in &sheets {
        let is_there = sheet.path.exists();
        if is_there && load::bytes_at(&sheet.path).as_ref() != Some(&sheet.bytes) {
            let name = sheet.path.strip_prefix(&context.dir).unwrap_or(&sheet.path).to_string_lossy();
            skipped.push(Message::new("sheet-form.there").with("file", name.into_owned()));
            continue;
        }
        if !is_there && !args.dry_run {
            file::write_whole(&sheet.path, &sheet.bytes)?;
        }
        (count, items) = (count + 1, items + sheet.items);
    }
    tell(args, (count, items), &named, &skipped, context)
}

/// Says what was written, and why other forms were not.
fn tell(
    args: &Args,
    (count, items): (usize, usize),
    folder: &Path,
    skipped: &[Message],
    context: &mut Context<'_>,
) -> anyhow::Result<Exit> {
    let folder = folder.to_string_lossy().into_owned();
    let key = if args.dry_run { "sheet-form.would-write" } else { "sheet-form.written" };
    let message = Message::new(key).with("count", count).with("items", items).with("folder", folder.as_str());
    files::say(&folder, &message, context)?;
    if !skipped.is_empty() {
        let lines = skipped.iter().map(|why| context.words.say(why)).collect();
        let message = Message::new("form.skipped").with("count", skipped.len());
        context.say(&message.with("reasons", Arg::Lines(lines)))?;
    }
    Ok(Exit::Clean)
}

/// The workbook for an agency's report.
///
/// # Errors
/// When there is nothing to ask for, or the report was handed in.
fn sheet(
    edit: &Edit,
    basis: &Basis<'_>,
    (agency, period): (&AgencyId, ReportPeriod),
    folder: &Path,
) -> Result<Sheet, Message> {
    let plan = edit.plan();
    let about = |key| {
        let message = Message::new(key).with("agency", plan.agencies.name(agency));
        message.with("period", wording::period_message(period))
    };
    let report = edit.report(agency, period);
    if let Some(on) = report.and_then(|report| report.submitted.as_ref()) {
        return Err(about("submit.already")
            .with("id", agency.as_str())
            .with("code", period.to_string())
            .with("sent", on.value));
    }
    let Some(found) = plan.agencies.find(agency) else { return Err(about("form.nothing")) };
    let form = Form::new(basis.survey, found, period);
    let left = form.left(|item| report.is_some_and(|report| report.tells_of(item)));
    if form.items.is_empty() {
        return Err(about("form.nothing"));
    }
    if left.is_empty() {
        return Err(about("sheet-form.all-told"));
    }
    let mark = |row: &Row| {
        row.fingerprint(basis.plan()).map(|text| load::digest_of(text.as_bytes())).unwrap_or_default()
    };
    let rows = sheet_form::rows(&left).into_iter().map(|it| (mark(&it.row), it));
    let rows: Vec<_> = rows.map(|(mark, it)| (it, mark)).collect();
    let workbook = view::workbook(basis, &form, &rows, |text| load::digest_of(text.as_bytes()));
    let path = folder.join(format!("{agency}.{}", xlsx::EXTENSION));
    let cannot = |error: io::Error| {
        let message = Message::new("write.cannot").with("file", path.to_string_lossy().into_owned());
        message.with("why", Arg::Foreign(error.to_string()))
    };
    let bytes = xlsx::bytes(&workbook).map_err(cannot)?;
    Ok(Sheet { bytes, items: left.len(), path })
}
