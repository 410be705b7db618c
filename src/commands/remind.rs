//! `cchc remind`: letters that urge agencies on, to print or as files to send.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::ValueHint;

use super::context::Context;
use super::exit::Exit;
use super::files::{self, Kind, Outlet, Place, Writer};
use super::options::Documents;
use crate::message::Message;
use crate::model::Agency;
use crate::output::{self, DocumentFormat, Page};
use crate::query::involved::Involved;
use crate::query::lookup;
use crate::query::reminder::Reminder;
use crate::views::Basis;
use crate::views::remind::index::{self, Letter};
use crate::views::remind::{joint, letter};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "AGENCY")]
    agency: Option<String>,

    #[command(flatten)]
    place: Place,

    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with_all = ["out", "zip"])]
    joint: Option<PathBuf>,

    #[arg(long, value_name = "DATE")]
    reply_by: Option<NaiveDate>,

    #[command(flatten)]
    documents: Documents,
}

/// How many working days there are to answer, where neither the plan nor anybody sets them.
const DAYS_TO_REPLY: usize = 5;

/// A letter for each agency that needs one. Always in Vietnamese: they go to offices.
pub(super) fn run(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    if args.place.is_asked_for() {
        return write(args, context);
    }
    if let Some(file) = &args.joint {
        return joint(args, file, context);
    }
    let plans = context.survey_any(|basis| {
        let basis = basis.on_paper();
        let reply_by = args.reply_by(&basis)?;
        let reminders = args.reminders(&basis)?;
        let letters = reminders.iter().map(|it| letter::document(&basis, it, reply_by));
        Ok(letters.map(|letter| Page::Document(letter, args.documents.format)).collect::<Vec<_>>())
    })?;
    let pages: Vec<Page> = plans.into_iter().flatten().collect();
    if pages.is_empty() { nothing(args, context) } else { context.print(&pages) }
}

/// One letter to all of them, to a file.
fn joint(args: &Args, file: &Path, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let letters = context.survey_any(|basis| {
        let basis = basis.on_paper();
        let reply_by = args.reply_by(&basis)?;
        Ok(joint::document(&basis, &args.reminders(&basis)?, reply_by))
    })?;
    let page = |letter| Page::Document(letter, args.documents.format);
    let pages: Vec<Page> = letters.into_iter().flatten().map(page).collect();
    if pages.is_empty() { nothing(args, context) } else { context.deliver(&pages, Some(file)) }
}

/// Writes the letters, and an index of them where all agencies are meant.
fn write(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let format = args.documents.of_files()?;
    let kind = Kind { command: "remind", extension: format.extension() };
    let count = files::write_all(&Letters { args, format }, kind, &args.place, context)?;
    if count == 0 { nothing(args, context) } else { Ok(Exit::Clean) }
}

/// Letters in a format of files.
struct Letters<'a> {
    args: &'a Args,
    format: DocumentFormat,
}

impl Writer for Letters<'_> {
    fn agencies<'a>(&self, basis: &Basis<'a>) -> Result<Vec<&'a Agency>, Message> {
        self.args.reply_by(basis)?;
        self.args.agencies(basis)
    }

    fn write(
        &self,
        basis: &Basis<'_>,
        agencies: Vec<&Agency>,
        outlet: &mut Outlet<'_>,
    ) -> anyhow::Result<()> {
        let (format, extension) = (self.format, self.format.extension());
        let reply_by = self.args.reply_by(basis)?;
        let involved = Involved::new(basis.survey);
        let mut letters = Vec::new();
        for agency in agencies {
            if let Some(reminder) = Reminder::new(basis.survey, &involved, agency) {
                let name = files::name(agency, extension);
                outlet.put_document(&name, &letter::document(basis, &reminder, reply_by), format)?;
                letters.push(Letter::new(name, &reminder));
            }
            outlet.step();
        }
        if self.is_of_all() && !letters.is_empty() {
            outlet.put_document(&files::index_name(extension), &index::document(basis, &letters), format)?;
        }
        Ok(())
    }

    fn is_of_all(&self) -> bool {
        self.args.agency.is_none()
    }
}

impl Args {
    /// The day by which to answer: the one asked for, else so many working days from the day of the run.
    ///
    /// # Errors
    /// When the day asked for is past, or nobody works on it.
    fn reply_by(&self, basis: &Basis<'_>) -> Result<NaiveDate, Message> {
        let (plan, as_of) = (basis.plan(), basis.as_of());
        let Some(day) = self.reply_by else {
            let days = plan.letters.reply_days.and_then(|days| usize::try_from(days).ok());
            return Ok(plan.days_off.working_days_after(as_of, days.unwrap_or(DAYS_TO_REPLY)));
        };
        if day < as_of {
            return Err(Message::new("remind.reply-passed").with("day", day).with("as_of", as_of));
        }
        let next = plan.days_off.next_working(day);
        if next != day {
            return Err(Message::new("remind.reply-off").with("day", day).with("next", next));
        }
        Ok(day)
    }

    /// The letters that are needed.
    fn reminders<'a>(&self, basis: &Basis<'a>) -> Result<Vec<Reminder<'a>>, Message> {
        let involved = Involved::new(basis.survey);
        let reminder = |agency| Reminder::new(basis.survey, &involved, agency);
        Ok(self.agencies(basis)?.into_iter().filter_map(reminder).collect())
    }

    /// The agency asked for, the members of the group asked for, or all of them; in the order of the files. A group whose
    /// members nobody lists stands for them.
    fn agencies<'a>(&self, basis: &Basis<'a>) -> Result<Vec<&'a Agency>, Message> {
        let agencies = &basis.plan().agencies;
        let asked = self.agency.as_ref().map(|query| lookup::agency(agencies, query)).transpose()?;
        let is_meant =
            |it: &&Agency| asked.is_none_or(|asked| agencies.belongs(&it.id.value, &asked.id.value));
        let is_addressee = |it: &&Agency| it.group.as_ref().is_none_or(|group| group.members.is_empty());
        Ok(agencies.iter().filter(is_addressee).filter(is_meant).collect())
    }
}

/// Says that nobody has to be written to.
fn nothing(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Exit> {
    let message = match &args.agency {
        Some(query) => Message::new("remind.nothing-of").with("agency", query.as_str()),
        None => Message::new("remind.nothing"),
    };
    let message = message.with("as_of", context.as_of);
    writeln!(context.out, "{}", output::safe_text(&context.words.say(&message)))?;
    Ok(Exit::Clean)
}
