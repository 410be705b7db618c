//! The subcommands. Each file holds its own arguments and its own `run`.

pub mod agencies;
pub mod check;
pub mod explain;
pub mod show;
pub mod status;
pub mod summary;
pub mod tasks;

use std::io::Write;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::assess::Survey;
use crate::diagnostic::{Diagnostic, Report, RuleInfo, Severity};
use crate::i18n::Words;
use crate::load::{self, Loaded};
use crate::message::Message;
use crate::model::Plan;
use crate::output::{self, Findings, Format, Page, Screen};
use crate::parse;
use crate::rules::{self, Case};
use crate::source::SourceMap;
use crate::views::{Basis, lookup};

/// What a command may touch of the world.
pub struct Context<'a> {
    pub out: &'a mut dyn Write,
    pub err: &'a mut dyn Write,
    /// The current folder, or `-C`.
    pub dir: PathBuf,
    /// `--plan`: folders or ids.
    pub plans: Vec<String>,
    pub as_of: NaiveDate,
    pub words: Words,
    pub format: Format,
    pub is_quiet: bool,
    pub screen: Screen,
    /// How wide and whether coloured standard error is, for findings that stop a command.
    pub err_screen: Screen,
    /// Whether somebody sees standard error as it is written.
    pub shows_progress: bool,
}

/// How a run ended, for scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Clean,
    Findings,
    Failed,
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::Failed => 2,
        })
    }
}

/// A plan once folded into what the command needs, or what keeps it from being read.
enum Outcome<T> {
    Done(String, T),
    /// Not one of the plans asked for.
    Other(String),
    Broken(SourceMap, Vec<Diagnostic>),
}

impl Context<'_> {
    /// Reads the plans, assesses each, and folds it into what the command needs.
    ///
    /// # Errors
    /// When no plan is there, one asked for is not, or one has errors; those are printed first.
    pub fn survey<T: Send>(&mut self, fold: impl Fn(&Basis<'_>) -> T + Sync) -> anyhow::Result<Vec<T>> {
        if !matches!(self.format, Format::Table | Format::Json | Format::Markdown | Format::Csv) {
            return Err(Message::new("output.listing-format").into());
        }
        let found = load::find(&self.dir, &self.plans)?;
        let (as_of, words, ids) = (self.as_of, self.words, &found.ids);
        let outcomes = self.read(&found.folders, |loaded| match checked(loaded, ids, as_of) {
            Checked::Good(plan, sources) => {
                let survey = Survey::new(&plan, as_of);
                let basis = Basis { survey: &survey, sources: &sources, words };
                Outcome::Done(plan.head.id.value.clone(), fold(&basis))
            }
            Checked::Other(id) => Outcome::Other(id),
            Checked::Broken(sources, findings) => Outcome::Broken(sources, findings),
        });
        self.gather(outcomes, ids)
    }

    /// Reads plans in parallel, with a counter on standard error where somebody waits.
    pub fn read<T: Send>(&self, folders: &[load::PlanFolder], fold: impl Fn(Loaded) -> T + Sync) -> Vec<T> {
        /// Fewer plans are read before anyone could read a counter.
        const WORTH_SHOWING: usize = 500;
        let total = folders.len();
        let is_shown = self.shows_progress && WORTH_SHOWING <= total;
        let words = self.words;
        let step = |done: usize| {
            if is_shown && (done.is_multiple_of(100) || done == total) {
                let message = Message::new("load.progress").with("done", done).with("total", total);
                let end = if done == total { "\r\u{1b}[K" } else { "" };
                let line = format!("\r{}{end}", words.say(&message));
                // Losing a counter is no reason to stop.
                std::io::stderr().write_all(line.as_bytes()).ok();
            }
        };
        load::read_all(folders, step, fold)
    }

    fn gather<T>(&mut self, outcomes: Vec<Outcome<T>>, ids: &[String]) -> anyhow::Result<Vec<T>> {
        let (mut done, mut known, mut sources, mut findings) =
            (Vec::new(), Vec::new(), SourceMap::default(), Vec::new());
        for outcome in outcomes {
            match outcome {
                Outcome::Done(id, result) => {
                    known.push(id);
                    done.push(result);
                }
                Outcome::Other(id) => known.push(id),
                Outcome::Broken(texts, found) => {
                    sources.absorb(texts);
                    findings.extend(found);
                }
            }
        }
        let report = Report::new(findings);
        if report.has_errors() {
            let findings = Findings { report: &report, sources: &sources, rules: &[] };
            output::findings(&findings, Format::Table, self.words, self.err_screen, self.err)?;
            let errors = report.count(Severity::Error);
            return Err(Message::new("load.broken").with("errors", errors).into());
        }
        for id in ids {
            if !known.iter().any(|known| known.eq_ignore_ascii_case(id)) {
                return Err(lookup::unknown_word(
                    "lookup.unknown-plan",
                    id,
                    known.iter().map(String::as_str),
                )
                .into());
            }
        }
        if done.is_empty() {
            return Err(Message::new("load.no-plans")
                .with("folder", self.dir.to_string_lossy().into_owned())
                .into());
        }
        Ok(done)
    }

    /// Makes of a plan what the format asks for.
    pub fn page(
        format: Format,
        document: impl FnOnce() -> crate::document::Document,
        records: impl FnOnce() -> crate::document::Table,
        json: impl FnOnce() -> String,
    ) -> Page {
        match format {
            Format::Json => Page::Json(json()),
            Format::Csv => Page::Records(records()),
            _ => Page::Document(document()),
        }
    }

    /// Prints what was made of the plans.
    pub fn print(&mut self, pages: Vec<Page>) -> anyhow::Result<Exit> {
        output::pages(pages, self.format, self.screen, self.out)?;
        Ok(Exit::Clean)
    }
}

