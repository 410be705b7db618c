//! `cchc check`: every fault of every file, in one run, for people and for machines.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::ValueHint;

use super::{Context, Exit, catalogue, is_broken_pipe};
use crate::diagnostic::{Diagnostic, Report, RuleInfo, Severity};
use crate::lint::{Level, Levels};
use crate::load::{self, Loaded, LoadedConfig};
use crate::message::Message;
use crate::output::{self, Findings, Format, file};
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
    let found = load::find(&context.dir, &context.plans)?;
    let config = found.config();
    let as_of = context.as_of;
    let checks = context.read(&found.folders, |loaded| check(loaded, as_of));
    let counts = counts(&checks);
    let LoadedConfig { mut sources, config, found: mut findings } = config;
    same_ids(&checks, &mut sources, &mut findings);
    let levels = args.levels(config.levels, &mut findings)?;
    for check in checks {
        sources.absorb(check.sources);
        findings.extend(check.findings);
    }
    levels.apply(&mut findings);
    let report = Report::new(findings);
    let findings = Findings { report: &report, sources: &sources, rules: &catalogue() };
    match print(args, &findings, &counts, context) {
        // What was found stays found when nobody reads to the end.
        Err(error) if !is_broken_pipe(&error) => Err(error),
        _ => Ok(if report.has_errors() { Exit::Findings } else { Exit::Clean }),
    }
}

impl Args {
    /// The levels of the run: those of `cchc.toml`, then those of the command line.
    fn levels(
        &self,
        config: Vec<(Spanned<String>, Level)>,
        found: &mut Vec<Diagnostic>,
    ) -> Result<Levels, Message> {
        let mut levels = Levels::default();
        for (id, level) in config {
            match settable(&id) {
                Some(rule) => levels.set(rule, level),
                None => found.push(unknown_rule(&id)),
            }
        }
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

fn check(mut loaded: Loaded, as_of: NaiveDate) -> PlanCheck {
    let mut findings = std::mem::take(&mut loaded.found);
    if let Some(plan) = &loaded.plan {
        let case = Case { plan, sources: &loaded.sources, as_of, files: &loaded.files };
        rules::run(&case, Severity::Note, &mut findings);
    }
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

fn counts(checks: &[PlanCheck]) -> Message {
    Message::new("check.counts")
        .with("plans", checks.len())
        .with("files", checks.iter().map(|check| check.files).sum::<usize>())
        .with("items", checks.iter().map(|check| check.items).sum::<usize>())
}

/// Writes the report to where it was asked for, and for people how much was checked.
fn print(
    args: &Args,
    findings: &Findings<'_>,
    counts: &Message,
    context: &mut Context<'_>,
) -> anyhow::Result<()> {
    let words = context.words;
    match &args.output {
        Some(path) => {
            let screen = output::Screen { is_coloured: false, ..context.screen };
            let mut bytes = Vec::new();
            output::findings(findings, context.format(), words, screen, &mut bytes)?;
            file::write_whole(&context.dir.join(path), &bytes)?;
        }
        None => output::findings(findings, context.format(), words, context.screen, context.out)?,
    }
    let report = findings.report;
    let is_clean = report.iter().next().is_none();
    let is_for_people = context.format() == Format::Table || args.output.is_some();
    if !is_for_people || (context.is_quiet && is_clean) {
        return Ok(());
    }
    let key = if is_clean { "check.clean" } else { "check.found" };
    let message = Message::new(key)
        .with("counts", counts.clone())
        .with("errors", report.count(Severity::Error))
        .with("warnings", report.count(Severity::Warning))
        .with("notes", report.count(Severity::Note));
    writeln!(context.out, "{}", words.say(&message))?;
    Ok(())
}
