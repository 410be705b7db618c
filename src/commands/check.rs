//! `cchc check`: every fault of every file, in one run, for people and for machines.

use std::path::PathBuf;

use clap::ValueHint;

use super::context::Context;
use super::exit::{Exit, printed};
use super::files;
use super::options::{FORMAT_ORDER, one_of};
use crate::diagnostic::Severity;
use crate::disk::file;
use crate::lint::Level;
use crate::message::Message;
use crate::output::{Findings, FindingsFormat, Screen, diff};
use crate::workspace::{self, Checked, Counts, Fixed, Workspace};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "PATH")]
    paths: Vec<String>,

    #[arg(long, value_name = "REV")]
    changed_since: Option<String>,

    #[arg(long)]
    fix: bool,

    #[arg(long, requires = "fix")]
    dry_run: bool,

    #[arg(long, value_name = "RULE")]
    deny: Vec<String>,

    #[arg(long, value_name = "RULE")]
    warn: Vec<String>,

    #[arg(long, value_name = "RULE")]
    allow: Vec<String>,

    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<PathBuf>,

    #[arg(long, display_order = FORMAT_ORDER, value_name = "FORMAT", default_value = "human")]
    #[arg(value_parser = one_of(FindingsFormat::WORDS))]
    format: FindingsFormat,
}

/// Reads, checks, prints.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let workspace = args.open(context)?;
    let levels = args.levels();
    if args.fix && !args.dry_run {
        let (checked, fixed) = workspace.fix(context.as_of, &levels, &context.step())?;
        say_fixed("fix.done", fixed, context)?;
        return printed(print(&checked, args, context), exit(&checked));
    }
    let checked = workspace.check(context.as_of, &levels, &context.step())?;
    if args.fix {
        preview(&checked, context)?;
        return Ok(exit(&checked));
    }
    printed(print(&checked, args, context), exit(&checked))
}

impl Args {
    /// The plans to check: those named by id, folder or a path in them, else all; of these, those that were touched.
    fn open(&self, context: &Context<'_>) -> Result<Workspace, Message> {
        let mut named = context.plans.clone();
        named.extend(self.paths.iter().map(|path| workspace::plan_at(&context.dir, path)));
        let mut workspace = Workspace::open(&context.dir, &named)?;
        if let Some(revision) = &self.changed_since {
            workspace.keep_changed_since(revision)?;
        }
        Ok(workspace)
    }

    /// The levels that the command line sets; of one rule, the severest.
    fn levels(&self) -> Vec<(String, Level)> {
        let options = [(&self.allow, Level::Allow), (&self.warn, Level::Warn), (&self.deny, Level::Deny)];
        let each = |(ids, level): (&Vec<String>, Level)| {
            ids.iter().map(|id| (id.clone(), level)).collect::<Vec<_>>()
        };
        options.into_iter().flat_map(each).collect()
    }
}

/// Shows what a first pass of `--fix` would change.
fn preview(checked: &Checked, context: &mut Context<'_>) -> anyhow::Result<()> {
    let mended = checked.mended();
    for it in &mended {
        diff::write(&it.path, &it.before, &it.after, context.out)?;
    }
    context.out.flush()?;
    let places = mended.iter().map(|it| it.places).sum();
    say_fixed("fix.preview", Fixed { places, files: mended.len() }, context)
}

/// Says how much was mended, on standard error: what is printed is the findings or the diff.
fn say_fixed(key: &'static str, fixed: Fixed, context: &mut Context<'_>) -> anyhow::Result<()> {
    let message = match fixed.places {
        0 => Message::new("fix.nothing"),
        places => Message::new(key).with("places", places).with("files", fixed.files),
    };
    Ok(context.note(&message)?)
}

fn exit(checked: &Checked) -> Exit {
    if checked.review.report.has_errors() { Exit::Findings } else { Exit::Clean }
}

/// Writes the findings to where they were asked for, and for people how much was checked.
fn print(checked: &Checked, args: &Args, context: &mut Context<'_>) -> anyhow::Result<()> {
    let (format, words, screen) = (args.format, context.words, context.screen);
    let (review, rules) = (&checked.review, workspace::catalogue());
    let findings = Findings { report: &review.report, sources: &review.sources, rules: &rules };
    let file = args.output.as_ref().filter(|path| !files::is_stdout(path));
    match file {
        Some(path) => {
            let screen = Screen { is_coloured: false, ..screen };
            let mut bytes = Vec::new();
            format.write(&findings, words, screen, &mut bytes)?;
            file::write_named(&context.dir.join(path), &bytes)?;
        }
        None => format.write(&findings, words, screen, context.out)?,
    }
    let is_clean = review.report.iter().next().is_none();
    let is_for_people = format == FindingsFormat::Human || file.is_some();
    if is_for_people && !(context.is_quiet && is_clean) {
        writeln!(context.out, "{}", words.say(&closing(checked, args)))?;
    }
    Ok(())
}

/// The last line for people: how much was checked, and how much was found.
fn closing(checked: &Checked, args: &Args) -> Message {
    let report = &checked.review.report;
    let key = match (report.iter().next(), checked.counts.plans) {
        (None, 0) => "check.untouched",
        (None, _) => "check.clean",
        (Some(_), _) => "check.found",
    };
    Message::new(key)
        .with("revision", args.changed_since.as_deref().unwrap_or_default())
        .with("counts", counted(checked.counts))
        .with("errors", report.count(Severity::Error))
        .with("warnings", report.count(Severity::Warning))
        .with("notes", report.count(Severity::Note))
}

fn counted(counts: Counts) -> Message {
    let message = Message::new("check.counts").with("plans", counts.plans);
    message.with("files", counts.files).with("items", counts.items)
}
