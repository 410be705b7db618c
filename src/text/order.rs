//! Ids and codes: which are the same, and in what order they come.

use std::cmp::Ordering;

/// Whether two ids are the same, case ignored.
pub fn same_id(left: &str, right: &str) -> bool {
    left.eq_ignore_ascii_case(right) || (!left.is_ascii() && id_key(left) == id_key(right))
}

/// The key under which ids that are the same are found.
pub fn id_key(id: &str) -> String {
    id.to_lowercase()
}

/// The parts of an id whatever signs stand between them, Roman numerals as numbers: `PL.IV.2` and `pl 4-2` have the same.
pub fn id_numbers(id: &str) -> Vec<String> {
    let parts = id.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let number = |part: &str| {
        let part = id_key(part);
        let digits = part.parse::<u32>().ok().or_else(|| roman(&part));
        digits.map_or(part, |number| number.to_string())
    };
    parts.map(number).collect()
}

/// Natural order of ids and codes: 1.2 before 1.10, IV before V before IX, a b c d đ e, case ignored.
///
/// One letter is a letter of a list, as in `2.c` or `14.i`, but for the numerals I, V and X where no number stands before
/// them, as in `I.1` or `PL.V`.
pub fn natural_cmp(left: &str, right: &str) -> Ordering {
    // Most ids that are compared begin alike: what they begin with decides nothing.
    let same = left.bytes().zip(right.bytes()).take_while(|(left, right)| left == right).count();
    let end = left.as_bytes()[..same].iter().rposition(|byte| SIGNS.contains(&char::from(*byte)));
    let Some(end) = end else { return segments(left, false).cmp(segments(right, false)) };
    let before = left[..end].rsplit(SIGNS).next();
    let is_after_number = before.is_some_and(|part| part.parse::<u64>().is_ok());
    segments(&left[end + 1..], is_after_number).cmp(segments(&right[end + 1..], is_after_number))
}

/// What stands between the parts of an id.
const SIGNS: [char; 3] = ['.', ' ', '-'];

fn segments(text: &str, mut is_after_number: bool) -> impl Iterator<Item = Segment<'_>> {
    text.split(SIGNS).map(move |part| {
        let segment = Segment::of(part, is_after_number);
        is_after_number = matches!(segment, Segment::Number(_));
        segment
    })
}

/// One part of an id. Declared in the order in which kinds sort.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Segment<'a> {
    Number(u64),
    Roman(u32),
    Word(Letters<'a>),
}

impl<'a> Segment<'a> {
    fn of(text: &'a str, is_after_number: bool) -> Self {
        let is_letter = match text.as_bytes() {
            [b'I' | b'V' | b'X' | b'i' | b'v' | b'x'] => is_after_number,
            [_] => true,
            _ => false,
        };
        match (text.parse(), roman(text).filter(|_| !is_letter)) {
            (Ok(number), _) => Self::Number(number),
            (_, Some(value)) => Self::Roman(value),
            _ => Self::Word(Letters(text)),
        }
    }
}

/// A word that sorts by the Vietnamese alphabet, without regard to case.
struct Letters<'a>(&'a str);

impl Ord for Letters<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.chars().map(letter_rank).cmp(other.0.chars().map(letter_rank))
    }
}

impl PartialOrd for Letters<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Letters<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Letters<'_> {}

/// The Vietnamese alphabet, with the letters of others where they stand in the Latin one.
const ALPHABET: &str = "a\u{103}\u{e2}bcd\u{111}e\u{ea}fghijklmno\u{f4}\u{1a1}pqrstu\u{1b0}vwxyz";

/// Where a character stands: digits and signs first, then letters in the order of the Vietnamese alphabet, then others.
fn letter_rank(c: char) -> u32 {
    const FIRST_LETTER: u32 = 0x80;
    let small = c.to_lowercase().next().unwrap_or(c);
    match ALPHABET.chars().zip(FIRST_LETTER..).find(|(letter, _)| *letter == small) {
        Some((_, rank)) => rank,
        None if small.is_ascii() => u32::from(small),
        None => 0x100 + u32::from(small),
    }
}

/// Whether an id may hold a letter: one without tones, plain or Vietnamese.
pub fn is_id_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && ALPHABET.chars().any(|letter| c.to_lowercase().eq([letter])))
}

/// The value of a roman numeral, if `text` is one.
pub fn roman(text: &str) -> Option<u32> {
    let mut total: u32 = 0;
    let mut after = 0;
    for byte in text.bytes().rev() {
        let value = match byte.to_ascii_uppercase() {
            b'I' => 1,
            b'V' => 5,
            b'X' => 10,
            b'L' => 50,
            b'C' => 100,
            _ => return None,
        };
        if value < after {
            total = total.checked_sub(value)?;
        } else {
            total = total.checked_add(value)?;
            after = value;
        }
    }
    (0 < total).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_by_value() {
        let mut ids = ["PL.IX.1", "II.1.10", "PL.V.2", "II.1.2", "PL.IV.3", "ii.1.3", "PL.I.1"];
        ids.sort_by(|left, right| natural_cmp(left, right));
        assert_eq!(ids, ["II.1.2", "ii.1.3", "II.1.10", "PL.I.1", "PL.IV.3", "PL.V.2", "PL.IX.1"]);
    }

    #[test]
    fn what_ids_begin_with_alike_decides_nothing() {
        let ids = ";1;1.;1.2;1.2.3;1.i;1.v;1.vi;a.i;a.v;I;I.1;I.10;I.2;I-2;II.1.a;II.1.đ;II.1.Đ;II.1.e;II.đ.1;II.đ.2;\
            PL.IV.3;PL.I.1;pl.i.1;x y;x ý;+1.i;99999999999999999999.i;99999999999999999999.ii";
        for left in ids.split(';') {
            for right in ids.split(';') {
                let whole = segments(left, false).cmp(segments(right, false));
                assert_eq!(natural_cmp(left, right), whole, "{left} {right}");
            }
        }
    }

    #[test]
    fn letters_sort_as_vietnamese_has_them() {
        #[track_caller]
        fn case(sorted: &[&str]) {
            let mut ids = sorted.to_vec();
            ids.reverse();
            ids.sort_by(|left, right| natural_cmp(left, right));
            assert_eq!(ids, sorted);
        }
        case(&["2.a", "2.b", "2.c", "2.d", "2.đ", "2.e", "2.g", "2.h", "2.i", "2.k", "2.l", "2.v", "2.x"]);
        case(&["1", "2", "2.d", "2.Đ", "2.e", "3", "14", "140"]);
        case(&["I.1", "V.1", "IX.1", "X.1"]);
        case(&["14.a.i", "14.a.ii", "14.a.iv", "14.a.v", "14.a.ix"]);
        case(&["B.c", "B.d"]);
    }

    #[test]
    fn ids_are_the_same_whatever_their_case() {
        assert!(same_id("2.Đ", "2.đ") && same_id("II.1", "ii.1"));
        assert!(!same_id("2.d", "2.đ") && !same_id("2", "2.đ"));
    }
}
