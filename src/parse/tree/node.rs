//! Keys and values with their places.

use std::borrow::Cow;
use std::ops::Range;

use toml_datetime::Datetime;

/// A value with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'a> {
    pub range: Range<usize>,
    pub value: Value<'a>,
}

/// A key with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Key<'a> {
    pub range: Range<usize>,
    pub name: Cow<'a, str>,
}

/// The keys of a table with what stands under them, each key once.
pub type Entries<'a> = Vec<(Key<'a>, Node<'a>)>;

/// A value of TOML.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    String(Cow<'a, str>),
    /// Its digits, without the marks between them, and their base.
    Integer(Cow<'a, str>, u32),
    Float(Cow<'a, str>),
    Boolean(bool),
    Datetime(Datetime),
    Array(Vec<Node<'a>>),
    Table(Entries<'a>),
}

impl<'a> Node<'a> {
    /// The text, where it is one.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The keys, where it is a table.
    pub const fn as_table(&self) -> Option<&Entries<'a>> {
        match &self.value {
            Value::Table(entries) => Some(entries),
            _ => None,
        }
    }
}

impl Value<'_> {
    /// The name of its type in the word tables.
    pub const fn type_key(&self) -> &'static str {
        match self {
            Self::String(_) => "type.string",
            Self::Integer(..) => "type.integer",
            Self::Float(_) => "type.number",
            Self::Boolean(_) => "type.boolean",
            Self::Datetime(_) => "type.date",
            Self::Array(_) => "type.array",
            Self::Table(_) => "type.table",
        }
    }
}
