//! What cells show.

use crate::workbook::Value;

/// What a cell shows, as near as can be told.
pub(super) fn as_text(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Fault(text) => text.clone(),
        Value::Number(number) => number.to_string().replace('.', ","),
        Value::Day(day) => day.format("%d/%m/%Y").to_string(),
        Value::Truth(truth) => truth.to_string().to_uppercase(),
        Value::Time | Value::Uncomputed => "…".to_owned(),
    }
}
