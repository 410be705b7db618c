//! Characters that nobody sees, where TOML allows none: outside quotes.

use crate::message::Message;
use crate::parse::slip::Slip;
use crate::text::{self, Effect};

/// The first run of such characters in a line.
pub(super) fn find(line: &str) -> Option<Slip> {
    let start = outside_quotes(line).find(|(_, c)| stands_for(*c).is_some()).map(|(at, _)| at)?;
    let run = line[start..].chars().map_while(|c| Some((c, stands_for(c)?)));
    let (end, form) =
        run.fold((start, String::new()), |(end, form), (c, blank)| (end + c.len_utf8(), form + blank));
    let first = line[start..].chars().next()?;
    Some(Slip {
        range: start..end,
        form: Some(form),
        message: Message::new("syntax.hidden").with("code", format!("U+{:04X}", u32::from(first))),
        help: Message::new("syntax.hidden-help"),
        is_safe: true,
    })
}

/// What an unseen character is to be replaced by: a blank of another width by a plain one, one without width by nothing.
fn stands_for(c: char) -> Option<&'static str> {
    match c {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Some(" "),
        c if text::effect(c) == Some(Effect::Invisible) => Some(""),
        _ => None,
    }
}

/// The characters of a line before its comment that stand in no string.
fn outside_quotes(line: &str) -> impl Iterator<Item = (usize, char)> {
    let mut quote = None;
    let mut is_escaped = false;
    let mut chars = line.char_indices();
    std::iter::from_fn(move || {
        loop {
            let (at, c) = chars.next()?;
            match quote {
                Some(_) if is_escaped => is_escaped = false,
                Some('"') if c == '\\' => is_escaped = true,
                Some(open) if c == open => quote = None,
                Some(_) => {}
                None if c == '#' => return None,
                None if matches!(c, '"' | '\'') => quote = Some(c),
                None => return Some((at, c)),
            }
        }
    })
}
