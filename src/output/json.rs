//! JSON: one document a plan, one a line, so that several stay readable as a stream.

use serde::Serialize;

use super::safe;

/// The JSON of a view. Views are made of strings, numbers and lists, which always have one.
///
/// What could act on a terminal is written as `\\u….`: such characters only stand in strings.
pub fn text(view: &impl Serialize) -> String {
    let text = serde_json::to_string(view).unwrap_or_default();
    if !text.contains(safe::is_active) {
        return text;
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if safe::is_active(c) {
            escaped.extend(['\\', 'u']);
            escaped.extend(format!("{:04x}", u32::from(c)).chars());
        } else {
            escaped.push(c);
        }
    }
    escaped
}
