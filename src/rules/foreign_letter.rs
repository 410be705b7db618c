//! A letter that no Vietnamese word has, as damaged copies put one in the place of another.

use super::{Case, Rule, add, text_encoding};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::encodings;
use crate::message::{Arg, Message};
use crate::source::{SourceId, Span};
use crate::strings_and_comments::{Passage, PassageKind, passages};
use crate::text::{is_in_word, word_starts};

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "foreign-letter",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/foreign-letter.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for (id, text) in case.texts_with(|_, pairs| pairs.any(may_begin)) {
        let mut places = Vec::new();
        for passage in passages(text).filter(|it| !it.is_quoted() && !it.is_file_name()) {
            text_encoding::unless_damaged(&passage, &mut places, |places| look(rule, id, &passage, places));
        }
        add(places, text, found);
    }
}

/// Whether one of these letters may begin with these bytes.
const fn may_begin(first: u8, second: u8) -> bool {
    matches!(
        (first, second),
        // Eth; OI and the African d; Greek; Cyrillic.
        (0xc3, 0x90 | 0xb0)
            | (0xc6, 0x89 | 0xa2 | 0xa3)
            | (0xc9, 0x96)
            | (0xcd..=0xd4, _)
            | (0xe1, 0xbc..=0xbf)
    )
}

/// Each word of a passage.
fn look(rule: &'static RuleInfo, id: SourceId, passage: &Passage<'_>, found: &mut Vec<Diagnostic>) {
    let text = passage.words();
    for start in word_starts(&text) {
        let word = text[start..].split(|c| !is_in_word(c)).next().unwrap_or_default();
        // A comment may well name such a letter, alone.
        if word.is_ascii() || (passage.kind == PassageKind::Comment && word.chars().nth(1).is_none()) {
            continue;
        }
        let letters = word.char_indices().map(|(at, c)| {
            let start = passage.start + start + at;
            (Span::new(id, &(start..start + c.len_utf8())), c)
        });
        found.extend(letters.clone().filter_map(|(span, c)| damaged(rule, span, c)));
        if word.contains(is_latin) {
            found.extend(letters.clone().find_map(|(span, c)| mixed(rule, span, c, word)));
        }
    }
}

fn damaged(rule: &'static RuleInfo, span: Span, letter: char) -> Option<Diagnostic> {
    let right = encodings::letter(letter)?;
    let message =
        Message::new("foreign-letter.message").with("letter", letter.to_string()).with("code", code(letter));
    let help =
        Message::new("foreign-letter.help").with("letter", right.to_string()).with("code", code(right));
    Some(Diagnostic::new(rule, span, message).help(help).fix(span, right))
}

fn mixed(rule: &'static RuleInfo, span: Span, letter: char, word: &str) -> Option<Diagnostic> {
    let message = Message::new("foreign-letter.mixed")
        .with("letter", letter.to_string())
        .with("code", code(letter))
        .with("script", Arg::Key(script(letter)?));
    let help = Message::new("foreign-letter.again").with("word", word);
    Some(Diagnostic::new(rule, span, message).help(help))
}

fn code(letter: char) -> String {
    format!("U+{:04X}", u32::from(letter))
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// The script of a letter that has no place among Latin ones.
const fn script(letter: char) -> Option<&'static str> {
    match letter {
        // The signs of units: micro and ohm.
        '\u{3bc}' | '\u{3a9}' => None,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some("foreign-letter.greek"),
        '\u{400}'..='\u{52f}' => Some("foreign-letter.cyrillic"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Pairs;
    use crate::rules::{mended, pointed};

    #[test]
    fn letters_are_pointed_at_and_mended() {
        #[track_caller]
        fn case(text: &str, places: &[&str], wanted: &str) {
            let mut found = Vec::new();
            passages(text).for_each(|it| look(&RULE.info, SourceId(0), &it, &mut found));
            assert_eq!(pointed(text, &found), places);
            assert_eq!(mended(text, &found), wanted);
            assert_eq!(Pairs::of(text.as_bytes()).any(may_begin), !places.is_empty() || wanted.contains('ƣ'));
        }
        case("a = \"TRƢỜNG nƣớc\"", &["Ƣ", "ƣ"], "a = \"TRƯỜNG nước\"");
        case(
            "a = \"\\nƣớc HÐND ð \u{256}\u{189}\"",
            &["ƣ", "Ð", "ð", "\u{256}", "\u{189}"],
            "a = \"\\nước HĐND đ đĐ\"",
        );
        case("# ƣ stands for ư", &[], "# ƣ stands for ư");
        case("# nƣớc", &["ƣ"], "# nước");
        case("a = \"c\u{43e}ng\u{430}\"", &["\u{43e}"], "a = \"c\u{43e}ng\u{430}\"");
        case("a = \"\u{3bd}iệc\"", &["\u{3bd}"], "a = \"\u{3bd}iệc\"");
        case("a = \"Ơ ơ Ư ư Đ đ ấ É\"", &[], "a = \"Ơ ơ Ư ư Đ đ ấ É\"");
    }

    #[test]
    fn other_scripts_may_stand_by_themselves() {
        for text in [
            "a = \"\u{41c}\u{43e}\u{441}\u{43a}\u{432}\u{430}\"",
            "a = \"50 \u{3bc}g\"",
            "a = \"\u{3b1}-amylase\"",
        ] {
            let mut found = Vec::new();
            passages(text).for_each(|it| look(&RULE.info, SourceId(0), &it, &mut found));
            assert!(found.is_empty(), "{text}");
        }
    }
}
