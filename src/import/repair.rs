//! Letters and words that copying has damaged, and what they were.

use super::tree::squeezed;
use crate::encodings;
use crate::text;

/// A text once repaired, and what was damaged in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Repaired {
    pub(super) text: String,
    /// The damaged words as printed, and as they are read.
    pub(super) words: Vec<(String, String)>,
}

/// A text without what copying did to it: in Unicode NFC, with one blank between words.
pub(super) fn repaired(raw: &str) -> Repaired {
    let visible: String = text::composed(raw).chars().filter_map(visible).collect();
    let mut text = squeezed(&visible);
    let mut words = Vec::new();
    if let Some((_, Some(reading))) = encodings::damage(&text) {
        words.push((text, reading.clone()));
        text = reading;
    }
    for (damaged, right) in encodings::copy_damage(&text) {
        let pair = (damaged.to_owned(), right);
        if !words.contains(&pair) {
            words.push(pair);
        }
    }
    let text = words.iter().fold(text, |text, (damaged, right)| text.replace(damaged.as_str(), right));
    Repaired { text, words }
}

/// A character that is to be seen, or the blank in its place.
fn visible(c: char) -> Option<char> {
    match c {
        '\n' | '\t' | '\r' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{3000}' => Some(' '),
        // Letters of the fonts of signs, which stand for bullets.
        '\u{e000}'..='\u{f8ff}' => Some('-'),
        c if text::is_active(c) => None,
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(raw: &str, text: &str, words: &[(&str, &str)]) {
        let found = repaired(raw);
        let pairs: Vec<(&str, &str)> =
            found.words.iter().map(|(damaged, right)| (damaged.as_str(), right.as_str())).collect();
        assert_eq!((found.text.as_str(), &pairs[..]), (text, words));
    }

    #[test]
    fn damaged_words_are_repaired_and_named() {
        case("của ngƣời dân, ngƣời", "của người dân, người", &[("ngƣời", "người")]);
        case("CỘNG HÕA", "CỘNG HÒA", &[("HÕA", "HÒA")]);
        case(
            "cán bộ, c ng chức  đƣợc",
            "cán bộ, công chức được",
            &[("c ng chức", "công chức"), ("đƣợc", "được")],
        );
        case("Phòng\u{a0}Nội vu\u{323}\u{200b}", "Phòng Nội vụ", &[]);
        case("", "", &[]);
    }
}
