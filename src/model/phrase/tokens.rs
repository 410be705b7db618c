//! The words, numbers and marks of a phrase, each with its place.

use std::ops::Range;

use crate::text;

/// A word, a number or a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Folded: without tones, in lower case.
    Word(String),
    /// With how many digits it is written.
    Number(u32, usize),
    /// Any other character; every kind of dash is a hyphen.
    Mark(char),
}

/// A token and its bytes in the text.
#[derive(Clone, Debug)]
pub(super) struct Located {
    pub(super) token: Token,
    pub(super) range: Range<usize>,
}

/// What kind of character begins a token or goes on with it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    Mark,
    Blank,
}

impl Kind {
    fn of(c: char) -> Self {
        match c {
            c if c.is_ascii_digit() => Self::Digit,
            c if text::is_in_word(c) => Self::Letter,
            c if c.is_whitespace() || text::effect(c).is_some() => Self::Blank,
            _ => Self::Mark,
        }
    }
}

/// The tokens of `text`, in order.
pub(super) fn tokens(text: &str) -> Vec<Located> {
    let mut tokens: Vec<Located> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let kind = Kind::of(c);
        let mut end = start + c.len_utf8();
        let is_run = matches!(kind, Kind::Letter | Kind::Digit);
        while let Some((at, next)) = chars.next_if(|(_, next)| is_run && Kind::of(*next) == kind) {
            end = at + next.len_utf8();
        }
        tokens.extend(token(kind, c, &text[start..end]).map(|token| Located { token, range: start..end }));
    }
    tokens
}

fn token(kind: Kind, first: char, written: &str) -> Option<Token> {
    match kind {
        Kind::Blank => None,
        Kind::Letter => Some(Token::Word(text::fold(written))),
        // What is too long for a number is none of a date.
        Kind::Digit => Some(Token::Number(written.parse().unwrap_or(u32::MAX), written.len())),
        Kind::Mark => Some(Token::Mark(match first {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            mark => mark,
        })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &[Token]) {
        let found: Vec<Token> = tokens(text).into_iter().map(|it| it.token).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn words_numbers_and_marks_are_told_apart() {
        let word = |text: &str| Token::Word(text.to_owned());
        let (number, mark) = (Token::Number, Token::Mark);
        case("Quý II/2026", &[word("quy"), word("ii"), mark('/'), number(2026, 4)]);
        case("QUÍ\u{a0}2–3", &[word("qui"), number(2, 1), mark('-'), number(3, 1)]);
        case("Q2 06", &[word("q"), number(2, 1), number(6, 2)]);
        case("nga\u{300}y\u{200b} Đến", &[word("ngay"), word("den")]);
        case("99999999999 %", &[number(u32::MAX, 11), mark('%')]);
        case("", &[]);
    }
}
