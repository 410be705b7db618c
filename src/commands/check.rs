//! `cchc check`: every fault of every file, in one run.

use std::collections::BTreeMap;

use super::{Context, Exit};
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::load::{self, Loaded};
use crate::message::Message;
use crate::output::{self, Format};
use crate::rules;
use crate::source::SourceMap;
use crate::views::lookup;

/// Has no options of its own.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// What is left of a plan once checked.
struct PlanCheck {
    id: Option<String>,
    folder: String,
    files: usize,
    items: usize,
    /// Only where something was found.
    sources: SourceMap,
    findings: Vec<Diagnostic>,
}

/// Reads, checks, prints.
pub fn run(_: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    if !matches!(context.format, Format::Table | Format::Json) {
        return Err(Message::new("check.format").into());
    }
    let found = load::find(&context.dir, &context.plans)?;
    let mut checks = context.read(&found.folders, check);
    if !found.ids.is_empty() {
        checks = only(checks, &found.ids)?;
    }
    if checks.is_empty() {
        let folder = context.dir.to_string_lossy().into_owned();
        return Err(Message::new("load.no-plans").with("folder", folder).into());
    }
    let counts = counts(&checks);
    let (mut sources, mut findings) = (SourceMap::default(), Vec::new());
    for check in checks {
        sources.absorb(check.sources);
        findings.extend(check.findings);
    }
    let report = Report::new(findings);
    print(&report, &sources, &counts, context)?;
    Ok(if report.has_errors() { Exit::Findings } else { Exit::Clean })
}

fn check(loaded: Loaded) -> PlanCheck {
    let mut findings = loaded.found;
    if let Some(plan) = &loaded.plan {
        rules::run(plan, &mut findings);
    }
    let files = loaded.sources.len();
    PlanCheck {
        id: loaded.plan.as_ref().map(|plan| plan.head.id.value.clone()),
        folder: loaded.path,
        files,
        items: loaded.plan.map_or(0, |plan| plan.items.len()),
        sources: if findings.is_empty() { SourceMap::default() } else { loaded.sources },
        findings,
    }
}

/// The plans asked for by id; a plan whose head is torn goes by the name of its folder.
fn only(checks: Vec<PlanCheck>, ids: &[String]) -> anyhow::Result<Vec<PlanCheck>> {
    let name = |check: &PlanCheck| match &check.id {
        Some(id) => id.clone(),
        None => check.folder.rsplit('/').next().unwrap_or_default().to_owned(),
    };
    let mut by_name: BTreeMap<String, PlanCheck> = BTreeMap::new();
    for check in checks {
        by_name.insert(name(&check).to_ascii_lowercase(), check);
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

fn print(
    report: &Report,
    sources: &SourceMap,
    counts: &Message,
    context: &mut Context<'_>,
) -> anyhow::Result<()> {
    if context.format == Format::Json {
        writeln!(context.out, "{}", output::findings_json(report, sources, context.words))?;
        return Ok(());
    }
    output::findings(report, sources, context.words, context.screen, context.out)?;
    let is_clean = report.iter().next().is_none();
    if context.is_quiet && is_clean {
        return Ok(());
    }
    let key = if is_clean { "check.clean" } else { "check.found" };
    let message = Message::new(key)
        .with("counts", counts.clone())
        .with("errors", report.count(Severity::Error))
        .with("warnings", report.count(Severity::Warning))
        .with("notes", report.count(Severity::Note));
    writeln!(context.out, "{}", context.words.say(&message))?;
    Ok(())
}
