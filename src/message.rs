//! Something to say, as a key and its values. Which words it takes is decided where a language is known.

use std::fmt;

use chrono::NaiveDate;

use crate::text;

/// A value that goes into a sentence; each language writes it its own way.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Words from the plan or the command line, printed as they are.
    Text(String),
    /// Names or words from the plan, each on a line of its own.
    Lines(Vec<String>),
    /// Words of the TOML parser or the system, which are English; translated where they are known.
    Foreign(String),
    Count(i64),
    /// A number and how many digits to show after the decimal mark.
    Decimal(f64, usize),
    Date(NaiveDate),
    /// The words behind another key.
    Key(&'static str),
    Message(Box<Message>),
}

/// A sentence to be: the key into the word tables, and what goes into it.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    pub key: &'static str,
    pub args: Vec<(&'static str, Arg)>,
}

impl Message {
    /// A sentence without values yet.
    pub fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// The same, with the beginnings of texts that are longer than anybody reads: a key of a megabyte is quoted by its first
    /// words.
    #[must_use]
    pub fn shortened(mut self) -> Self {
        for (_, arg) in &mut self.args {
            if let Arg::Text(text) = arg {
                shorten(text);
            }
        }
        self
    }

    /// An error for a word that is not known, with the nearest that is, or with what is known.
    pub fn unknown<'a>(key: &'static str, query: &str, known: impl Iterator<Item = &'a str>) -> Self {
        /// More names than this are not listed.
        const LISTED: usize = 12;
        let known: Vec<&str> = known.collect();
        let hint = if let Some(nearest) = text::nearest(query, known.iter().copied()) {
            Self::new("lookup.nearest").with("name", nearest)
        } else {
            let listed = known.iter().take(LISTED).copied().collect::<Vec<_>>().join(", ");
            let more = if LISTED < known.len() { ", …" } else { "" };
            Self::new("lookup.known").with("names", format!("{listed}{more}"))
        };
        Self::new(key).with("query", query).with("hint", hint)
    }

    /// Adds a value. A name that is taken is a mistake of the caller: the first value would be said.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        debug_assert!(self.args.iter().all(|(taken, _)| *taken != name));
        self.args.push((name, value.into()));
        self
    }
}

/// For logs and debuggers; users see the words of their language instead.
impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?}", self.key, self.args)
    }
}

impl std::error::Error for Message {}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Arg {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<NaiveDate> for Arg {
    fn from(date: NaiveDate) -> Self {
        Self::Date(date)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

/// Cuts a text that is longer than the longest goal of a plan.
fn shorten(text: &mut String) {
    const MOST_CHARACTERS: usize = 600;
    // As many bytes are no more characters.
    if MOST_CHARACTERS < text.len()
        && let Some((at, _)) = text.char_indices().nth(MOST_CHARACTERS)
    {
        text.truncate(at);
        text.push('…');
    }
}
