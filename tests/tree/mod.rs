//! A TOML text as a tree of JSON: dates are strings.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

use serde_json::{Map, Value};
use toml::de::{DeTable, DeValue};

/// The tree of a text, as editors hand it to a schema.
pub(crate) fn json(text: &str) -> Value {
    table(DeTable::parse(text).unwrap().get_ref())
}

fn table(table: &DeTable<'_>) -> Value {
    let pairs = table.iter().map(|(key, node)| (key.get_ref().to_string(), value(node.get_ref())));
    Value::Object(pairs.collect::<Map<_, _>>())
}

fn value(node: &DeValue<'_>) -> Value {
    match node {
        DeValue::String(text) => Value::from(text.as_ref()),
        DeValue::Integer(number) => {
            Value::from(i64::from_str_radix(number.as_str(), number.radix()).unwrap())
        }
        DeValue::Float(number) => Value::from(number.as_str().parse::<f64>().unwrap()),
        DeValue::Boolean(value) => Value::from(*value),
        DeValue::Datetime(datetime) => Value::from(datetime.to_string()),
        DeValue::Array(array) => array.iter().map(|node| value(node.get_ref())).collect(),
        DeValue::Table(inner) => table(inner),
    }
}
