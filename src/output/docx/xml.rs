//! Text in XML: nothing of it is markup, and nothing that XML forbids is left in it.

use crate::output::safe;

/// Text between tags or in an attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut xml = String::with_capacity(text.len() + 8);
    for c in safe::terminal(text).chars() {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            // The two that are neither control characters nor characters.
            '\u{fffe}' | '\u{ffff}' => xml.extend(c.escape_unicode()),
            c => xml.push(c),
        }
    }
    xml
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_acts() {
        assert_eq!(escaped("]]><w:p/>&amp;\""), "]]&gt;&lt;w:p/&gt;&amp;amp;&quot;");
        assert_eq!(escaped("a\u{b}\u{fffe}\u{202e}b"), "a\\u{b}\\u{fffe}\\u{202e}b");
        assert_eq!(escaped("Ủy ban nhân dân"), "Ủy ban nhân dân");
    }
}
