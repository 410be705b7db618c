//! How the items of one place are numbered, which their labels tell together: `i` is a numeral beside `ii`, and a letter
//! beside `h`.

use std::collections::BTreeSet;

use crate::text;

/// The letters of lists in Vietnamese documents, which have no place for f, j, w, z and letters with marks but đ.
const VIETNAMESE: &str = "abcd\u{111}eghiklmnopqrstuvxy";
/// The letters of lists in the Latin alphabet.
const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";

/// How labels follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbering {
    /// 1, 2, 3.
    Arabic,
    /// I, II, III.
    Roman,
    /// a, b, c, d, đ, e, g.
    VietnameseLetters,
    /// a, b, c, d, e, f, g.
    LatinLetters,
}

impl Numbering {
    /// The numbering that has all these labels; none where there is no label, or none has them all.
    pub fn of(labels: &[&str]) -> Option<Self> {
        let holds_all =
            |it: &Self| !labels.is_empty() && labels.iter().all(|label| it.place(label).is_some());
        if holds_all(&Self::Arabic) {
            return Some(Self::Arabic);
        }
        // One letter is a numeral where another leaves no doubt, or where all are I, V or X.
        let is_spelt = |label: &&str| 1 < label.chars().count();
        let is_numeral = |label: &&str| matches!(*label, "I" | "V" | "X" | "i" | "v" | "x");
        let are_numerals = labels.iter().any(is_spelt) || labels.iter().all(is_numeral);
        if are_numerals && holds_all(&Self::Roman) {
            return Some(Self::Roman);
        }
        // The alphabet that skips fewest letters is meant, so that a list without đ may be one of the Latin alphabet.
        let skipped = |it: &Self| {
            let places: BTreeSet<u64> = labels.iter().filter_map(|label| it.place(label)).collect();
            (1..places.last().copied().unwrap_or(0)).filter(|place| !places.contains(place)).count()
        };
        [Self::VietnameseLetters, Self::LatinLetters].into_iter().filter(holds_all).min_by_key(skipped)
    }

    /// Where a label stands, from 1; of numbers, the number itself.
    pub fn place(self, label: &str) -> Option<u64> {
        let letter = |alphabet: &str| {
            let at = alphabet.chars().position(|letter| label.to_lowercase().chars().eq([letter]))?;
            u64::try_from(at + 1).ok()
        };
        match self {
            Self::Arabic => label.parse().ok(),
            Self::Roman => text::roman(label).map(u64::from),
            Self::VietnameseLetters => letter(VIETNAMESE),
            Self::LatinLetters => letter(LATIN),
        }
    }

    /// The label at a place, as far as the numbering goes: that of a letter, or the number.
    pub fn label(self, place: u64) -> Option<String> {
        let letter = |alphabet: &str| {
            let at = usize::try_from(place).ok()?.checked_sub(1)?;
            alphabet.chars().nth(at).map(String::from)
        };
        match self {
            Self::Arabic => Some(place.to_string()),
            Self::Roman => None,
            Self::VietnameseLetters => letter(VIETNAMESE),
            Self::LatinLetters => letter(LATIN),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(labels: &[&str], expected: Option<Numbering>) {
        assert_eq!(Numbering::of(labels), expected, "{labels:?}");
    }

    #[test]
    fn labels_tell_together_how_they_are_numbered() {
        case(&[], None);
        case(&["1", "2", "14"], Some(Numbering::Arabic));
        case(&["I", "II", "IV"], Some(Numbering::Roman));
        case(&["I"], Some(Numbering::Roman));
        case(&["i", "ii", "v"], Some(Numbering::Roman));
        case(&["C", "CI"], Some(Numbering::Roman));
        case(&["c"], Some(Numbering::VietnameseLetters));
        case(&["h", "i", "k"], Some(Numbering::VietnameseLetters));
        case(&["c", "v"], Some(Numbering::VietnameseLetters));
        case(&["a", "b", "c", "d", "Đ", "e", "g"], Some(Numbering::VietnameseLetters));
        case(&["a", "b", "c", "d", "e"], Some(Numbering::LatinLetters));
        case(&["a", "b", "c", "d", "e", "g"], Some(Numbering::VietnameseLetters));
        case(&["a", "b", "c", "d", "e", "f"], Some(Numbering::LatinLetters));
        case(&["a", "1"], None);
        case(&["a", "phu-luc"], None);
        case(&["đ", "f"], None);
    }

    #[test]
    fn places_count_from_one() {
        assert_eq!(Numbering::VietnameseLetters.place("Đ"), Some(5));
        assert_eq!(Numbering::VietnameseLetters.label(5), Some("\u{111}".to_owned()));
        assert_eq!(Numbering::VietnameseLetters.place("f"), None);
        assert_eq!(Numbering::LatinLetters.place("f"), Some(6));
        assert_eq!(Numbering::Roman.place("ix"), Some(9));
        assert_eq!((Numbering::Arabic.place("07"), Numbering::Arabic.place("a")), (Some(7), None));
        assert_eq!(Numbering::Arabic.label(0), Some("0".to_owned()));
        assert_eq!(Numbering::LatinLetters.label(27), None);
    }
}
