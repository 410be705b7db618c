//! What a new plan's head says: from options, from whoever sits at the terminal, else nothing.

use chrono::{Datelike as _, NaiveDate};

use super::args::Args;
use crate::commands::context::Context;
use crate::commands::period::span;
use crate::message::{Arg, Message};
use crate::model::{Phrase, PlanPeriod, ReportRhythm, Signer};
use crate::output;

/// What is known of a plan that is begun; blank where it is not.
#[derive(Debug)]
pub(super) struct Answers {
    pub(super) title: String,
    pub(super) symbol: Option<String>,
    pub(super) number: Option<String>,
    pub(super) issued: Option<NaiveDate>,
    /// As typed: an agency's name, or its id.
    pub(super) authority: Option<String>,
    pub(super) place: Option<String>,
    /// As typed, likewise.
    pub(super) focal_point: Option<String>,
    pub(super) period: PlanPeriod,
    pub(super) signer: Option<String>,
    pub(super) post: Option<String>,
    pub(super) calendar: Option<ReportRhythm>,
}

impl Answers {
    /// What the options say; what they do not say is asked for, where somebody can answer.
    ///
    /// # Errors
    /// When an option cannot be meant, or whoever is asked ends the input.
    pub(super) fn gather(args: &Args, context: &mut Context<'_>) -> anyhow::Result<Self> {
        let usual = year_of(&args.id).unwrap_or_else(|| context.as_of.year());
        let asked = args.period.as_deref().map(span).transpose()?;
        if context.input.is_some() {
            let id = args.id.as_str();
            context.note(&Message::new("new.asking").with("id", id))?;
        }
        let text = |text: &str| Ok(text.to_owned());
        let title = ask(context, "new.ask.title", args.title.clone(), text)?;
        let symbol = ask(context, "new.ask.symbol", args.symbol.clone(), text)?;
        let number = ask(context, "new.ask.number", args.number.clone(), text)?;
        let issued = ask(context, "new.ask.issued", args.issued, day)?;
        let authority = ask(context, "new.ask.authority", args.authority.clone(), text)?;
        let place = ask(context, "new.ask.place", args.place.clone(), text)?;
        let focal_point = ask(context, "new.ask.focal-point", args.focal_point.clone(), text)?;
        let question = Message::new("new.ask.period").with("year", usual.to_string());
        let period = ask_for(context, &question, asked, span)?;
        let signer = ask(context, "new.ask.signer", args.signer.clone(), text)?;
        let post = ask(context, "new.ask.post", args.post.clone(), text)?;
        let calendar = ask(context, "new.ask.calendar", args.calendar, rhythm)?;
        let period = period.or_else(|| span(&usual.to_string()).ok());
        let period = period.ok_or_else(|| Message::new("new.bad-period").with("text", usual.to_string()))?;
        Ok(Self {
            title: title.unwrap_or_default(),
            symbol,
            number,
            issued,
            authority,
            place,
            focal_point,
            period,
            signer,
            post,
            calendar,
        })
    }

    /// Who signs, where a name or a post is known.
    pub(super) fn signer(&self) -> Option<Signer> {
        let (name, post) = (self.signer.clone(), self.post.clone());
        let is_known = name.is_some() || post.is_some();
        is_known.then(|| Signer { name: name.unwrap_or_default(), post, authority: None })
    }
}

/// What an option says, else what is answered to a question; nothing where the answer is blank, or nobody can answer.
fn ask<T>(
    context: &mut Context<'_>,
    question: &'static str,
    option: Option<T>,
    read: impl Fn(&str) -> Result<T, Message>,
) -> anyhow::Result<Option<T>> {
    ask_for(context, &Message::new(question), option, read)
}

/// As [`ask`], with a question that holds values. What cannot be meant is asked for again.
fn ask_for<T>(
    context: &mut Context<'_>,
    question: &Message,
    option: Option<T>,
    read: impl Fn(&str) -> Result<T, Message>,
) -> anyhow::Result<Option<T>> {
    if option.is_some() {
        return Ok(option);
    }
    let words = context.words;
    while let Some(input) = context.input.as_deref_mut() {
        write!(context.err, "{} ", words.say(question))?;
        context.err.flush()?;
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 {
            writeln!(context.err)?;
            return Err(Message::new("new.stopped").into());
        }
        let answer = line.trim();
        if answer.is_empty() {
            return Ok(None);
        }
        match read(answer) {
            Ok(value) => return Ok(Some(value)),
            Err(why) => writeln!(context.err, "  {}", output::safe_text(&words.say(&why)))?,
        }
    }
    Ok(None)
}

/// A day as people write it, with its year.
fn day(text: &str) -> Result<NaiveDate, Message> {
    let read = || {
        let due = Phrase::read(text).ok()?.due.filter(|due| due.first == due.last)?;
        due.last.of(None).ok()
    };
    text.parse().ok().or_else(read).ok_or_else(|| Message::new("cli.date-form"))
}

/// A calendar by its word.
fn rhythm(text: &str) -> Result<ReportRhythm, Message> {
    let words = || ReportRhythm::WORDS.iter();
    let found = words().find(|(word, _)| word.eq_ignore_ascii_case(text)).map(|(_, rhythm)| *rhythm);
    let known = || Arg::Text(words().map(|(word, _)| *word).collect::<Vec<_>>().join(", "));
    found.ok_or_else(|| Message::new("new.bad-calendar").with("text", text).with("known", known()))
}

/// The year that the id of a plan ends with.
fn year_of(id: &str) -> Option<i32> {
    let digits = id.rsplit(|c: char| !c.is_ascii_digit()).next().filter(|digits| digits.len() == 4)?;
    digits.parse().ok().filter(|year| (1900..3000).contains(year))
}
