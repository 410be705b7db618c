//! Options that several commands have, and readers of what options take.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::builder::{ArgPredicate, PossibleValue, PossibleValuesParser, StringValueParser, TypedValueParser};
use clap::{Arg, Command, ValueHint};

use crate::i18n::{Lang, Words};
use crate::message::Message;
use crate::model::{ReportCalendar, ReportRhythm, SpokenPeriod};
use crate::output::{DocumentFormat, ListingFormat, PrintFormat};
use crate::text;
use crate::views::Basis;

/// After the options of a command, among those that all commands have.
pub(super) const FORMAT_ORDER: usize = 106;

/// The form of what a command lists.
#[derive(Debug, clap::Args)]
pub(super) struct Listing {
    #[arg(long, display_order = FORMAT_ORDER, value_name = "FORMAT", default_value = "table")]
    #[arg(value_parser = one_of(ListingFormat::WORDS))]
    pub(super) format: ListingFormat,
}

/// The form of what a command lists, where offices send it on, and the file that it goes to.
#[derive(Debug, clap::Args)]
pub(super) struct Papers {
    #[arg(long, display_order = FORMAT_ORDER, value_name = "FORMAT", default_value = "table")]
    #[arg(default_value_if("out", ArgPredicate::IsPresent, "markdown"))]
    #[arg(value_parser = one_of(ListingFormat::PAPER_WORDS))]
    pub(super) format: ListingFormat,

    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) out: Option<PathBuf>,
}

impl Papers {
    /// What a view is made from: for paper, always in Vietnamese.
    pub(super) fn basis<'a>(&self, basis: &Basis<'a>) -> Basis<'a> {
        if self.format.is_paper() { basis.on_paper() } else { *basis }
    }
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
            PrintFormat::Screen => Err(Message::new("output.table-files")),
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
    one_of_named(table, |_| &[])
}

/// Likewise; the program's own names for the values, by their keys, are taken too, in every language, with tones or
/// without.
pub fn one_of_named<T: Copy + PartialEq + Send + Sync + 'static>(
    table: &'static [(&'static str, T)],
    keys: fn(T) -> &'static [&'static str],
) -> impl TypedValueParser<Value = T> {
    OneOf { table, keys }
}

/// The words that an option takes.
#[derive(Clone)]
struct OneOf<T: 'static> {
    table: &'static [(&'static str, T)],
    /// The keys of the names of a value.
    keys: fn(T) -> &'static [&'static str],
}

impl<T: Copy + PartialEq> OneOf<T> {
    /// Each word and name, with its value.
    fn spellings(&self) -> impl Iterator<Item = (&'static str, T)> {
        let names = self.table.iter().flat_map(|(_, value)| {
            let keys = (self.keys)(*value).iter();
            keys.flat_map(|key| Lang::CODES.iter().map(|(_, lang)| Words::new(*lang).text(key)))
                .map(|name| (name, *value))
        });
        self.table.iter().copied().chain(names)
    }

    /// The only value with a name in which these words stand, whole.
    fn named_in_part(&self, key: &str) -> Option<T> {
        let names = self.spellings().skip(self.table.len());
        let is_in = |name: &str| format!(" {} ", text::fold(name)).contains(&format!(" {key} "));
        let mut fits = names.filter(|(name, _)| !key.is_empty() && is_in(name)).map(|(_, value)| value);
        let first = fits.next()?;
        fits.all(|value| value == first).then_some(first)
    }

    fn offered(&self) -> impl Iterator<Item = PossibleValue> {
        let is_first = |at: usize| self.table[..at].iter().all(|(_, value)| *value != self.table[at].1);
        let words = self.table.iter().enumerate();
        words.map(move |(at, (word, _))| PossibleValue::new(*word).hide(!is_first(at)))
    }
}

impl<T: Copy + PartialEq + Send + Sync + 'static> TypedValueParser for OneOf<T> {
    type Value = T;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<T, clap::Error> {
        let typed = value.to_string_lossy();
        let key = text::fold(&typed);
        let found = self.spellings().find(|(word, _)| text::fold(word) == key);
        if let Some(value) = found.map(|(_, value)| value).or_else(|| self.named_in_part(&key)) {
            return Ok(value);
        }
        let name = text::nearest(&typed, self.spellings().map(|(word, _)| word));
        let is_word = |name: &str| self.table.iter().any(|(word, _)| text::fold(word) == text::fold(name));
        if let Some(name) = name.filter(|name| !is_word(name)) {
            let hint = Message::new("did-you-mean").with("name", name);
            let refused = StringValueParser::new().try_map(move |_| Err::<T, _>(hint.clone()));
            return refused.parse_ref(command, arg, value);
        }
        let words = PossibleValuesParser::new(self.offered());
        words.try_map(|_| Err(Message::new("cli.no-such-value"))).parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.offered()))
    }
}