/// A plan that was read and checked.
enum Checked {
    Good(Box<Plan>, SourceMap),
    Other(String),
    Broken(SourceMap, Vec<Diagnostic>),
}

/// Checks a plan with the rules that it has to keep to be reckoned with. Plans that were not asked for are set aside, whatever their state.
fn checked(loaded: Loaded, ids: &[String], as_of: NaiveDate) -> Checked {
    let id = loaded.plan.as_ref().map(|plan| plan.head.id.value.clone());
    let folder = loaded.path.rsplit('/').next().unwrap_or_default();
    let is_wanted = ids.is_empty()
        || ids.iter().any(|wanted| wanted.eq_ignore_ascii_case(id.as_deref().unwrap_or(folder)));
    if !is_wanted {
        return Checked::Other(id.unwrap_or_default());
    }
    let mut findings = loaded.found;
    if let Some(plan) = &loaded.plan {
        let case = Case { plan, sources: &loaded.sources, as_of, files: &loaded.files };
        rules::run(&case, Severity::Error, &mut findings);
    }
    match loaded.plan {
        Some(plan) if findings.iter().all(|it| it.severity != Severity::Error) => {
            Checked::Good(Box::new(plan), loaded.sources)
        }
        _ => Checked::Broken(loaded.sources, findings),
    }
}

/// Every rule, wherever it is looked for, by id.
pub fn catalogue() -> Vec<&'static RuleInfo> {
    let read = parse::RULES.iter().chain(load::RULES).copied().chain([&check::UNKNOWN_RULE]);
    let mut rules: Vec<_> = read.chain(rules::RULES.iter().map(|rule| &rule.info)).collect();
    rules.sort_by_key(|rule| rule.id);
    rules
}

/// A parser for an option that takes one of the words in `table`.
pub fn one_of<T: Copy + Send + Sync + 'static>(
    table: &'static [(&'static str, T)],
) -> impl TypedValueParser<Value = T> {
    let words = PossibleValuesParser::new(table.iter().map(|(word, _)| *word));
    words.try_map(move |text| {
        let known = table.iter().find(|(word, _)| *word == text);
        known.map(|(_, value)| *value).ok_or(Message::new("cli.no-such-value"))
    })
}
