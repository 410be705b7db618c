//! The subcommands. Each file holds its own arguments and its own `run`.

pub mod agencies;
pub mod candidates;
pub mod check;
pub mod completions;
mod desk;
mod evidence;
pub mod explain;
mod files;
mod fix;
mod form;
pub mod history;
pub mod man;
mod measured;
pub mod remind;
pub mod report;
pub mod reports;
pub mod schema;
pub mod show;
pub mod status;
mod submit;
pub mod summary;
pub mod tasks;
pub mod trend;
mod typed;
pub mod update;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::assess::Survey;
use crate::diagnostic::{Diagnostic, Report, RuleInfo, Severity};
use crate::i18n::Words;
use crate::load::{self, Found, Loaded};
use crate::message::Message;
use crate::model::{Plan, ReportPeriod};
use crate::output::{self, Findings, Format, Page, Screen};
use crate::parse;
use crate::rules::{self, Case};
use crate::source::SourceMap;
use crate::views::Basis;

/// Shows progress to whoever waits, from any thread.
pub type Counter<'a> = dyn Fn(String) + Sync + 'a;

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
    /// `--format`, where it was given.
    pub format_asked: Option<Format>,
    pub is_quiet: bool,
    pub screen: Screen,
    /// How wide and whether coloured standard error is, for findings that stop a command.
    pub err_screen: Screen,
    /// Shows a line of progress in the place of the last one; none where nobody would see it.
    pub counter: Option<&'a Counter<'a>>,
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
    /// With the plan's id and folder.
    Done(String, String, T),
    Broken(SourceMap, Vec<Diagnostic>),
}

