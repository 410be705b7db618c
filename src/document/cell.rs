//! A cell: the text that people read, what it is for a program, and how it is meant.

use chrono::NaiveDate;

/// A text, the value behind it, and how it is meant. The tone only ever underlines what the words say.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub text: String,
    pub value: Value,
    pub tone: Tone,
}

/// What a cell holds, for formats in which a date is a date and a number a number.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Value {
    /// Words alone, or nothing.
    #[default]
    Words,
    /// An id, which stays text even where it looks like a number: 1.10 is not 1.1.
    Id,
    Date(NaiveDate),
    Number(f64),
    /// Percent, 0–100.
    Percent(f64),
}

/// How a text is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Plain,
    Strong,
    Muted,
    Good,
    Warning,
    Bad,
}

impl Cell {
    /// Words with a tone.
    pub fn toned(text: impl Into<String>, tone: Tone) -> Self {
        Self { text: text.into(), value: Value::Words, tone }
    }

    /// An id, as printed.
    pub fn id(text: impl Into<String>) -> Self {
        Self { value: Value::Id, ..Self::from(text) }
    }

    /// A day, and how it is written.
    pub fn date(text: impl Into<String>, day: NaiveDate) -> Self {
        Self { value: Value::Date(day), ..Self::from(text) }
    }

    /// A number, and how it is written.
    pub fn number(text: impl Into<String>, number: f64) -> Self {
        Self { value: Value::Number(number), ..Self::from(text) }
    }

    /// A share in percent, and how it is written.
    pub fn percent(text: impl Into<String>, percent: f64) -> Self {
        Self { value: Value::Percent(percent), ..Self::from(text) }
    }

    /// The same, meant in another way.
    #[must_use]
    pub fn with_tone(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::toned(text, Tone::Plain)
    }
}
