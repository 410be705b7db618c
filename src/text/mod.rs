//! Comparing what people type with what plans print: folding, natural order, the nearest name; and what characters do.

use std::ops::Range;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

mod folding;
mod order;

pub use self::folding::{FoldedWords, base, fold, folded_len, is_in_word};
pub use self::order::{id_key, id_numbers, is_id_letter, natural_cmp, roman, same_id};

/// Whether the words of `query` stand in `name`, next to each other, each word at least begun. Both are folded.
pub fn has_words(name: &str, query: &str) -> bool {
    !query.is_empty() && (name.starts_with(query) || name.contains(&format!(" {query}")))
}

/// The initials of a folded name, with and without the word for "and": `phong van hoa va thong tin` is `pvhvtt` and
/// `pvhtt`.
pub fn initials(name: &str) -> impl Iterator<Item = String> + '_ {
    let of = |is_meant: fn(&&str) -> bool| {
        name.split(' ').filter(is_meant).filter_map(|word| word.chars().next()).collect::<String>()
    };
    [of(|_| true), of(|word| *word != "va")].into_iter().filter(|initials| 1 < initials.len())
}

/// Where the words of `text` begin.
pub fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut was_in_word = false;
    text.char_indices().filter_map(move |(at, c)| {
        let is_start = is_in_word(c) && !was_in_word;
        was_in_word = is_in_word(c);
        is_start.then_some(at)
    })
}

/// How a name is spelt, but for what is no mistake: case, what stands between its words, and on which vowel of a word
/// its tone stands.
pub fn spelling(text: &str) -> String {
    let mut key = String::with_capacity(text.len() + 8);
    let mut tone = None;
    for c in text.nfd().flat_map(char::to_lowercase) {
        match c {
            c if is_tone(c) => tone = Some(c),
            c if c.is_alphanumeric() || is_combining_mark(c) => key.push(c),
            _ => {
                key.extend(tone.take());
                if !key.ends_with(' ') {
                    key.push(' ');
                }
            }
        }
    }
    key.extend(tone);
    key
}

/// A letter in small without its tone, and whether it has one. Only vowels have tones.
pub fn toneless(c: char) -> (char, bool) {
    let mut parts = Vec::with_capacity(3);
    decompose_canonical(c, |part| parts.push(part));
    let is_vowel = parts.first().is_some_and(|base| "aeiouyAEIOUY".contains(*base));
    let letter = parts.iter().copied().filter(|part| !is_vowel || !is_tone(*part)).nfc();
    let letter = letter.flat_map(char::to_lowercase).next();
    (letter.unwrap_or(c), is_vowel && parts.iter().any(|part| is_tone(*part)))
}

/// Whether a mark is a tone: grave, acute, tilde, hook above, dot below.
const fn is_tone(c: char) -> bool {
    matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

/// The part of a line that Unicode NFC writes otherwise, and how; none where the line is in NFC.
pub fn nfc_change(line: &str) -> Option<(Range<usize>, String)> {
    if is_nfc(line) {
        return None;
    }
    let composed: String = line.nfc().collect();
    // A letter and its marks are one: a change begins at a letter and ends before the next.
    let mut start = shared(line.chars(), composed.chars());
    while line[start..].starts_with(is_combining_mark)
        && let Some(before) = line[..start].chars().next_back()
    {
        start -= before.len_utf8();
    }
    let (old, new) = (&line[start..], &composed[start..]);
    let mut after = shared(old.chars().rev(), new.chars().rev());
    while let Some(mark) = old[old.len() - after..].chars().next().filter(|c| is_combining_mark(*c)) {
        after -= mark.len_utf8();
    }
    Some((start..line.len() - after, new[..new.len() - after].to_owned()))
}

/// How many bytes two texts have in common, from where they are read.
fn shared(left: impl Iterator<Item = char>, right: impl Iterator<Item = char>) -> usize {
    left.zip(right).take_while(|(left, right)| left == right).map(|(c, _)| c.len_utf8()).sum()
}

/// A text with its letters and their marks in one character each, as Unicode NFC has it.
pub fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// What a character does other than show itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Acts on a terminal, or on whatever reads the text.
    Control,
    /// Turns the direction in which text is shown.
    Direction,
    /// Ends a line where few programs show an end.
    Break,
    /// Takes no room.
    Invisible,
}

