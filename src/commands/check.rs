//! `cchc check`: every fault of every file, in one run, for people and for machines.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::ValueHint;

use super::{Context, Exit, catalogue, fix, printed};
use crate::diagnostic::{Diagnostic, Report, RuleInfo, Severity};
use crate::disk::file;
use crate::git;
use crate::lint::{Level, Levels};
use crate::load::{self, Found, Loaded, LoadedConfig};
use crate::message::Message;
use crate::output::{self, Findings, Format};
use crate::rules::{self, Case};
use crate::source::{SourceMap, Spanned};
use crate::text;

/// A level set for a rule that does not exist.
pub static UNKNOWN_RULE: RuleInfo = RuleInfo {
    id: "unknown-rule",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/unknown-rule.md"),
};

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
}

/// Two plans with one id.
pub static DUPLICATE_PLAN: RuleInfo = RuleInfo {
    id: "duplicate-plan",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/duplicate-plan.md"),
};

/// What is left of a plan once checked.
struct PlanCheck {
    head: Option<PlanHead>,
    files: usize,
    items: usize,
    /// Only where something was found.
    sources: SourceMap,
    findings: Vec<Diagnostic>,
}

/// A plan's id, and the text up to the end of its line, which is all that quoting it takes.
struct PlanHead {
    id: Spanned<String>,
    file: String,
    text: String,
}

impl PlanHead {
    fn of(loaded: &Loaded) -> Option<Self> {
        let id = loaded.plan.as_ref().map(|plan| plan.head.id.clone()).filter(|id| !id.value.is_empty())?;
        let file = loaded.sources.file(id.span.source);
        let text = file.text();
        let end = text[id.span.range().end..].find('\n').map_or(text.len(), |at| id.span.range().end + at);
        Some(Self { file: file.path.clone(), text: text[..end].to_owned(), id })
    }
}

/// Reads, checks, prints.
pub fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    if matches!(context.format(), Format::Markdown | Format::Csv) {
        return Err(Message::new("check.format").into());
    }
    let found = args.find(context)?;
    let mut checked = args.check(&found, context)?;
    if args.fix && args.dry_run {
        fix::preview(&checked.report, &checked.sources, context)?;
        return Ok(checked.exit());
    }
    if args.fix {
        // Where changes overlap, the second is made in another pass.
        const PASSES: usize = 5;
        let mut done = fix::Done::default();
        for _ in 0..PASSES {
            if !done.write(&found, &checked.report, &checked.sources)? {
                break;
            }
            checked = args.check(&found, context)?;
        }
        done.say("fix.done", context)?;
    }
    printed(checked.print(args, context), checked.exit())
}

/// What a run has found, and in how much.
struct Checked {
    report: Report,
    sources: SourceMap,
    counts: Counts,
}

impl Args {
    /// The plans to check: those named by id, folder or a path in them, else all; of these, those that were touched.
    fn find(&self, context: &Context<'_>) -> Result<Found, Message> {
        let mut named = context.plans.clone();
        named.extend(self.paths.iter().map(|path| load::plan_at(&context.dir, path)));
        let mut found = load::find(&context.dir, &named)?;
        if let Some(revision) = &self.changed_since {
            found.keep_touched(&git::changed_since(&context.dir, revision)?);
        }
        Ok(found)
    }

    /// Reads and checks the plans, and sets the levels.
    fn check(&self, found: &Found, context: &Context<'_>) -> anyhow::Result<Checked> {
        let as_of = context.as_of;
        let checks = context.read(&found.folders, |loaded| check(loaded, as_of));
        let counts = Counts::of(&checks);
        let LoadedConfig { mut sources, config, found: mut findings } = found.config();
        same_ids(&checks, &mut sources, &mut findings);
        let levels = self.levels(config.levels, &mut findings)?;
        for check in checks {
            sources.absorb(check.sources);
            findings.extend(check.findings);
        }
        levels.apply(&mut findings);
        Ok(Checked { report: Report::new(findings), sources, counts })
    }

    /// The levels of the run: those of `cchc.toml`, then those of the command line.
    fn levels(
        &self,
        config: Vec<(Spanned<String>, Level)>,
        found: &mut Vec<Diagnostic>,
    ) -> Result<Levels, Message> {
        let mut levels = configured(config, found);
        let options = [(&self.allow, Level::Allow), (&self.warn, Level::Warn), (&self.deny, Level::Deny)];
        for (ids, level) in options {
            for id in ids {
                let known = || rules::RULES.iter().map(|rule| rule.info.id);
                let rule =
                    settable(id).ok_or_else(|| Message::unknown("lookup.unknown-rule", id, known()))?;
                levels.set(rule, level);
            }
        }
        Ok(levels)
    }
}

/// The levels that a `cchc.toml` sets.
pub(super) fn configured(config: Vec<(Spanned<String>, Level)>, found: &mut Vec<Diagnostic>) -> Levels {
    let mut levels = Levels::default();
    for (id, level) in config {
        match settable(&id) {
            Some(rule) => levels.set(rule, level),
            None => found.push(unknown_rule(&id)),
        }
    }
    levels
}

