//! Vietnamese as it was written before Unicode, or read under the wrong name: TCVN3, VNI, and UTF-8 taken for
//! Windows-1252. Each reads a text only where it is sure.

mod copied;

pub use self::copied::{copy_damage, letter, words};

use crate::text;

/// How a text came to be damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// TCVN 5712:1993, third set: the fonts called `.Vn…`.
    Tcvn3,
    /// The fonts called `VNI-…`: a letter, and after it its marks.
    Vni,
    /// UTF-8 read as Windows-1252 or Latin-1, as in `Cáº£i cÃ¡ch`.
    Misread,
    /// U+FFFD stands where something could not be read.
    Lost,
}

/// What is wrong with the encoding of a text, and how it is to be read where that is sure.
pub fn damage(text: &str) -> Option<(Encoding, Option<String>)> {
    if let Some(reading) = misread(text) {
        return Some((Encoding::Misread, Some(reading)));
    }
    if text.contains('\u{fffd}') {
        return Some((Encoding::Lost, None));
    }
    let fonts: [Font; 2] = [(Encoding::Tcvn3, tcvn3), (Encoding::Vni, vni)];
    let scores = fonts.map(|(encoding, read)| (score(text, read), encoding, read));
    let (_, encoding, read) =
        scores.into_iter().filter(|(score, ..)| score.is_sure()).max_by_key(|(score, ..)| score.right)?;
    // Beside letters that only Unicode has, some words are right as they are.
    let is_mixed = text.chars().any(is_beyond_fonts);
    Some((encoding, (!is_mixed).then(|| read(text))))
}

/// What an encoding is called, and what reads it.
type Font = (Encoding, fn(&str) -> String);

/// How many damaged words of a text a reading makes Vietnamese, and how many it does not.
struct Score {
    right: usize,
    wrong: usize,
}

impl Score {
    /// Nearly every damaged word comes out right. One may be a name from abroad.
    const fn is_sure(&self) -> bool {
        2 <= self.right && self.wrong * 4 <= self.right
    }
}

fn score(text: &str, read: fn(&str) -> String) -> Score {
    let mut score = Score { right: 0, wrong: 0 };
    let is_between = |c: char| {
        (c.is_ascii() && !c.is_ascii_alphanumeric()) || c == '\u{a0}' || ('\u{ff}' < c && !c.is_alphabetic())
    };
    // A sign alone may be what it looks like.
    let is_word = |word: &&str| !word.is_ascii() && word.contains(|c: char| c.is_ascii_alphabetic());
    for word in text.split(is_between).filter(is_word) {
        if word.contains(is_beyond_fonts) || (word.chars().all(is_vietnamese) && is_syllable(word)) {
            continue;
        }
        *(if is_syllable(&read(word)) { &mut score.right } else { &mut score.wrong }) += 1;
    }
    score
}

/// Whether a letter is none of the 256 that such a font has.
fn is_beyond_fonts(c: char) -> bool {
    '\u{ff}' < c && c.is_alphabetic()
}

/// The letters of TCVN3 from 0xA1 to 0xFE, in order; a blank where there is none.
const TCVN3: &str = include_str!("tcvn3.txt");

/// A text in TCVN3 as Unicode. What is no letter of it stays.
fn tcvn3(text: &str) -> String {
    let letter = |c: char| {
        let at = usize::try_from(u32::from(c).checked_sub(0xa1)?).ok()?;
        TCVN3.chars().nth(at).filter(|letter| !letter.is_whitespace())
    };
    text.chars().map(|c| letter(c).unwrap_or(c)).collect()
}

/// The letters of VNI and what they are, two characters before one.
const VNI: &str = include_str!("vni.txt");

/// A text in VNI as Unicode. What is no letter of it stays.
fn vni(text: &str) -> String {
    let pairs = || VNI.lines().filter_map(|line| line.split_once('\t'));
    let small = text.to_lowercase();
    // What is no letter of VNI may be longer in small; then no place can be told.
    if small.len() != text.len() {
        return text.to_owned();
    }
    let mut reading = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let pair = pairs().find(|(written, _)| small[at..].starts_with(written));
        at += pair.map_or(c.len_utf8(), |(written, _)| written.len());
        match pair {
            Some((_, letter)) if c.is_uppercase() => reading.push_str(&letter.to_uppercase()),
            Some((_, letter)) => reading.push_str(letter),
            None => reading.push(c),
        }
    }
    reading
}

/// The characters of Windows-1252 from 0x80 to 0x9F. What it leaves out is read as the control character.
const WINDOWS: &str = "\u{20ac}\u{81}\u{201a}\u{192}\u{201e}\u{2026}\u{2020}\u{2021}\u{2c6}\u{2030}\u{160}\u{2039}\
    \u{152}\u{8d}\u{17d}\u{8f}\u{90}\u{2018}\u{2019}\u{201c}\u{201d}\u{2022}\u{2013}\u{2014}\u{2dc}\u{2122}\u{161}\
    \u{203a}\u{153}\u{9d}\u{17e}\u{178}";

/// A text in which UTF-8 was read as Windows-1252, as it was; none where there is no such place.
fn misread(text: &str) -> Option<String> {
    let mut reading = String::with_capacity(text.len());
    let mut has_changed = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let run: Vec<u8> = rest.chars().map_while(byte).collect();
        let len = rest.chars().take(run.len()).map(char::len_utf8).sum();
        match std::str::from_utf8(&run) {
            Ok(letters) if !run.is_empty() => {
                reading.push_str(letters);
                has_changed = true;
                rest = &rest[len..];
            }
            _ => {
                let len = len.max(c.len_utf8());
                reading.push_str(&rest[..len]);
                rest = &rest[len..];
            }
        }
    }
    // The blank that does not break, in which an a with a grave ends, is often a plain one by now.
    has_changed.then(|| reading.replace("\u{c3} ", "\u{e0}"))
}

