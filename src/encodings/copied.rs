//! What copying out of a PDF does to letters and words: one letter for another, and a letter lost.

use std::sync::LazyLock;

use crate::text::{is_in_word, word_starts};

/// Letters that stand for one Vietnamese letter alone, and that letter.
const LETTERS: &[(char, char)] = &[
    // OI for u with horn.
    ('\u{1a2}', '\u{1af}'),
    ('\u{1a3}', '\u{1b0}'),
    // Eth, and the African d, for d with stroke.
    ('\u{d0}', '\u{110}'),
    ('\u{f0}', '\u{111}'),
    ('\u{189}', '\u{110}'),
    ('\u{256}', '\u{111}'),
];

/// Damaged words, and what they were.
type Pair = (&'static str, &'static str);

/// Every pair, by the first byte of the damaged words.
static PAIRS: LazyLock<[Vec<Pair>; 256]> = LazyLock::new(|| {
    let mut pairs: [Vec<Pair>; 256] = std::array::from_fn(|_| Vec::new());
    for pair in include_str!("copy-damage.txt").lines().filter_map(|line| line.split_once('\t')) {
        if let Some(first) = pair.0.bytes().next() {
            pairs[usize::from(first)].push(pair);
        }
    }
    pairs
});

/// The letter that a damaged one was.
pub fn letter(damaged: char) -> Option<char> {
    LETTERS.iter().find(|(letter, _)| *letter == damaged).map(|(_, right)| *right)
}

/// The damaged words that a text begins with, whole, and what they were.
pub fn words(text: &str) -> Option<(&'static str, &'static str)> {
    let pairs = &PAIRS[usize::from(*text.as_bytes().first()?)];
    let stands_here = |(damaged, _): &&Pair| {
        text.strip_prefix(*damaged).is_some_and(|after| !after.starts_with(is_in_word))
    };
    pairs.iter().find(stands_here).copied()
}

/// The damaged words of a text, and what they were.
pub fn copy_damage(text: &str) -> Vec<(&str, String)> {
    let mut found = Vec::new();
    for start in word_starts(text) {
        let rest = &text[start..];
        let word = &rest[..rest.find(|c| !is_in_word(c)).unwrap_or(rest.len())];
        if let Some((damaged, right)) = words(rest) {
            found.push((&rest[..damaged.len()], right.to_owned()));
        } else if !word.is_ascii() && word.contains(|c| letter(c).is_some()) {
            found.push((word, word.chars().map(|c| letter(c).unwrap_or(c)).collect()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_pair() {
        let lines: Vec<&str> = include_str!("copy-damage.txt").lines().collect();
        assert_eq!(PAIRS.iter().map(Vec::len).sum::<usize>(), lines.len());
        for (damaged, repaired) in PAIRS.iter().flatten() {
            assert!(damaged != repaired && !repaired.is_empty() && damaged.trim() == *damaged);
            assert_eq!(words(damaged), Some((*damaged, *repaired)));
        }
    }

    #[test]
    fn damage_is_found_in_whole_words() {
        let found = copy_damage("HÕA, ngƣời c ng chức; c ng chứcx");
        let expected = [("HÕA", "HÒA"), ("ngƣời", "người"), ("c ng chức", "công chức")];
        assert_eq!(found, expected.map(|(damaged, right)| (damaged, right.to_owned())));
    }
}
