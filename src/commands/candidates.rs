//! `cchc candidates`: what may stand in a command line and only the program or the plan knows. Completion scripts ask it.

use std::collections::BTreeSet;

use super::context::Context;
use super::exit::Exit;
use super::unfinished_line::UnfinishedLine;
use crate::assess::Standing;
use crate::i18n::Words;
use crate::load;
use crate::model::{Plan, ReportPeriod};
use crate::output;
use crate::text;
use crate::views::wording;
use crate::workspace::{Workspace, catalogue, settable};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, value_name = "WORD", default_value = "")]
    word: String,

    #[arg(last = true, value_name = "WORDS")]
    words: Vec<String>,
}

/// A word that may stand somewhere, and what it means.
type Candidate = (String, String);

/// A candidate a line, and after a tab what it means. Where nothing is known, nothing: who types wants no complaints.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let mut command = (context.command_line)();
    command.build();
    let Some(line) = UnfinishedLine::read(&command, &args.words, &args.word) else { return Ok(Exit::Clean) };
    let begun = line.value.to_lowercase();
    let mut seen = BTreeSet::new();
    for (word, meaning) in candidates(&line, &command, context) {
        if !is_plain(&word) || !word.to_lowercase().starts_with(&begun) || !seen.insert(word.clone()) {
            continue;
        }
        match shortened(&meaning) {
            meaning if meaning.is_empty() => writeln!(context.out, "{word}")?,
            meaning => writeln!(context.out, "{word}\t{meaning}")?,
        }
    }
    Ok(Exit::Clean)
}

/// What may stand in a place, by what its argument is called.
fn candidates(line: &UnfinishedLine<'_>, command: &clap::Command, context: &Context<'_>) -> Vec<Candidate> {
    let words = context.words;
    let value = line.arg.get_value_names().and_then(|names| names.first()).map(clap::builder::Str::as_str);
    match value {
        Some("AGENCY") => of_plans(line, context, agencies),
        Some("ITEM") => of_plans(line, context, items),
        Some("SECTION") => of_plans(line, context, sections),
        Some("OFFICER") => of_plans(line, context, officers),
        Some("PERIOD") => of_plans(line, context, periods),
        Some("PLAN") => plans(line, context),
        Some("RULE") => rules(line.arg.is_positional(), words),
        Some("STANDING") => standings(words),
        Some("COMMAND") => commands(command, words),
        _ => line
            .arg
            .get_possible_values()
            .iter()
            .map(|it| (it.get_name().to_owned(), String::new()))
            .collect(),
    }
}

/// Of so many plans what they hold is told, where nobody says which is meant: who types does not wait.
const FEW: usize = 10;

/// What the plans hold that the line is about; of a plan that is only partly readable, what can be read.
fn of_plans(
    line: &UnfinishedLine<'_>,
    context: &Context<'_>,
    of: fn(&Plan) -> Vec<Candidate>,
) -> Vec<Candidate> {
    let named: Vec<String> = line.values("plan").map(str::to_owned).collect();
    let folder = folder(line, context);
    let workspace =
        if named.is_empty() { Workspace::open_first(&folder, FEW) } else { Workspace::open(&folder, &named) };
    let Ok(workspace) = workspace else { return Vec::new() };
    workspace.read(&|_, _| (), |loaded| loaded.plan.as_ref().map(of).unwrap_or_default()).concat()
}

fn plans(line: &UnfinishedLine<'_>, context: &Context<'_>) -> Vec<Candidate> {
    load::names(&folder(line, context)).into_iter().map(|plan| (plan.id, plan.title)).collect()
}

/// Where the line would look for plans.
fn folder(line: &UnfinishedLine<'_>, context: &Context<'_>) -> std::path::PathBuf {
    line.values("dir").fold(context.dir.clone(), |folder, dir| folder.join(dir))
}

fn agencies(plan: &Plan) -> Vec<Candidate> {
    plan.agencies.iter().map(|agency| (agency.id.to_string(), agency.name.value.clone())).collect()
}

fn items(plan: &Plan) -> Vec<Candidate> {
    plan.items.iter().map(|item| (item.id.to_string(), item.name.value.clone())).collect()
}

fn sections(plan: &Plan) -> Vec<Candidate> {
    plan.sections.iter().map(|section| (section.id.to_string(), section.title.clone())).collect()
}

/// People in charge by their names without tones and blanks, which need no quoting.
fn officers(plan: &Plan) -> Vec<Candidate> {
    let names = plan.items.iter().flat_map(|item| &item.officers);
    names.map(|name| (text::fold(name).replace(' ', "-"), name.clone())).collect()
}

fn periods(plan: &Plan) -> Vec<Candidate> {
    let named = |period: ReportPeriod| (period.to_string(), String::new());
    plan.report_periods().map(named).collect()
}

/// Rules whose page can be read, or whose level can be set.
fn rules(to_read: bool, words: Words) -> Vec<Candidate> {
    let all = || catalogue().into_iter().map(|rule| rule.id).collect::<Vec<_>>();
    let ids = if to_read { all() } else { settable().collect() };
    let summary = |id: &str| words.find(&format!("rule.{id}")).unwrap_or_default();
    ids.into_iter().map(|id| (id.to_owned(), summary(id).to_owned())).collect()
}

fn standings(words: Words) -> Vec<Candidate> {
    let label = |standing| words.text(wording::standing_key(standing)).to_owned();
    Standing::WORDS.iter().map(|(word, standing)| ((*word).to_owned(), label(*standing))).collect()
}

fn commands(command: &clap::Command, words: Words) -> Vec<Candidate> {
    let shown = command.get_subcommands().filter(|it| !it.is_hide_set()).map(clap::Command::get_name);
    let about = |name: &str| words.find(&format!("cli.{name}")).unwrap_or_default().to_owned();
    shown.map(|name| (name.to_owned(), about(name))).collect()
}

/// Whether a word needs no quoting in any shell.
fn is_plain(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// What fits beside a word in a list.
fn shortened(meaning: &str) -> String {
    const LONGEST: usize = 60;
    let line = output::safe_text(meaning).replace('\n', " ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}
