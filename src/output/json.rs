//! JSON: one document a plan, one a line, so that several stay readable as a stream.

use serde::Serialize;

use crate::text::{has_active, is_active};

/// The JSON of a view. Views are made of strings, numbers and lists, which always have one.
///
/// What could act on a terminal is written as `\\u….`: such characters only stand in strings.
pub fn text(view: &impl Serialize) -> String {
    let text = serde_json::to_string(view).unwrap_or_default();
    if !has_active(&text) && !text.contains("##") {
        return text;
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for c in text.chars() {
        // A runner looks for two of these; in JSON they only stand in strings.
        if is_active(c) || (c == '#' && before == '#') {
            for unit in c.encode_utf16(&mut [0; 2]) {
                escaped.extend(format!("\\u{unit:04x}").chars());
            }
        } else {
            escaped.push(c);
        }
        before = c;
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_acts() {
        assert_eq!(text(&["a\u{1b}[31m\r\n"]), r#"["a\u001b[31m\r\n"]"#);
        assert_eq!(text(&["##[group]", "###"]), r##"["#\u0023[group]","#\u0023\u0023"]"##);
        assert_eq!(text(&["\u{9b}\u{202e}\u{e0041}ệ"]), r#"["\u009b\u202e\udb40\udc41ệ"]"#);
    }
}