impl Context<'_> {
    /// Finds the plans of the run.
    ///
    /// # Errors
    /// When no plan is there, or one asked for is not.
    pub fn find(&self) -> anyhow::Result<Found> {
        if !matches!(self.format(), Format::Table | Format::Json | Format::Markdown | Format::Csv) {
            return Err(Message::new("output.listing-format").into());
        }
        Ok(load::find(&self.dir, &self.plans)?)
    }

    /// Finds the plans, reads and assesses each, and folds it into what the command needs.
    ///
    /// # Errors
    /// As [`Context::find`] and [`Context::survey_of`].
    pub fn survey<T: Send>(&mut self, fold: impl Fn(&Basis<'_>) -> T + Sync) -> anyhow::Result<Vec<T>> {
        let found = self.find()?;
        self.survey_of(&found, |basis, _| fold(basis))
    }

    /// Reads and assesses plans, and folds each into what the command needs, which may want to know its folder.
    ///
    /// # Errors
    /// When two have one id, or one has errors; those are printed first.
    pub fn survey_of<T: Send>(
        &mut self,
        found: &Found,
        fold: impl Fn(&Basis<'_>, &Path) -> T + Sync,
    ) -> anyhow::Result<Vec<T>> {
        let (as_of, words) = (self.as_of, self.words);
        let outcomes = self.read(&found.folders, |loaded| {
            let (id, folder, place) = (loaded.id().to_owned(), loaded.path.clone(), loaded.folder.clone());
            match checked(loaded, as_of) {
                Ok((plan, sources)) => {
                    let survey = Survey::new(&plan, as_of);
                    let basis = Basis { survey: &survey, sources: &sources, words };
                    Outcome::Done(id, folder, fold(&basis, &place))
                }
                Err((sources, findings)) => Outcome::Broken(sources, findings),
            }
        });
        self.gather(outcomes)
    }

    /// Reads plans in parallel, with a counter where somebody waits.
    pub fn read<T: Send>(&self, folders: &[load::PlanFolder], fold: impl Fn(Loaded) -> T + Sync) -> Vec<T> {
        /// Fewer plans are read before anyone could read a counter.
        const WORTH_SHOWING: usize = 500;
        let total = folders.len();
        let (words, counter) =
            (self.words, self.counter.filter(|_| WORTH_SHOWING <= total && !self.is_quiet));
        let step = |done: usize| {
            if let Some(counter) = counter.filter(|_| done.is_multiple_of(100) || done == total) {
                let message = Message::new("load.progress").with("done", done).with("total", total);
                counter(if done == total { String::new() } else { words.say(&message) });
            }
        };
        load::read_all(folders, step, fold)
    }

    fn gather<T>(&mut self, outcomes: Vec<Outcome<T>>) -> anyhow::Result<Vec<T>> {
        let (mut done, mut sources, mut findings) = (Vec::new(), SourceMap::default(), Vec::new());
        let mut folders: BTreeMap<String, String> = BTreeMap::new();
        for outcome in outcomes {
            match outcome {
                Outcome::Done(id, folder, result) => {
                    done.push(result);
                    if let Some(other) = folders.insert(id.to_ascii_lowercase(), folder.clone()) {
                        let message = Message::new("load.same-id").with("id", id).with("folder", folder);
                        return Err(message.with("other", other).into());
                    }
                }
                Outcome::Broken(texts, found) => {
                    sources.absorb(texts);
                    findings.extend(found);
                }
            }
        }
        self.stop_at_errors(findings, &sources)?;
        Ok(done)
    }

    /// Prints findings and stops where one is an error: a plan that contradicts itself is not reckoned with.
    fn stop_at_errors(&mut self, findings: Vec<Diagnostic>, sources: &SourceMap) -> anyhow::Result<()> {
        let report = Report::new(findings);
        if !report.has_errors() {
            return Ok(());
        }
        self.complain(&report, sources)?;
        Err(Message::new("load.broken").with("errors", report.count(Severity::Error)).into())
    }

    /// Prints findings where errors go.
    fn complain(&mut self, report: &Report, sources: &SourceMap) -> io::Result<()> {
        let findings = Findings { report, sources, rules: &[] };
        output::findings(&findings, Format::Table, self.words, self.err_screen, self.err)
    }

    /// The format asked for, or tables.
    pub fn format(&self) -> Format {
        self.format_asked.unwrap_or(Format::Table)
    }

    /// For a command that makes documents: Markdown unless the terminal is asked for.
    ///
    /// # Errors
    /// When the format asked for is none of documents, or files are to be written in another than theirs.
    pub fn documents(&mut self, are_files: bool) -> anyhow::Result<()> {
        match self.format_asked.get_or_insert(Format::Markdown) {
            Format::Markdown => Ok(()),
            Format::Table if !are_files => Ok(()),
            Format::Table => Err(Message::new("output.markdown-files").into()),
            _ => Err(Message::new("output.document-format").into()),
        }
    }

    /// Prints what was made of the plans.
    pub fn print(&mut self, pages: Vec<Page>) -> anyhow::Result<Exit> {
        output::pages(pages, self.format(), self.screen, self.out)?;
        Ok(Exit::Clean)
    }
}

/// A plan that keeps the rules it has to keep to be reckoned with, or what is wrong with it.
fn checked(
    mut loaded: Loaded,
    as_of: NaiveDate,
) -> Result<(Box<Plan>, SourceMap), (SourceMap, Vec<Diagnostic>)> {
    let findings = structural(&mut loaded, as_of);
    match loaded.plan {
        Some(plan) if findings.iter().all(|it| it.severity != Severity::Error) => {
            Ok((Box::new(plan), loaded.sources))
        }
        _ => Err((loaded.sources, findings)),
    }
}

/// What keeps a plan from being reckoned with, and what else was found when it was read.
fn structural(loaded: &mut Loaded, as_of: NaiveDate) -> Vec<Diagnostic> {
    let mut findings = std::mem::take(&mut loaded.found);
    if let Some(plan) = &loaded.plan {
        // The rules for readers look at no evidence.
        let digests = BTreeMap::new();
        let case = Case { plan, sources: &loaded.sources, as_of, files: &loaded.files, digests: &digests };
        rules::run(rules::STRUCTURE, &case, &mut findings);
    }
    findings
}

/// Whether an error is that nobody reads on.
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let mut causes = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>());
    causes.any(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// How a run ends that has found something: what was found stays found when nobody reads to the end.
fn printed(result: anyhow::Result<()>, exit: Exit) -> anyhow::Result<Exit> {
    match result {
        Err(error) if !is_broken_pipe(&error) => Err(error),
        _ => Ok(exit),
    }
}

/// Every rule, wherever it is looked for, by id.
pub fn catalogue() -> Vec<&'static RuleInfo> {
    let read =
        parse::RULES.iter().chain(load::RULES).copied().chain([&check::DUPLICATE_PLAN, &check::UNKNOWN_RULE]);
    let mut rules: Vec<_> = read.chain(rules::RULES.iter().map(|rule| &rule.info)).collect();
    rules.sort_by_key(|rule| rule.id);
    rules
}

/// A reporting period, as typed.
///
/// # Errors
/// When it is none; the message says what one looks like.
pub fn period(text: &str) -> Result<ReportPeriod, Message> {
    text.parse().map_err(|_| Message::new("cli.period-form"))
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
