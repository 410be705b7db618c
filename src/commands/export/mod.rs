//! `cchc export`: a row an item, for programs that answer what no command does.

mod batch;
mod years;

use std::path::{Path, PathBuf};

use clap::ValueHint;

use self::batch::Batch;
use self::years::Years;
use super::context::Context;
use super::exit::Exit;
use super::files;
use super::options::{FORMAT_ORDER, one_of};
use crate::message::Message;
use crate::output::ExportFormat;
use crate::output::export::TextFormat;
use crate::views::export;
use crate::workspace::Surveyed;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    out: Option<PathBuf>,

    #[arg(long, display_order = FORMAT_ORDER, value_name = "FORMAT", default_value = "jsonl")]
    #[arg(value_parser = one_of(ExportFormat::WORDS))]
    format: ExportFormat,
}

/// Writes the items of all plans, in their order; what has errors is told after those that have none.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    if !args.format.is_built_in() {
        return Err(Message::new("export.not-built-in").with("format", args.format.extension()).into());
    }
    let surveyed = match (&args.out, args.format) {
        (Some(folder), format) => write(folder, format, context)?,
        (None, ExportFormat::Text(format)) => print(format, context)?,
        (None, ExportFormat::Parquet) => return Err(Message::new("export.needs-out").into()),
    };
    surveyed.refusal.map_or(Ok(Exit::Clean), |refusal| Err(refusal.into()))
}

/// Prints the items as they are read.
fn print(format: TextFormat, context: &mut Context<'_>) -> anyhow::Result<Surveyed<()>> {
    let fields = export::fields();
    let workspace = context.open()?;
    format.head(&fields, context.out)?;
    context
        .survey_each(&workspace, Batch::of, |batch, out| Ok(format.put(&fields, &batch.records, out)?))?
        .if_any()
        .map_err(Into::into)
}

/// Writes them into a file for each year.
fn write(folder: &Path, format: ExportFormat, context: &mut Context<'_>) -> anyhow::Result<Surveyed<()>> {
    let mut years = Years::new(files::folder_in(folder, context)?, format);
    let workspace = context.open()?;
    let surveyed = context.survey_each(&workspace, Batch::of, |batch, _| Ok(years.put(&batch)?))?.if_any()?;
    let written = years.finish()?;
    let name = folder.to_string_lossy().into_owned();
    let message = Message::new("export.written").with("rows", written.rows).with("files", written.files);
    files::say(&name, &message.with("folder", name.as_str()), context)?;
    Ok(surveyed)
}