/// What `c` does other than show itself: for almost every character nothing.
pub fn effect(c: char) -> Option<Effect> {
    Some(match c {
        c if c.is_control() => Effect::Control,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Effect::Direction
        }
        '\u{2028}' | '\u{2029}' => Effect::Break,
        '\u{ad}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => Effect::Invisible,
        _ => return None,
    })
}

/// Whether a character does something other than show itself. A line end may.
pub fn is_active(c: char) -> bool {
    c != '\n' && effect(c).is_some()
}

/// Whether a text holds such a character. Nearly none does, as the bytes that characters begin with tell.
pub fn has_active(text: &str) -> bool {
    let bytes = text.as_bytes();
    let after = bytes.iter().skip(1).chain([&0]);
    bytes.iter().zip(after).any(|(first, second)| may_be_active(*first, *second)) && text.contains(is_active)
}

/// Whether such a character may begin with two bytes; not letters of Vietnamese.
const fn may_be_active(first: u8, second: u8) -> bool {
    match first {
        b'\n' => false,
        0..=0x1f | 0x7f | 0xc2 | 0xd8 | 0xe2 | 0xe3 | 0xef | 0xf3 => true,
        0xe1 => !matches!(second, 0xba | 0xbb),
        _ => false,
    }
}

/// How alike two folded names are, from 0 to 1.
pub fn likeness(left: &str, right: &str) -> f64 {
    strsim::jaro_winkler(left, right)
}

/// How many letters are to be put in, left out or changed to make one word the other.
pub fn edits(left: &str, right: &str) -> usize {
    strsim::levenshtein(left, right)
}

/// The candidate closest to `word` by folded edit distance, if one is close enough to be meant.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let key = fold(word);
    candidates
        .into_iter()
        .map(|candidate| (likeness(&key, &fold(candidate)), candidate))
        .filter(|(likeness, _)| 0.75 <= *likeness)
        .max_by(|left, right| left.0.total_cmp(&right.0).then_with(|| right.1.cmp(left.1)))
        .map(|(_, candidate)| candidate)
}

/// Ids in one line, runs of one section joined: `II.1.1–3, 5; PL.I.2`.
pub fn joined_runs<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    let mut sections: Vec<(&str, Vec<Run>)> = Vec::new();
    for id in ids {
        let (section, number) = id.rsplit_once('.').unwrap_or(("", id));
        // `01` is not `1`, and what is no number has no neighbours.
        let Some(number) = number.parse().ok().filter(|it: &u32| it.to_string() == number) else {
            sections.push((id, Vec::new()));
            continue;
        };
        match sections.last_mut() {
            Some((last, runs)) if *last == section => match runs.last_mut() {
                Some(run) if run.end.checked_add(1) == Some(number) => run.end = number,
                _ => runs.push(Run::at(number)),
            },
            _ => sections.push((section, vec![Run::at(number)])),
        }
    }
    let joined = sections.iter().map(|(section, runs)| {
        let runs: Vec<String> = runs.iter().map(Run::text).collect();
        match (section.is_empty(), runs.is_empty()) {
            (_, true) => (*section).to_owned(),
            (true, _) => runs.join(", "),
            _ => format!("{section}.{}", runs.join(", ")),
        }
    });
    joined.collect::<Vec<_>>().join("; ")
}

/// Consecutive numbers.
struct Run {
    start: u32,
    end: u32,
}

impl Run {
    const fn at(number: u32) -> Self {
        Self { start: number, end: number }
    }

