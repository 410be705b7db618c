//! Words as copying out of a PDF damages them. The words are those that `encodings` knows.

use memchr::memchr2_iter;

use super::{Case, Pairs, Rule, add, text_encoding};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::encodings;
use crate::message::Message;
use crate::source::{SourceId, Span};
use crate::strings_and_comments::{Passage, PassageKind, passages};
use crate::text::word_starts;

pub(super) static RULE: Rule = Rule {
    info: RuleInfo {
        id: "copy-damage",
        severity: Severity::Warning,
        page: include_str!("../../docs/rules/copy-damage.md"),
    },
    check,
};

fn check(rule: &'static RuleInfo, case: &Case<'_>, found: &mut Vec<Diagnostic>) {
    for (id, text) in case.texts_with(may_hold) {
        let mut places = Vec::new();
        // Comments are nobody's copy.
        for passage in passages(text).filter(|it| it.kind != PassageKind::Comment && !it.is_quoted()) {
            text_encoding::unless_damaged(&passage, &mut places, |places| look(rule, id, &passage, places));
        }
        add(places, text, found);
    }
}

/// Whether there may be such words in a text. All have a word without a vowel, or a letter for another.
fn may_hold(bytes: &[u8], pairs: &Pairs) -> bool {
    let is_lone = |word: &[u8]| matches!(word, [b' ', b'n' | b'N', b'g' | b'G', after] if after.is_ascii() && !after.is_ascii_alphabetic());
    let mut ends = memchr2_iter(b'g', b'G', bytes).filter_map(|at| bytes.get(at.checked_sub(2)?..at + 2));
    pairs.any(|first, second| (first, second) == (0xc3, 0x95)) || ends.any(is_lone)
}

fn look(rule: &'static RuleInfo, id: SourceId, passage: &Passage<'_>, found: &mut Vec<Diagnostic>) {
    let text = passage.words();
    for start in word_starts(&text) {
        let rest = &text[start..];
        let Some((damaged, repaired)) = encodings::words(rest) else { continue };
        let start = passage.start + start;
        let span = Span::new(id, &(start..start + damaged.len()));
        let message = Message::new("copy-damage.message").with("words", damaged);
        let help = Message::new("copy-damage.help").with("words", repaired);
        found.push(Diagnostic::new(rule, span, message).help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::pointed;

    #[test]
    fn whole_words_are_found_in_strings() {
        #[track_caller]
        fn case(text: &str, places: &[&str]) {
            let mut found = Vec::new();
            passages(text).for_each(|it| look(&RULE.info, SourceId(0), &it, &mut found));
            assert_eq!(pointed(text, &found), places);
        }
        case("a = \"C ng chức, th ng tin\"", &["C ng chức", "th ng tin"]);
        case("a = \"\\nc ng lập\"", &["c ng lập"]);
        case("a = \"CỘNG HÕA, HÀI LÕNG\"", &["HÕA", "LÕNG"]);
        case("a = \"công chức, lạc lõng, c ng chứcx, xc ng chức\"", &[]);
        case("a = \"\"", &[]);
    }

    #[test]
    fn every_damaged_word_is_looked_for() {
        for line in include_str!("../encodings/copy-damage.txt").lines() {
            let (damaged, _) = line.split_once('\t').unwrap();
            let text = format!("{damaged}\"");
            assert!(may_hold(text.as_bytes(), &Pairs::of(text.as_bytes())), "{damaged}");
        }
    }
}
