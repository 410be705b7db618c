//! Letters without case, tones and marks, under which spellings of one name are the same.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// The key under which two spellings of a name are the same: lower case, tones and marks dropped, đ → d,
/// dashes, slashes and hyphens as spaces, spaces collapsed.
pub fn fold(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_ascii_alphanumeric() => key.push(c.to_ascii_lowercase()),
            c if c.is_ascii() => add_space(&mut key),
            c if is_of_one_letter(c) && is_in_word(c) => key.push(base(c)),
            c => {
                for part in std::iter::once(c).nfd().filter(|part| !is_combining_mark(*part)) {
                    if part.is_alphanumeric() {
                        key.extend(part.to_lowercase());
                    } else {
                        add_space(&mut key);
                    }
                }
            }
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// Whether a character is part of a word: a letter, a digit, or a mark on one.
pub fn is_in_word(c: char) -> bool {
    match c {
        c if c.is_ascii() => c.is_ascii_alphanumeric(),
        // Letters and their marks, but for two signs of arithmetic. Vietnamese needs no finer line.
        '\u{c0}'..='\u{1eff}' => !matches!(c, '\u{d7}' | '\u{f7}'),
        // Dashes, quotation marks, dots and blanks.
        '\u{2000}'..='\u{206f}' => false,
        c => c.is_alphanumeric(),
    }
}

/// Ends a word of a key.
fn add_space(key: &mut String) {
    if !key.is_empty() && !key.ends_with(' ') {
        key.push(' ');
    }
}

/// The Latin letters in which Vietnamese is written, and their neighbours: up to ư, and those with two marks.
const FIRST: char = '\u{c0}';
const LAST: char = '\u{1b0}';
const FIRST_MARKED: char = '\u{1ea0}';
const LAST_MARKED: char = '\u{1ef9}';

/// Whether a character is one of these: each is one letter with its marks.
const fn is_of_one_letter(c: char) -> bool {
    matches!(c, FIRST..=LAST | FIRST_MARKED..=LAST_MARKED)
}

/// What [`fold`] makes of them; `_` where that is no plain letter. To take a letter apart costs ten times as much as to look
/// it up.
static LETTERS: &[u8; 241] = b"\
    aaaaaa_ceeeeiiii_nooooo__uuuuy__aaaaaa_ceeeeiiii_nooooo__uuuuy_yaaaaaaccccccccddddeeeeeeeeeegggg\
    gggghh__iiiiiiiii___jjkk_llllll____nnnnnn___oooooo__rrrrrrsssssssstttt__uuuuuuuuuuuuwwyyyzzzzzz_\
    ________________________________oo_____________uu";
static MARKED: &[u8; 90] = b"\
    aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy";

/// The letter that [`fold`] makes of a letter.
#[inline]
pub fn base(c: char) -> char {
    let place = |first: char| (u32::from(c) - u32::from(first)) as usize;
    let letter = match c {
        c if c.is_ascii() => return c.to_ascii_lowercase(),
        FIRST..=LAST => LETTERS[place(FIRST)],
        FIRST_MARKED..=LAST_MARKED => MARKED[place(FIRST_MARKED)],
        _ => b'_',
    };
    if letter == b'_' { decomposed(c) } else { letter.into() }
}

/// The first letter of which a character consists, in small.
fn decomposed(c: char) -> char {
    let mut first = None;
    decompose_canonical(c, |part| first = first.or(Some(part)));
    match first.unwrap_or(c) {
        'đ' | 'Đ' => 'd',
        c => c.to_lowercase().next().unwrap_or(c),
    }
}

/// How much of the beginning of `text` folds to `key`, where the words of `key` stand there, whole.
///
/// # Errors
/// How much of `key` stands there, where not all of it does.
pub fn folded_len(text: &str, key: &str) -> Result<usize, usize> {
    let mut rest = text.char_indices().filter(|(_, c)| !is_mark(*c)).peekable();
    for (at, wanted) in key.char_indices() {
        let is_wanted = |c: char| if wanted == ' ' { !is_in_word(c) } else { base(c) == wanted };
        rest.next_if(|(_, c)| is_wanted(*c)).ok_or(at)?;
        while wanted == ' ' && rest.next_if(|(_, c)| is_wanted(*c)).is_some() {}
    }
    match rest.peek() {
        Some((_, c)) if is_in_word(*c) => Err(key.len()),
        Some((at, _)) => Ok(*at),
        None => Ok(text.len()),
    }
}

/// Whether a character stands on a letter. Almost none does, and no letter of Vietnamese.
fn is_mark(c: char) -> bool {
    '\u{300}' <= c && !matches!(c, '\u{1e00}'..='\u{1eff}') && is_combining_mark(c)
}

/// The letters and digits of ASCII in small.
static SMALL: [u8; 256] = {
    let mut small = [NO_LETTER; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            small[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    small
};
const NO_LETTER: u8 = 0;

/// The words of a text as [`fold`] has them, one by one. Made to be filled again and again.
#[derive(Debug, Default)]
pub struct FoldedWords {
    letters: Vec<u8>,
    /// Where each word ends in `letters`, and where it stands in the text.
    words: Vec<(usize, Range<usize>)>,
}

impl FoldedWords {
    /// Takes the words of a text in the place of those before.
    pub fn read(&mut self, text: &str) {
        self.letters.clear();
        self.words.clear();
        let (mut start, mut at) = (None, 0);
        while let Some(byte) = text.as_bytes().get(at).copied() {
            let (is_in_word, len) = match SMALL[usize::from(byte)] {
                NO_LETTER if byte.is_ascii() => (false, 1),
                NO_LETTER => {
                    let Some(c) = text[at..].chars().next() else { break };
                    (self.take(c), c.len_utf8())
                }
                letter => {
                    self.letters.push(letter);
                    (true, 1)
                }
            };
            if is_in_word {
                start = start.or(Some(at));
            } else if let Some(start) = start.take() {
                self.words.push((self.letters.len(), start..at));
            }
            at += len;
        }
        if let Some(start) = start {
            self.words.push((self.letters.len(), start..text.len()));
        }
    }

    /// Takes in a letter or a mark on one; false where a character is neither.
    fn take(&mut self, c: char) -> bool {
        let is_in_word = is_in_word(c);
        if is_in_word && !is_mark(c) {
            match u8::try_from(base(c)) {
                Ok(letter) if letter.is_ascii() => self.letters.push(letter),
                _ => self.letters.extend_from_slice(base(c).encode_utf8(&mut [0; 4]).as_bytes()),
            }
        }
        is_in_word
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.words.len()
    }

    /// The word at `at`, folded, as bytes.
    pub fn word(&self, at: usize) -> &[u8] {
        let start = at.checked_sub(1).map_or(0, |before| self.words[before].0);
        &self.letters[start..self.words[at].0]
    }

    /// Where it stands in the text.
    pub fn place(&self, at: usize) -> Range<usize> {
        self.words[at].1.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_drops_tones_case_and_dashes() {
        assert_eq!(fold("Phòng Tài chính – Kế hoạch"), "phong tai chinh ke hoach");
        assert_eq!(fold("phong-tai-chinh-ke-hoach"), "phong tai chinh ke hoach");
        assert_eq!(fold("  Đak  Pơ "), "dak po");
        assert_eq!(fold("VP HĐND-UBND"), "vp hdnd ubnd");
        assert_eq!(fold("hòa"), fold("hoà"));
    }

    #[test]
    fn a_name_is_found_by_its_folded_words() {
        #[track_caller]
        fn case(text: &str, name: &str, found: &str) {
            let key = fold(name);
            match folded_len(text, &key) {
                Ok(len) => assert_eq!(&text[..len], found),
                Err(len) => assert_eq!(&key[..len], found),
            }
        }
        case("Phong nội vu, huyện", "Phòng Nội vụ", "Phong nội vu");
        case(
            "PHO\u{300}NG NO\u{323}\u{302}I VU\u{323}",
            "Phòng Nội vụ",
            "PHO\u{300}NG NO\u{323}\u{302}I VU\u{323}",
        );
        case("Phòng Tài chính-Kế hoạch", "Phòng Tài chính – Kế hoạch", "Phòng Tài chính-Kế hoạch");
        case("Đăng ký", "đang ky", "Đăng ký");
        case("Phòng Nội vụng", "Phòng Nội vụ", "phong noi vu");
        case("Phòng Nội", "Phòng Nội vụ", "phong noi");
        case("PhòngNội vụ", "Phòng Nội vụ", "phong");
        case("", "Phòng", "");
    }

    #[test]
    fn what_is_looked_up_is_what_a_letter_consists_of() {
        for c in (FIRST..=LAST).chain(FIRST_MARKED..=LAST_MARKED) {
            let parts = std::iter::once(c).nfd().filter(|part| !is_combining_mark(*part));
            let folded: Vec<char> = parts.flat_map(char::to_lowercase).collect();
            let expected = if matches!(c, 'đ' | 'Đ') { vec!['d'] } else { folded };
            assert_eq!(vec![base(c)], expected, "{c}");
        }
    }

    #[test]
    fn words_are_folded_one_by_one() {
        #[track_caller]
        fn case(text: &str, expected: &[(&str, &str)]) {
            let mut words = FoldedWords::default();
            words.read("x y z");
            words.read(text);
            let found: Vec<(&str, &str)> = (0..words.len())
                .map(|at| (str::from_utf8(words.word(at)).unwrap(), &text[words.place(at)]))
                .collect();
            assert_eq!(found, expected);
        }
        case("“Ủy ban”, ĐẢNG", &[("uy", "Ủy"), ("ban", "ban"), ("dang", "ĐẢNG")]);
        case("e\u{302}\u{301}x 0,5%", &[("ex", "e\u{302}\u{301}x"), ("0", "0"), ("5", "5")]);
        case("", &[]);
    }
}
