//! Titles in capitals, written as sentences are: which words keep their capitals is learned from the rest of the document.

use std::collections::BTreeMap;

use super::wording::is_capitals;

/// How words are written where they are not in capitals for show.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    /// By the word in small, and the one after it, how often each spelling was met; without the one after it, too.
    met: BTreeMap<(String, String), BTreeMap<String, usize>>,
}

/// The words for kinds of bodies.
const BODIES: &[&str] = &["Phòng", "Sở", "Bộ", "Ban", "Cục", "Vụ", "Trung", "tâm"];

impl Spellings {
    /// Learns from texts. Words that begin a sentence say nothing.
    pub(super) fn learn<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut spellings = Self::default();
        for text in texts.filter(|text| !is_capitals(text)) {
            let words: Vec<&str> = text.split_whitespace().collect();
            for at in 1..words.len() {
                let begins = words[at - 1].ends_with(['.', ':', ';', '-', '–', '“', '"', ')']);
                let (word, next) = (plain(words[at]), words.get(at + 1).map_or("", |it| plain(it)));
                let is_abbreviation = is_capitals(word) || word.chars().skip(1).any(char::is_uppercase);
                // After the word for a kind of body a capital is that of its name.
                let is_name = BODIES.contains(&words[at - 1]);
                if word.is_empty() || (begins || is_name) && !is_abbreviation {
                    continue;
                }
                for next in [next.to_lowercase(), String::new()] {
                    let counts = spellings.met.entry((word.to_lowercase(), next)).or_default();
                    *counts.entry(word.to_owned()).or_default() += 1;
                }
            }
        }
        spellings
    }

    /// A text as a sentence, where it is in capitals.
    pub(super) fn sentence(&self, text: &str) -> String {
        if !is_capitals(text) {
            return text.to_owned();
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut small: Vec<String> = Vec::new();
        for at in 0..words.len() {
            let next = words.get(at + 1).map_or("", |it| plain(it));
            small.push(words[at].replace(plain(words[at]), &self.word(plain(words[at]), next)));
        }
        super::agencies::capitalised(&small.join(" "))
    }

    fn word(&self, word: &str, next: &str) -> String {
        let small = word.to_lowercase();
        let met = |next: String| self.met.get(&(small.clone(), next));
        let usual =
            |next| met(next)?.iter().max_by_key(|(_, count)| **count).map(|(spelling, _)| spelling.clone());
        // By itself a word has a capital only where it never goes without.
        let alone = met(String::new()).filter(|counts| !counts.contains_key(&small));
        let alone = alone.and_then(|_| usual(String::new()));
        let found = usual(next.to_lowercase()).or(alone);
        match found {
            Some(spelling) => spelling,
            // Without a vowel it is no word.
            None if !has_vowel(&small) => word.to_owned(),
            None => small,
        }
    }
}

fn has_vowel(word: &str) -> bool {
    word.chars().any(|c| "aeiouy".contains(crate::text::base(c))) || word.chars().all(|c| c.is_ascii_digit())
}

/// A word without the signs around it.
fn plain(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_written_as_the_text_writes_their_words() {
        let text =
            "Trong hành chính, của Chính phủ và Chính phủ số. Thực hiện CCHC tại tỉnh Gia Lai, các chỉ số";
        let spellings = Spellings::learn(std::iter::once(text));
        let case = |title: &str| spellings.sentence(title);
        assert_eq!(case("CÔNG TÁC CHỈ ĐẠO CCHC"), "Công tác chỉ đạo CCHC");
        assert_eq!(case("XÂY DỰNG CHÍNH PHỦ SỐ, TỈNH GIA LAI"), "Xây dựng Chính phủ số, tỉnh Gia Lai");
        assert_eq!(case("PHÁT TRIỂN KT-XH"), "Phát triển KT-XH");
        assert_eq!(case("Không phải chữ hoa"), "Không phải chữ hoa");
    }
}
