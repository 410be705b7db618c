//! Something to say, as a key and its values. Which words it takes is decided where a language is known.

use std::fmt;

use chrono::NaiveDate;

/// A value that goes into a sentence; each language writes it its own way.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Words from the plan or the command line, printed as they are.
    Text(String),
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

    /// Adds a value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
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
