//! A character that acts on a screen, turns the direction of text or is not seen, as itself or as an escape.

use std::cell::LazyCell;
use std::ops::Range;

use super::{Case, Rule, add, text_encoding};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::message::{Arg, Message};
use crate::source::{SourceId, Span};
use crate::strings_and_comments::{Passage, passages};
use crate::text::{Effect, effect};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "invisible-character",
        severity: Severity::Error,
        page: include_str!("../../docs/rules/invisible-character.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for (id, text) in case.texts_with(|_, pairs| pairs.any(may_begin)) {
        let mut places = Vec::new();
        for passage in passages(text) {
            look(rule, id, &passage, &mut places);
        }
        add(places, text, found);
    }
}

/// Whether such a character, or an escape, may be at these bytes.
const fn may_begin(first: u8, second: u8) -> bool {
    matches!(
        (first, second),
        // U+0080–9F and the soft hyphen; an Arabic mark; U+2000–203F by their last bytes; U+2060–206F; fillers and
        // a Mongolian mark; U+FEFF, a filler and notes between lines; tags.
        (0xc2, 0x80..=0x9f | 0xad)
            | (0xd8, 0x9c)
            | (0x80, 0x8b..=0x8f | 0xa8..=0xae)
            | (0xe2, 0x81)
            | (0xe1, 0x85 | 0xa0)
            | (0xe3, 0x85)
            | (0xef, 0xbb | 0xbe | 0xbf)
            | (0xf3 | b'\\', _)
    )
}

/// Every place in a string or comment. Elsewhere such a character is no TOML, and the parser has said so.
fn look(rule: &'static RuleInfo, id: SourceId, passage: &Passage<'_>, found: &mut Vec<Diagnostic>) {
    let is_damaged = LazyCell::new(|| text_encoding::damage(passage).is_some());
    for (range, c) in passage.chars() {
        // Line ends and tabs are text.
        let Some(effect) = effect(c).filter(|_| !matches!(c, '\n' | '\t')) else { continue };
        let is_escape = c.len_utf8() < range.len();
        let is_told = match c {
            // An escape in a path is a backslash too many.
            _ if is_escape => passage.is_file_name(),
            // The parser has said so of a control character written as itself.
            c if c.is_ascii() => true,
            // Letters of other encodings look like these.
            '\u{80}'..='\u{9f}' | '\u{ad}' => *is_damaged,
            _ => false,
        };
        if !is_told {
            found.push(finding(rule, id, range, passage, (c, effect), is_escape));
        }
    }
}

fn finding(
    rule: &'static RuleInfo,
    id: SourceId,
    range: Range<usize>,
    passage: &Passage<'_>,
    (c, effect): (char, Effect),
    is_escape: bool,
) -> Diagnostic {
    let span = Span::new(id, &range);
    let key = if is_escape { "invisible-character.escape" } else { "invisible-character.message" };
    let message = Message::new(key)
        .with("escape", &passage.text[range.start - passage.start..range.end - passage.start])
        .with("code", format!("U+{:04X}", u32::from(c)))
        .with("effect", Arg::Key(words(effect)));
    let finding = Diagnostic::new(rule, span, message).help(Message::new("invisible-character.help"));
    // Nothing is lost with a blank of no width; a joiner may change the letters beside it.
    match c {
        '\u{200b}' | '\u{2060}' | '\u{feff}' if !is_escape && !passage.is_file_name() => {
            finding.fix(span, "")
        }
        _ => finding,
    }
}

const fn words(effect: Effect) -> &'static str {
    match effect {
        Effect::Control => "invisible-character.control",
        Effect::Direction => "invisible-character.direction",
        Effect::Break => "invisible-character.break",
        Effect::Invisible => "invisible-character.unseen",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Pairs;
    use crate::rules::{mended, pointed};

    #[test]
    fn characters_and_escapes_are_found() {
        #[track_caller]
        fn case(text: &str, places: &[&str], wanted: &str) {
            let mut found = Vec::new();
            passages(text).for_each(|it| look(&RULE.info, SourceId(0), &it, &mut found));
            assert_eq!(pointed(text, &found), places);
            assert_eq!(mended(text, &found), wanted);
        }
        case("a = \"x\u{200b}y\u{200d}\"", &["\u{200b}", "\u{200d}"], "a = \"xy\u{200d}\"");
        case(
            "\u{feff}# \u{feff}\u{2060}\u{ad}\u{9b}",
            &["\u{feff}", "\u{2060}", "\u{ad}", "\u{9b}"],
            "\u{feff}# \u{ad}\u{9b}",
        );
        let escapes = r"\u001b \u202E \U0000200b \x1b \e \b \f \r \u0000";
        let text = format!("a = \"{escapes}\"");
        case(&text, &escapes.split(' ').collect::<Vec<_>>(), &text);
        let harmless = r#"a = "\\u202e \n \t \" \u00e1 \u000a \x09 – … “ ”" # \u202e"#;
        case(harmless, &[], harmless);
        case("a = '\\u202e'\r\nb = \"\u{a0}\t\"\r\n", &[], "a = '\\u202e'\r\nb = \"\u{a0}\t\"\r\n");
        // Not TOML: the parser says so.
        case("a = \"\u{1b}\" \u{202e}", &[], "a = \"\u{1b}\" \u{202e}");
        case("a = \"\"\"\r\nx\\\r\n  \u{2028}\"\"\"", &["\u{2028}"], "a = \"\"\"\r\nx\\\r\n  \u{2028}\"\"\"");
    }

    #[test]
    fn what_acts_is_looked_at() {
        let all = (0..=0x0010_ffff).filter_map(char::from_u32);
        for c in all.filter(|c| !c.is_ascii() && effect(*c).is_some()) {
            assert!(Pairs::of(c.to_string().as_bytes()).any(may_begin), "{c:?}");
        }
        assert!(!Pairs::of("“Đẩy mạnh – ạ…” ‘ê’ 0,5 % ½ §".as_bytes()).any(may_begin));
    }
}
