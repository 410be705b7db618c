//! Options that several commands have, and readers of what options take.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::message::Message;
use crate::model::{ReportCalendar, ReportRhythm, SpokenPeriod};
use crate::output::{DocumentFormat, ListingFormat, PrintFormat};

/// After the options of a command, among those that all commands have.
pub(super) const FORMAT_ORDER: usize = 106;

/// The form of what a command lists.
#[derive(Debug, clap::Args)]
pub(super) struct Listing {
    #[arg(long, display_order = FORMAT_ORDER, value_name = "FORMAT", default_value = "table")]
    #[arg(value_parser = one_of(ListingFormat::WORDS))]
    pub(super) format: ListingFormat,
}

/// The form of documents that a command makes to be sent.
#[derive(Debug, clap::Args)]
pub(super) struct Documents {
    #[arg(long, display_order = FORMAT_ORDER, value_name = "FORMAT", default_value = "markdown")]
    #[arg(value_parser = one_of(PrintFormat::WORDS))]
    pub(super) format: PrintFormat,
}

impl Documents {
    /// The format of files.
    ///
    /// # Errors
    /// When they are asked for as on a screen.
    pub(super) fn of_files(&self) -> Result<DocumentFormat, Message> {
        match self.format {
            PrintFormat::File(format) => Ok(format),
            PrintFormat::Screen => Err(Message::new("output.markdown-files")),
        }
    }
}

/// A reporting period as typed: its key in some calendar, or people's words.
///
/// # Errors
/// When it is none; the message says what one looks like.
pub(super) fn period(text: &str) -> Result<String, Message> {
    let mut calendars = ReportRhythm::WORDS.iter().map(|(_, rhythm)| ReportCalendar::usual(*rhythm));
    let is_key =
        calendars.any(|calendar| calendar.period(text).is_some()) || SpokenPeriod::read(text).is_some();
    if is_key { Ok(text.to_owned()) } else { Err(Message::new("cli.period-form")) }
}

/// A text that says something.
///
/// # Errors
/// When it is blank.
pub(super) fn told(text: &str) -> Result<String, Message> {
    let text = text.trim();
    if text.is_empty() { Err(Message::new("cli.text-form")) } else { Ok(text.to_owned()) }
}

/// A parser for an option that takes one of the words in `table`. Of several words for one value the first is offered.
pub fn one_of<T: Copy + PartialEq + Send + Sync + 'static>(
    table: &'static [(&'static str, T)],
) -> impl TypedValueParser<Value = T> {
    let is_first = |at: usize| table[..at].iter().all(|(_, value)| *value != table[at].1);
    let words = table.iter().enumerate().map(|(at, (word, _))| PossibleValue::new(*word).hide(!is_first(at)));
    PossibleValuesParser::new(words).try_map(move |text| {
        let known = table.iter().find(|(word, _)| *word == text);
        known.map(|(_, value)| *value).ok_or(Message::new("cli.no-such-value"))
    })
}
