//! `cchc check`: every fault of every file, in one run, for people and for machines.

mod totals;

use std::borrow::Cow;
use std::path::PathBuf;

use clap::ValueHint;

use crate::commands::context::Context;
use crate::commands::exit::{Exit, printed};
use crate::commands::files;
use crate::commands::options::{FORMAT_ORDER, one_of};
use crate::diagnostic::{Report, Severity};
use crate::disk::file;
use crate::lint::Level;
use crate::message::Message;
use crate::output::{Findings, FindingsFormat, Owners, PrintFormat, Screen, diff};
use crate::workspace::{self, Checked, Counts, Fixed, Kept, Workspace};

#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Args {
    #[arg(value_name = "PATH")]
    paths: Vec<String>,

    #[arg(long, value_name = "BASE")]
    changed_since: Option<String>,

    #[arg(long, requires = "changed_since")]
    all_findings: bool,

    #[arg(long)]
    full: bool,

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
    let levels = args.levels();
    if args.dry_run {
        let checked = args.touched(context)?.check(context.as_of, &levels, Kept::All, &context.step())?;
        preview(&checked, context)?;
        return Ok(exit(&checked, args));
    }
    if args.fix {
        let (_, fixed) = args.touched(context)?.fix(context.as_of, &levels, &context.step())?;
        say_fixed("fix.done", fixed, context)?;
    }
    let checked = args.check(&levels, context)?;
    for folder in &checked.submodules {
        context.note(&Message::new("check.submodule").with("folder", folder.as_str()))?;
    }
    printed(print(&checked, args, context), exit(&checked, args))
}

impl Args {
    /// The plans to check: those named by id, folder or a path in them, else all.
    fn open(&self, context: &Context<'_>) -> Result<Workspace, Message> {
        let mut named = context.plans.clone();
        named.extend(self.paths.iter().map(|path| workspace::plan_at(&context.dir, path)));
        Workspace::open(&context.dir, &named)
    }

    /// Of these, those that were changed, where it is said since when.
    fn touched(&self, context: &Context<'_>) -> Result<Workspace, Message> {
        let mut workspace = self.open(context)?;
        if let Some(base) = &self.changed_since {
            workspace.keep_changed_since(base)?;
        }
        Ok(workspace)
    }

    /// Checks the plans; where it is said since when, those that were changed, and the change with them.
    fn check(&self, levels: &[(String, Level)], context: &Context<'_>) -> Result<Checked, Message> {
        let workspace = self.open(context)?;
        match &self.changed_since {
            Some(base) => workspace.check_since(base, context.as_of, levels, &context.step()),
            None => workspace.check(context.as_of, levels, self.kept(), &context.step()),
        }
    }

    /// Programs are told everything, people what many plans have alike but once.
    fn kept(&self) -> Kept {
        if self.format == FindingsFormat::Human && !self.full { Kept::Few } else { Kept::All }
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

/// What is shown decides.
fn exit(checked: &Checked, args: &Args) -> Exit {
    let has_errors = checked.review.report.has_errors() || args.all_findings && checked.standing.has_errors();
    if has_errors { Exit::Findings } else { Exit::Clean }
}

/// Writes the findings to where they were asked for, and for people how much was checked.
fn print(checked: &Checked, args: &Args, context: &mut Context<'_>) -> anyhow::Result<()> {
    let (format, words, screen) = (args.format, context.words, context.screen);
    let (review, rules) = (&checked.review, workspace::catalogue());
    let report = shown(checked, args);
    let each = Owners::new();
    let owners = if args.full { &each } else { &checked.owners };
    let findings = Findings { report: &report, sources: &review.sources, rules: &rules, owners };
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
    let is_clean = report.iter().next().is_none();
    let is_for_people = format == FindingsFormat::Human || file.is_some();
    if is_for_people && !(context.is_quiet && is_clean) {
        if !is_clean && 1 < checked.counts.plans {
            PrintFormat::Screen.print(
                &totals::document(&report, &checked.owners, words),
                screen,
                context.out,
            )?;
            writeln!(context.out)?;
        }
        writeln!(context.out, "{}", words.say(&closing(checked, &report, args)))?;
        let hidden = checked.standing.iter().count();
        if 0 < hidden && !args.all_findings && !context.is_quiet {
            writeln!(context.out, "{}", words.say(&Message::new("check.standing").with("count", hidden)))?;
        }
    }
    Ok(())
}

/// The findings to show: of an edit alone, or with those that were there before. Those of thousands of plans are not copied.
fn shown<'a>(checked: &'a Checked, args: &Args) -> Cow<'a, Report> {
    let own = &checked.review.report;
    if args.all_findings { Cow::Owned(own.followed_by(Some(&checked.standing))) } else { Cow::Borrowed(own) }
}

/// The last line for people: how much was checked, and how much was found.
fn closing(checked: &Checked, report: &Report, args: &Args) -> Message {
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