/// The rule called `id`, if its level can be set: what cannot be read is never let through.
fn settable(id: &str) -> Option<&'static str> {
    rules::RULES.iter().map(|rule| rule.info.id).find(|known| *known == id)
}

fn unknown_rule(id: &Spanned<String>) -> Diagnostic {
    let known = rules::RULES.iter().map(|rule| rule.info.id);
    let help = match text::nearest(id, known) {
        Some(nearest) => Message::new("did-you-mean").with("name", nearest),
        None => Message::new("unknown-rule.help"),
    };
    Diagnostic::new(&UNKNOWN_RULE, id.span, Message::new("unknown-rule.message").with("id", id.as_str()))
        .help(help)
}

/// What every rule finds in a plan, and what was found when it was read.
pub(super) fn examine(loaded: &mut Loaded, as_of: NaiveDate) -> Vec<Diagnostic> {
    let mut findings = std::mem::take(&mut loaded.found);
    if let Some(plan) = &loaded.plan {
        let digests = loaded.digests();
        let case = Case { plan, sources: &loaded.sources, as_of, files: &loaded.files, digests: &digests };
        rules::run(rules::RULES, &case, &mut findings);
    }
    findings
}

fn check(mut loaded: Loaded, as_of: NaiveDate) -> PlanCheck {
    let findings = examine(&mut loaded, as_of);
    PlanCheck {
        head: PlanHead::of(&loaded),
        files: loaded.sources.len(),
        items: loaded.plan.map_or(0, |plan| plan.items.len()),
        sources: if findings.is_empty() { SourceMap::default() } else { loaded.sources },
        findings,
    }
}

/// Plans with one id: nobody could ask for one of them alone, and files for one would overwrite the other's.
fn same_ids(checks: &[PlanCheck], sources: &mut SourceMap, found: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<String, &PlanCheck> = BTreeMap::new();
    for check in checks {
        let Some(id) = check.head.as_ref().map(|head| head.id.as_str()) else { continue };
        let Some(other) = first.insert(id.to_ascii_lowercase(), check) else { continue };
        let (Some(here), Some(there)) = (&check.head, &other.head) else { continue };
        for head in [here, there] {
            sources.add(head.id.span.source, head.file.as_str(), head.text.as_str());
        }
        let message = Message::new("duplicate-plan.message").with("id", id);
        found.push(
            Diagnostic::new(&DUPLICATE_PLAN, here.id.span, message)
                .also(there.id.span, Message::new("duplicate-plan.other"))
                .help(Message::new("duplicate-plan.help")),
        );
    }
}

/// How much was checked.
struct Counts {
    plans: usize,
    files: usize,
    items: usize,
}

impl Counts {
    fn of(checks: &[PlanCheck]) -> Self {
        Self {
            plans: checks.len(),
            files: checks.iter().map(|check| check.files).sum(),
            items: checks.iter().map(|check| check.items).sum(),
        }
    }

    fn message(&self) -> Message {
        let message = Message::new("check.counts").with("plans", self.plans);
        message.with("files", self.files).with("items", self.items)
    }
}

impl Checked {
    fn exit(&self) -> Exit {
        if self.report.has_errors() { Exit::Findings } else { Exit::Clean }
    }

    /// Writes the report to where it was asked for, and for people how much was checked.
    fn print(&self, args: &Args, context: &mut Context<'_>) -> anyhow::Result<()> {
        let (format, words, screen) = (context.format(), context.words, context.screen);
        let findings = Findings { report: &self.report, sources: &self.sources, rules: &catalogue() };
        match &args.output {
            Some(path) => {
                let screen = output::Screen { is_coloured: false, ..screen };
                let mut bytes = Vec::new();
                output::findings(&findings, format, words, screen, &mut bytes)?;
                file::write_whole(&context.dir.join(path), &bytes)?;
            }
            None => output::findings(&findings, format, words, screen, context.out)?,
        }
        let is_clean = self.report.iter().next().is_none();
        let is_for_people = format == Format::Table || args.output.is_some();
        if is_for_people && !(context.is_quiet && is_clean) {
            writeln!(context.out, "{}", words.say(&self.closing(args)))?;
        }
        Ok(())
    }

    /// The last line for people: how much was checked, and how much was found.
    fn closing(&self, args: &Args) -> Message {
        let key = match (self.report.iter().next(), self.counts.plans) {
            (None, 0) => "check.untouched",
            (None, _) => "check.clean",
            (Some(_), _) => "check.found",
        };
        Message::new(key)
            .with("revision", args.changed_since.as_deref().unwrap_or_default())
            .with("counts", self.counts.message())
            .with("errors", self.report.count(Severity::Error))
            .with("warnings", self.report.count(Severity::Warning))
            .with("notes", self.report.count(Severity::Note))
    }
}
