//! The tree of any text: that of the `toml` crate, taken over.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use super::node::{Entries, Key, Node, Value};

/// The tree of a text, as much of it as can be read, and what is wrong with the text.
pub fn whole(text: &str) -> (Entries<'_>, Vec<Error>) {
    let (root, errors) = DeTable::parse_recoverable(text);
    (entries(root.into_inner()), errors)
}

fn entries(table: DeTable<'_>) -> Entries<'_> {
    let entry = |(key, value): (Spanned<_>, Spanned<_>)| {
        let key = Key { range: key.span(), name: key.into_inner() };
        (key, node(value.span(), value.into_inner()))
    };
    table.into_iter().map(entry).collect()
}

fn node(range: Range<usize>, value: DeValue<'_>) -> Node<'_> {
    let value = match value {
        DeValue::String(text) => Value::String(text),
        DeValue::Integer(number) => Value::Integer(number.as_str().to_owned().into(), number.radix()),
        DeValue::Float(number) => Value::Float(number.as_str().to_owned().into()),
        DeValue::Boolean(value) => Value::Boolean(value),
        DeValue::Datetime(value) => Value::Datetime(value),
        DeValue::Array(nodes) => {
            Value::Array(nodes.into_iter().map(|it| node(it.span(), it.into_inner())).collect())
        }
        DeValue::Table(table) => Value::Table(entries(table)),
    };
    Node { range, value }
}