/// The byte above 0x7F that Windows-1252 reads as this character.
fn byte(c: char) -> Option<u8> {
    match WINDOWS.chars().position(|it| it == c) {
        Some(at) => u8::try_from(0x80 + at).ok(),
        None => u8::try_from(u32::from(c)).ok().filter(|byte| 0x80 <= *byte),
    }
}

/// Whether a letter is one of Vietnamese.
fn is_vietnamese(c: char) -> bool {
    let (letter, _) = text::toneless(c);
    letter.is_ascii_alphanumeric() || "\u{103}\u{e2}\u{111}\u{ea}\u{f4}\u{1a1}\u{1b0}".contains(letter)
}

/// What a Vietnamese syllable begins with, the vowels in it, and what it ends with: a line each, without tones.
const SYLLABLES: &str = include_str!("syllables.txt");

/// Whether a word can be a Vietnamese syllable: its letters are, one tone at most, in an order that the language has.
fn is_syllable(word: &str) -> bool {
    let mut tones = 0;
    let mut letters = String::new();
    for c in word.chars() {
        let (letter, has_tone) = text::toneless(c);
        tones += usize::from(has_tone);
        letters.push(letter);
    }
    let mut lines = SYLLABLES.lines();
    let [onsets, nuclei, codas] = [lines.next(), lines.next(), lines.next()].map(Option::unwrap_or_default);
    let is_nucleus = |rest: &str| nuclei.split(' ').any(|nucleus| nucleus == rest);
    let has_rhyme = |rest: &str| {
        is_nucleus(rest) || codas.split(' ').any(|coda| rest.strip_suffix(coda).is_some_and(is_nucleus))
    };
    let after_onset = |onset| letters.strip_prefix(onset).is_some_and(has_rhyme);
    tones <= 1 && (has_rhyme(&letters) || onsets.split(' ').any(after_onset))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, wanted: Option<(Encoding, Option<&str>)>) {
        let found = damage(text);
        assert_eq!(
            found.as_ref().map(|(encoding, reading)| (*encoding, reading.as_deref())),
            wanted,
            "{text}"
        );
    }

    #[test]
    fn old_fonts_are_read() {
        let tcvn3 = |reading| Some((Encoding::Tcvn3, Some(reading)));
        case("Niªm yÕt c«ng khai t¹i Bé phËn Mét cöa.", tcvn3("Niêm yết công khai tại Bộ phận Một cửa."));
        case("Gi¶i quyÕt hå s¬ cña c«ng d©n", tcvn3("Giải quyết hồ sơ của công dân"));
        case("®óng h¹n, n¨m 2026: −u tiªn", tcvn3("đúng hạn, năm 2026: −u tiên"));
        let vni = |reading| Some((Encoding::Vni, Some(reading)));
        case("Caûi caùch haønh chính", vni("Cải cách hành chính"));
        case(
            "Giaûi quyeát hoà sô ñuùng haïn cuûa ngöôøi daân",
            vni("Giải quyết hồ sơ đúng hạn của người dân"),
        );
        case("ÑAÊNG KYÙ, Ñöôïc", vni("ĐĂNG KÝ, Được"));
    }

    #[test]
    fn misread_text_is_read_again() {
        let misread = |reading| Some((Encoding::Misread, Some(reading)));
        case("Cáº£i cÃ¡ch hÃ nh chÃ\u{ad}nh", misread("Cải cách hành chính"));
        case("Ä‘Ãºng háº¡n; ngÆ°á»\u{9d}i", misread("đúng hạn; người"));
        case("Văn phòng – xÃ£", misread("Văn phòng – xã"));
        case("hÃ\u{a0}nh, lÃ\u{a0}", misread("hành, là"));
        case("ĐÃ LÀM", None);
        case("25Â°C", misread("25°C"));
        case("C\u{fffd}i cách", Some((Encoding::Lost, None)));
    }

    #[test]
    fn beside_unicode_no_reading_is_sure() {
        case("Niêm yết hồ sơ: c«ng khai t¹i chç", Some((Encoding::Tcvn3, None)));
    }

    #[test]
    fn honest_text_is_none() {
        for text in [
            "",
            "Cải cách hành chính: các phòng, là, và, cá, ò ó",
            "CÁC PHÒNG LÀ ĐẦU MỐI",
            "Müller & François, São Paulo, Åre, Kärnten, Ürümqi, señor, naïve, Þór",
            "½ × 3 ± 2 §4 25°C © µ ¶ «trích» ®",
            "été à la forêt, déjà vu, l'hôtel",
            "vie\u{323}\u{302}c tie\u{302}\u{301}n",
            "Łódź, Győr, Čapek, Ω, ß",
        ] {
            case(text, None);
        }
    }

    #[test]
    fn syllables_are_told_from_other_words() {
        for word in
            ["nghiêng", "quyết", "giải", "gì", "Đăk", "khuỷu", "ươm", "thuở", "xuân", "oằn", "y", "ỉa", "hội"]
        {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["", "ng", "Müller", "qết", "hộị", "trường học", "strê", "ộtộ", "é1"] {
            assert!(!is_syllable(word), "{word}");
        }
    }

    #[test]
    fn every_letter_of_tcvn3_has_its_place() {
        assert_eq!(TCVN3.trim_end_matches('\n').chars().count(), 0xfe - 0xa0);
        assert_eq!(
            tcvn3("\u{a1}\u{ae}\u{b5}\u{c6}\u{d0}\u{d7}\u{df}\u{e4}\u{ef}\u{f9}\u{fe}"),
            "Ăđàặéìòọùựỵ"
        );
    }
}
