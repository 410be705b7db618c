//! Values without quotes: how far they reach, and what they are meant to be.

use std::ops::Range;

use toml::de::DeValue;

use crate::parse::quotes;
use crate::parse::slip::Slip;
use crate::parse::written;

/// How far a value without quotes reaches: to the comment, and inside a list or table to the next comma or its end. In
/// a table a comma between digits is a decimal mark, for a key comes after any other.
pub(super) fn len(text: &str, closing: Option<char>) -> usize {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_decimal_mark = |at: usize| {
        closing == Some('}')
            && is_digit(text[..at].chars().next_back())
            && is_digit(text[at + 1..].chars().next())
    };
    let ends = |(at, c): &(usize, char)| match c {
        '#' => true,
        ',' => closing.is_some() && !is_decimal_mark(*at),
        ']' | '}' => closing.is_some(),
        _ => false,
    };
    text.char_indices().find(ends).map_or(text.len(), |(at, _)| at)
}

/// A value without quotes that is none of TOML's.
pub(super) fn find(line: &str, range: Range<usize>) -> Option<Slip> {
    let text = &line[range.clone()];
    let sound = text.trim_end_matches([';', ',', ' ']);
    if sound.len() < text.len() && DeValue::parse(sound).is_ok() {
        return Some(Slip::extra(line, range.start + sound.len()..range.end));
    }
    let slip = |key, form| Some(Slip::new(key, line, range.clone(), form));
    if let Some(form) = written::date(text) {
        return slip("syntax.date", form);
    }
    if let Some(form) = written::number(text) {
        return slip("syntax.number", form);
    }
    if let Some(form) = written::flag(text) {
        return slip("syntax.flag", form.to_owned());
    }
    let is_iso = text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
    if written::is_like_date(text) {
        // The parser says what is wrong with a day that is written as TOML wants it.
        return (!is_iso).then(|| Slip::open("syntax.no-date", line, range, "syntax.date-help"));
    }
    let inside = text.strip_suffix(quotes::closes).unwrap_or(text);
    let is_closed = inside.len() < text.len();
    let key = if is_closed { "syntax.no-opening" } else { "syntax.unquoted" };
    let is_text = is_closed || inside.starts_with(char::is_alphabetic) || is_name(inside);
    if is_text && !inside.contains(['"', '\\', '=']) { slip(key, quotes::quoted(inside)) } else { None }
}

/// Whether a text is an id that begins with a number, or the number of a document: `1.2.3`, `12/KH-UBND`.
fn is_name(text: &str) -> bool {
    text.contains(['.', '/']) && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '/' | '-'))
}
