//! What a command may touch of the world, and what it does there.

use std::io::{self, BufRead, Write};
use std::path::PathBuf;

use chrono::NaiveDate;

use super::again::Again;
use crate::i18n::Words;
use crate::message::Message;
use crate::output::{self, Findings, FindingsFormat, Owners, Screen};
use crate::views::Basis;
use crate::workspace::{Assessed, Edit, Refusal, Review, Surveyed, Workspace};

/// Shows progress to whoever waits, from any thread.
pub type Counter<'a> = dyn Fn(String) + Sync + 'a;

/// What a command may touch of the world.
pub struct Context<'a> {
    /// What is typed; none where nobody could be asked.
    pub input: Option<&'a mut dyn BufRead>,
    pub out: &'a mut dyn Write,
    pub err: &'a mut dyn Write,
    /// The current folder, or `-C`.
    pub dir: PathBuf,
    /// `--plan`: folders or ids.
    pub plans: Vec<String>,
    pub as_of: NaiveDate,
    /// What a command that this run proposes has to repeat.
    pub again: Again,
    /// `CCHC_AGENCY`: whose reports are meant where the command line does not say.
    pub agency: Option<String>,
    /// On a machine that builds and checks, nobody's own settings count.
    pub is_ci: bool,
    pub words: Words,
    pub is_quiet: bool,
    pub screen: Screen,
    /// How wide and whether coloured standard error is, for findings that stop a command.
    pub err_screen: Screen,
    /// Shows a line of progress in the place of the last one; none where nobody would see it.
    pub counter: Option<&'a Counter<'a>>,
    /// The whole command line, for what describes it.
    pub command_line: fn() -> clap::Command,
    /// That with its help in the words of a language.
    pub spoken_command_line: fn(Words) -> clap::Command,
}

impl<'c> Context<'c> {
    /// Finds the plans of the run.
    ///
    /// # Errors
    /// When no plan is there, or one asked for is not.
    pub(super) fn open(&self) -> Result<Workspace, Message> {
        Workspace::open(&self.dir, &self.plans)
    }

    /// The agency of whoever types, as they call it, where they have said so once for all commands.
    ///
    /// # Errors
    /// When the file that says so has errors.
    pub(super) fn own_agency(&self, edit: &Edit) -> Result<Option<String>, Refusal> {
        match &self.agency {
            Some(agency) => Ok(Some(agency.clone())),
            None if self.is_ci => Ok(None),
            None => edit.own_agency(),
        }
    }

    /// Finds, reads and assesses the plans, and makes of each what the command needs.
    ///
    /// # Errors
    /// When no plan is there, one asked for is not, two have one id, or one has errors.
    pub(super) fn survey<T: Send>(&self, fold: impl Fn(&Basis<'_>) -> T + Sync) -> anyhow::Result<Vec<T>> {
        Ok(self.survey_of(&self.open()?, |basis, _| fold(basis))?)
    }

    /// As [`Context::survey`], for what a plan may not have: what was made of those that have it.
    ///
    /// # Errors
    /// As [`Context::survey`], and with the first plan's reason where none has it.
    pub(super) fn survey_any<T: Send>(
        &self,
        fold: impl Fn(&Basis<'_>) -> Result<T, Message> + Sync,
    ) -> anyhow::Result<Vec<T>> {
        Ok(in_any(self.survey(fold)?)?)
    }

    /// As [`Context::survey`], of plans that were found already; `fold` is told what the workspace knows, too.
    pub(super) fn survey_of<T: Send>(
        &self,
        workspace: &Workspace,
        fold: impl Fn(&Basis<'_>, &Assessed<'_>) -> T + Sync,
    ) -> Result<Vec<T>, Refusal> {
        let words = self.words;
        workspace.survey(self.as_of, &self.step(), |plan| {
            let basis = Basis { survey: plan.survey, sources: plan.sources, words };
            fold(&basis, plan)
        })
    }

    /// As [`Context::survey_of`]; one plan with errors does not keep several others from being shown.
    ///
    /// # Errors
    /// When two plans have one id, or none can be reckoned with.
    pub(super) fn survey_sound<T: Send>(
        &self,
        workspace: &Workspace,
        fold: impl Fn(&Basis<'_>, &Assessed<'_>) -> T + Sync,
    ) -> Result<Surveyed<T>, Refusal> {
        let words = self.words;
        let surveyed = workspace.survey_sound(self.as_of, &self.step(), |plan| {
            let basis = Basis { survey: plan.survey, sources: plan.sources, words };
            fold(&basis, plan)
        })?;
        surveyed.if_any()
    }

    /// As [`Context::survey_sound`], a few plans at a time: what was made of each goes to `take`, in their order, with where
    /// it may be printed. Of thousands only a few are held.
    ///
    /// # Errors
    /// When two plans have one id, or `take` fails.
    pub(super) fn survey_each<T: Send>(
        &mut self,
        workspace: &Workspace,
        fold: impl Fn(&Basis<'_>) -> T + Sync,
        mut take: impl FnMut(T, &mut dyn Write) -> anyhow::Result<()>,
    ) -> anyhow::Result<Surveyed<()>> {
        let (words, step) = (self.words, self.step());
        let fold = |plan: &Assessed<'_>| fold(&Basis { survey: plan.survey, sources: plan.sources, words });
        workspace.survey_each(self.as_of, &step, fold, |made| take(made, self.out))
    }

    /// Counts the plans that are read, where somebody waits.
    pub(super) fn step(&self) -> impl Fn(usize, usize) + Sync + use<'c> {
        /// Fewer plans are read before anyone could read a counter.
        const WORTH_SHOWING: usize = 500;
        let (words, counter) = (self.words, self.counter.filter(|_| !self.is_quiet));
        move |done, total| {
            let is_shown = WORTH_SHOWING <= total && (done.is_multiple_of(100) || done == total);
            if let Some(counter) = counter.filter(|_| is_shown) {
                let message = Message::new("load.progress").with("done", done).with("total", total);
                counter(if done == total { String::new() } else { words.say(&message) });
            }
        }
    }

    /// Prints findings where errors go.
    ///
    /// # Errors
    /// When they cannot be written there.
    pub fn complain(&mut self, review: &Review) -> io::Result<()> {
        let owners = Owners::new();
        let findings =
            Findings { report: &review.report, sources: &review.sources, rules: &[], owners: &owners };
        FindingsFormat::Human.write(&findings, self.words, self.err_screen, self.err)
    }

    /// Says something to people, unless they want quiet.
    pub(super) fn say(&mut self, message: &Message) -> io::Result<()> {
        if self.is_quiet {
            return Ok(());
        }
        writeln!(self.out, "{}", output::safe_text(&self.words.say(message)))
    }

    /// As [`Context::say`], beside what is printed.
    pub(super) fn note(&mut self, message: &Message) -> io::Result<()> {
        if self.is_quiet {
            return Ok(());
        }
        writeln!(self.err, "{}", output::safe_text(&self.words.say(message)))
    }

    /// Says beside what is printed why something was not done, quiet or not.
    pub(super) fn warn(&mut self, message: &Message) -> io::Result<()> {
        writeln!(self.err, "{}", output::safe_text(&self.words.say(message)))
    }
}

/// What was found in at least one plan; else the first plan's reason why not.
pub(super) fn in_any<T>(results: Vec<Result<T, Message>>) -> Result<Vec<T>, Message> {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(result) => found.push(result),
            Err(fault) => faults.push(fault),
        }
    }
    match faults.into_iter().next() {
        Some(fault) if found.is_empty() => Err(fault),
        _ => Ok(found),
    }
}