    fn text(&self) -> String {
        match self.end - self.start {
            0 => self.start.to_string(),
            1 => format!("{}, {}", self.start, self.end),
            _ => format!("{}–{}", self.start, self.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_ids_are_joined() {
        let ids = ["II.1.1", "II.1.2", "II.1.3", "II.1.5", "II.1.6", "PL.I.1", "PL.I.3", "X", "A.01", "A.02"];
        assert_eq!(joined_runs(ids.into_iter()), "II.1.1–3, 5, 6; PL.I.1, 3; X; A.01; A.02");
        assert_eq!(joined_runs(std::iter::empty()), "");
    }

    #[test]
    fn words_begin_at_a_word() {
        assert!(has_words("van phong hdnd va ubnd huyen", "van phong hdnd"));
        assert!(has_words("phong noi vu", "noi v"));
        assert!(!has_words("phong noi vu", "hong"));
    }

    #[test]
    fn the_nearest_name_is_near() {
        assert_eq!(nearest("leed", ["lead", "support"]), Some("lead"));
        assert_eq!(nearest("zzz", ["lead", "support"]), None);
    }

    #[test]
    fn words_begin_after_what_is_in_no_word() {
        let starts: Vec<usize> = word_starts("“Ủy ban” x×y, e\u{301}a 0,5%").collect();
        assert_eq!(starts, [3, 8, 15, 18, 21, 26, 28]);
    }

    #[test]
    fn one_spelling_is_not_another() {
        #[track_caller]
        fn case(left: &str, right: &str, are_same: bool) {
            assert_eq!(spelling(left) == spelling(right), are_same, "{left} {right}");
        }
        case("Hoà", "hòa", true);
        case("Uỷ ban", "ỦY BAN", true);
        case("thuý", "thúy", true);
        case("Tài chính – Kế hoạch", "Tài chính-kế hoạch", true);
        case("nội vụ", "no\u{323}\u{302}i vu\u{323}", true);
        case("nội vụ", "nôi vụ", false);
        case("nội vụ", "nọi vụ", false);
        case("HĐND", "HDND", false);
        case("hoà tan", "hoa tàn", false);
    }

    #[test]
    fn nfc_changes_no_more_than_it_has_to() {
        #[track_caller]
        fn case(line: &str, change: Option<(&str, &str)>) {
            let found = nfc_change(line);
            assert_eq!(found.as_ref().map(|(range, new)| (&line[range.clone()], new.as_str())), change);
            if let Some((range, new)) = found {
                let mended = format!("{}{new}{}", &line[..range.start], &line[range.end..]);
                assert_eq!(mended, line.nfc().collect::<String>());
            }
        }
        case("việc – “x”", None);
        case("", None);
        case("vie\u{323}\u{302}c", Some(("e\u{323}\u{302}", "ệ")));
        case("viê\u{323}c", Some(("ê\u{323}", "ệ")));
        case("xa\u{301}", Some(("a\u{301}", "á")));
        // Marks in the wrong order, on a letter that has no such form.
        case("ax\u{302}\u{323}b", Some(("x\u{302}\u{323}", "x\u{323}\u{302}")));
        case("\u{302}\u{323}b", Some(("\u{302}\u{323}", "\u{323}\u{302}")));
        case("a\u{301} b a\u{301}", Some(("a\u{301} b a\u{301}", "á b á")));
        case("aa\u{301}a", Some(("a\u{301}", "á")));
        case("\u{212a}", Some(("\u{212a}", "K")));
    }

    #[test]
    fn almost_every_character_only_shows_itself() {
        #[track_caller]
        fn case(chars: &[char], wanted: Option<Effect>) {
            for c in chars {
                assert_eq!(effect(*c), wanted, "{c:?}");
            }
        }
        case(&['\0', '\u{1f}', '\u{7f}', '\u{80}', '\u{9f}', '\r'], Some(Effect::Control));
        case(&['\u{61c}', '\u{200e}', '\u{202a}', '\u{202e}', '\u{2069}'], Some(Effect::Direction));
        case(&['\u{2028}', '\u{2029}'], Some(Effect::Break));
        case(
            &['\u{ad}', '\u{200b}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{e0041}'],
            Some(Effect::Invisible),
        );
        case(&[' ', '~', '\u{a0}', '\u{ac}', 'ệ', '\u{301}', '\u{200a}', '–', '\u{202f}', '\u{2070}'], None);
        assert!(is_active('\t') && !is_active('\n'));
        for c in ('\0'..=char::MAX).filter(|c| is_active(*c)) {
            assert!(has_active(&format!("Vệ sinh\n{c}a")) && has_active(&c.to_string()), "{c:?}");
        }
        assert!(!has_active("Vệ sinh “sạch”,\nđẹp"));
    }
}
