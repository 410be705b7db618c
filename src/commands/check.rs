//! `cchc check`: every fault of every file, in one run, for people and for machines.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::{Context, Exit, catalogue};
use crate::diagnostic::{Diagnostic, Report, RuleInfo, Severity};
use crate::lint::{Level, Levels};
use crate::load::{self, Loaded, LoadedConfig};
use crate::message::Message;
use crate::output::{self, Findings, Format, file};
use crate::rules::{self, Case};
use crate::source::{SourceMap, Spanned};
use crate::text;
use crate::views::lookup;

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

    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// What is left of a plan once checked.
struct PlanCheck {
    /// The plan's id; a plan whose head is torn goes by the name of its folder.
    name: String,
    files: usize,
    items: usize,
    /// Only where something was found.
    sources: SourceMap,
    findings: Vec<Diagnostic>,
}

/// Reads, checks, prints.
pub fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    if matches!(context.format, Format::Markdown | Format::Csv) {
        return Err(Message::new("check.format").into());
    }
    let found = load::find(&context.dir, &context.plans)?;
    let config = found.config();
    let as_of = context.as_of;
    let mut checks = context.read(&found.folders, |loaded| check(loaded, as_of));
    if !found.ids.is_empty() {
        checks = only(checks, &found.ids)?;
    }
    if checks.is_empty() {
        let folder = context.dir.to_string_lossy().into_owned();
        return Err(Message::new("load.no-plans").with("folder", folder).into());
    }
    let counts = counts(&checks);
    let LoadedConfig { mut sources, config, found: mut findings } = config;
    let levels = args.levels(config.levels, &mut findings)?;
    for check in checks {
        sources.absorb(check.sources);
        findings.extend(check.findings);
    }
    levels.apply(&mut findings);
    let report = Report::new(findings);
    print(args, &Findings { report: &report, sources: &sources, rules: &catalogue() }, &counts, context)?;
    Ok(if report.has_errors() { Exit::Findings } else { Exit::Clean })
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
                    settable(id).ok_or_else(|| lookup::unknown_word("lookup.unknown-rule", id, known()))?;
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

fn check(loaded: Loaded, as_of: NaiveDate) -> PlanCheck {
    let mut findings = loaded.found;
    if let Some(plan) = &loaded.plan {
        let case = Case { plan, sources: &loaded.sources, as_of, files: &loaded.files };
        rules::run(&case, Severity::Note, &mut findings);
    }
    let id = loaded.plan.as_ref().map(|plan| plan.head.id.value.clone()).filter(|id| !id.is_empty());
    let files = loaded.sources.len();
    PlanCheck {
        name: id.unwrap_or_else(|| loaded.path.rsplit('/').next().unwrap_or_default().to_owned()),
        files,
        items: loaded.plan.map_or(0, |plan| plan.items.len()),
        sources: if findings.is_empty() { SourceMap::default() } else { loaded.sources },
        findings,
    }
}

/// The plans asked for by id.
fn only(checks: Vec<PlanCheck>, ids: &[String]) -> anyhow::Result<Vec<PlanCheck>> {
    let mut by_name: BTreeMap<String, PlanCheck> = BTreeMap::new();
    for check in checks {
        by_name.insert(check.name.to_ascii_lowercase(), check);
    }
    let mut wanted = Vec::new();
    for id in ids {
        let Some(check) = by_name.remove(&id.to_ascii_lowercase()) else {
            let known = by_name.keys().map(String::as_str);
            return Err(lookup::unknown_word("lookup.unknown-plan", id, known).into());
        };
        wanted.push(check);
    }
    Ok(wanted)
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
            output::findings(findings, context.format, words, screen, &mut bytes)?;
            file::write_whole(&context.dir.join(path), &bytes)?;
        }
        None => output::findings(findings, context.format, words, context.screen, context.out)?,
    }
    let report = findings.report;
    let is_clean = report.iter().next().is_none();
    let is_for_people = context.format == Format::Table || args.output.is_some();
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
