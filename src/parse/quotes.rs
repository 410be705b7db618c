//! Quotes as they are typed: straight, curly, low, angled.

/// Whether a string may be meant to begin with this quote. The straight ones are TOML's own.
pub(super) const fn opens(c: char) -> bool {
    matches!(
        c,
        '\u{2018}'..='\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{2039}' | '\u{203a}' | '\u{ff02}' | '`' | '\u{b4}'
    )
}

/// Whether a string may be meant to end with this quote.
pub(super) const fn closes(c: char) -> bool {
    opens(c) || matches!(c, '"' | '\'')
}

/// A text as a TOML string.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    let mut is_escaped = false;
    for c in text.chars() {
        if c == '"' && !is_escaped {
            quoted.push('\\');
        }
        is_escaped = c == '\\' && !is_escaped;
        quoted.push(c);
    }
    quoted.push('"');
    quoted
}

/// Where the string that begins with `line[start..]` ends, past its quote, and whether it has an escape that TOML does
/// not know.
pub(super) fn end(line: &str, start: usize, quote: char) -> Option<(usize, bool)> {
    let mut has_bad_escape = false;
    let mut chars = line[start + 1..].char_indices();
    while let Some((at, c)) = chars.next() {
        if c == quote {
            return Some((start + 1 + at + 1, has_bad_escape));
        }
        if c == '\\' && quote == '"' {
            let rest = &line[start + 1 + at + 1..];
            has_bad_escape |= !is_escape(rest);
            chars.next();
        }
    }
    None
}

/// Whether what follows a backslash makes an escape with it.
fn is_escape(rest: &str) -> bool {
    let is_code = |digits: usize| {
        let code = rest.get(1..=digits).filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        code.and_then(|code| u32::from_str_radix(code, 16).ok())
            .is_some_and(|code| char::from_u32(code).is_some())
    };
    match rest.bytes().next() {
        Some(b'b' | b't' | b'n' | b'f' | b'r' | b'e' | b'"' | b'\\') => true,
        Some(b'x') => is_code(2),
        Some(b'u') => is_code(4),
        Some(b'U') => is_code(8),
        _ => false,
    }
}
