//! `cchc report submit`: puts down that agencies' reports were handed in, and corrects the day.

use std::path::Path;

use chrono::NaiveDate;
use clap::ValueHint;

use super::hand_in::HandIn;
use super::whose::Whose;
use crate::assess::Survey;
use crate::commands::change::{commit, edit_at};
use crate::commands::context::Context;
use crate::commands::exit::Exit;
use crate::commands::options::told;
use crate::message::Message;
use crate::model::{AgencyId, ProgressReport, ReportPeriod};
use crate::record::{self, Row};
use crate::workspace::{Edit, EditedFile};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with_all = ["agency", "period"])]
    files: Vec<String>,

    #[command(flatten)]
    whose: Whose,

    #[arg(long, value_name = "DATE")]
    on: Option<NaiveDate>,

    #[arg(long, value_name = "TEXT", value_parser = told, conflicts_with = "correct")]
    nothing_to_report: Option<String>,

    #[arg(long, value_name = "TEXT", value_parser = told, requires = "on")]
    correct: Option<String>,

    #[arg(long)]
    dry_run: bool,
}

/// Sets the day in the files of the reports.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let edit = edit_at(&args.files, args.dry_run, context)?;
    let survey = Survey::new(edit.plan(), context.as_of);
    let (mut files, mut messages) = (Vec::new(), Vec::new());
    for (agency, period) in args.reports(&edit, context)? {
        let hand_in = HandIn { agency, period, on: args.on.unwrap_or(context.as_of) };
        hand_in.check(&survey)?;
        let file = edit.ledger_file(&hand_in.agency, hand_in.period)?;
        let left = hand_in.left(&survey);
        let submission = Submission { edit: &edit, hand_in };
        let (text, said) = match &args.correct {
            Some(why) => submission.corrected(&file, why)?,
            None => submission.handed_in(&file, args.nothing_to_report.as_deref())?,
        };
        files.push((file, text));
        messages.push(said);
        messages.extend(left);
    }
    drop(survey);
    let proposal = edit.propose(files)?;
    commit(edit, &proposal, || messages, context)?;
    Ok(Exit::Clean)
}

impl Args {
    /// The reports that are meant: those in the files, each once, or that of an agency.
    fn reports(&self, edit: &Edit, context: &Context<'_>) -> anyhow::Result<Vec<(AgencyId, ReportPeriod)>> {
        if self.files.is_empty() {
            return Ok(vec![self.whose.report(edit, context)?]);
        }
        let mut reports = Vec::new();
        for file in &self.files {
            let report = edit.report_at(&context.dir.join(file)).or_else(|| edit.report_at(Path::new(file)));
            let report =
                report.ok_or_else(|| Message::new("submit.no-report").with("file", file.as_str()))?;
            let key = (report.agency.value.clone(), report.period.value);
            if !reports.contains(&key) {
                reports.push(key);
            }
        }
        Ok(reports)
    }
}

/// A report whose day is put down.
struct Submission<'a> {
    edit: &'a Edit,
    hand_in: HandIn,
}

impl Submission<'_> {
    /// A sentence about it.
    fn message(&self, key: &'static str) -> Message {
        self.hand_in.message(self.edit.plan(), key)
    }

    fn report(&self) -> Option<&ProgressReport> {
        self.edit.report(&self.hand_in.agency, self.hand_in.period)
    }

    /// The file with the day, and what to say of it.
    ///
    /// # Errors
    /// When it was handed in before, nobody has filled it in, or it tells of items and is said to have nothing to tell.
    fn handed_in(&self, file: &EditedFile, nothing: Option<&str>) -> Result<(String, Message), Message> {
        let report = self.report();
        if let Some(day) = report.and_then(|report| report.submitted.as_ref()) {
            return Err(self.message("submit.already").with("sent", day.value));
        }
        let tells = report.is_some_and(ProgressReport::tells_of_items);
        let is_empty = report.is_none_or(|report| report.nothing_to_report.is_none());
        match nothing {
            Some(_) if tells => return Err(self.message("submit.tells").with("file", file.inside.as_str())),
            None if !tells && is_empty => {
                let key = if file.before.is_some() { "submit.empty" } else { "submit.no-file" };
                return Err(self.message(key).with("file", file.inside.as_str()));
            }
            _ => {}
        }
        let period = self.hand_in.period.to_string();
        let begun = file
            .before
            .clone()
            .unwrap_or_else(|| record::report(self.hand_in.agency.as_str(), &period, None, ""));
        let text = record::set_day(&begun, ("report", 0), "submitted", self.hand_in.on);
        let text = text.and_then(|text| match nothing {
            Some(why) => record::set_text(&text, "report", "nothing_to_report", why),
            None => Some(text),
        });
        let key = if tells { "submit.done" } else { "submit.done-nothing" };
        Ok((text.ok_or_else(|| self.unwritable(file))?, self.message(key)))
    }

    /// The file with another day, and the one that it held before.
    ///
    /// # Errors
    /// When it was not handed in, or on that very day.
    fn corrected(&self, file: &EditedFile, why: &str) -> Result<(String, Message), Message> {
        let report = self.report();
        let was = report.and_then(|report| report.submitted.as_ref()).map(|day| day.value);
        let was = was.ok_or_else(|| self.message("submit.nothing-to-correct"))?;
        if was == self.hand_in.on {
            return Err(self.message("submit.same-day"));
        }
        let row = Row::default().day("was", was).day("on", self.edit.as_of()).string("why", Some(why));
        let text = file.before.as_deref().and_then(|text| {
            let text = record::set_day(text, ("report", 0), "submitted", self.hand_in.on)?;
            record::add_row(&text, "report", "corrections", row)
        });
        let message = self.message("submit.corrected").with("was", was);
        Ok((text.ok_or_else(|| self.unwritable(file))?, message))
    }

    fn unwritable(&self, file: &EditedFile) -> Message {
        self.message("submit.cannot").with("file", file.inside.as_str())
    }
}
