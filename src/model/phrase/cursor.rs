//! A place in the tokens of a phrase, and what can be taken from there.

use std::ops::Range;

use super::fault::{PhraseFault, Why};
use super::tokens::{Located, Token, tokens};

/// What is at hand if it is there; an error where it is there and the calendar has no such day.
pub(super) type Attempt<T> = Result<Option<T>, PhraseFault>;

/// What a bare number after a quarter or a month stands for: "Quý III, IV", "Tháng 6, 7".
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    RomanQuarter,
    Quarter,
    Month,
}

/// A place in the tokens of a phrase. What does not match leaves it where it was.
pub(super) struct Parser<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: Vec<Located>,
    pub(super) at: usize,
    pub(super) unit: Option<Unit>,
}

impl<'t> Parser<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, tokens: tokens(text), at: 0, unit: None }
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.tokens.len() <= self.at
    }

    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at).map(|it| &it.token)
    }

    /// The bytes from one token up to another.
    pub(super) fn range(&self, from: usize, to: usize) -> Range<usize> {
        let start = self.tokens.get(from).map_or(self.text.len(), |it| it.range.start);
        let end = to.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(start, |it| it.range.end);
        start..end.max(start)
    }

    /// These words cannot be.
    pub(super) fn unread(&self, why: Why, from: usize) -> PhraseFault {
        PhraseFault { why, range: self.range(from, self.at) }
    }

    pub(super) fn peek_word(&self, at: usize) -> Option<&str> {
        match self.token(at)? {
            Token::Word(word) => Some(word),
            Token::Number(..) | Token::Mark(_) => None,
        }
    }

    /// Takes a word.
    pub(super) fn word(&mut self, word: &str) -> bool {
        self.words(&[word])
    }

    /// Takes words in a row.
    pub(super) fn words(&mut self, words: &[&str]) -> bool {
        let is_there = (self.at..).zip(words).all(|(at, word)| self.peek_word(at) == Some(word));
        if is_there {
            self.at += words.len();
        }
        is_there
    }

    /// Takes one of several words; none where another stands there.
    pub(super) fn one_of(&mut self, words: &[&'static str]) -> Option<&'static str> {
        let here = self.peek_word(self.at)?;
        let found = words.iter().copied().find(|word| *word == here)?;
        self.at += 1;
        Some(found)
    }

    /// Takes a mark.
    pub(super) fn mark(&mut self, mark: char) -> bool {
        let is_there = self.token(self.at) == Some(&Token::Mark(mark));
        self.at += usize::from(is_there);
        is_there
    }

    /// Takes a number of so many digits at most.
    pub(super) fn number(&mut self, digits: usize) -> Option<u32> {
        let Some(Token::Number(number, len)) = self.token(self.at) else { return None };
        let number = (*len <= digits).then_some(*number)?;
        self.at += 1;
        Some(number)
    }

    /// Takes a small number, in digits or as a word.
    pub(super) fn count(&mut self) -> Option<u32> {
        const WORDS: &[(&str, u32)] = &[("mot", 1), ("ba", 3), ("sau", 6)];
        let word = |it: &mut Self| WORDS.iter().find(|(word, _)| it.word(word)).map(|(_, count)| *count);
        self.number(3).or_else(|| word(self))
    }

    /// Reads with `read`, and stays where it was where that finds nothing.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let start = self.at;
        let found = read(self);
        if found.is_none() {
            self.at = start;
        }
        found
    }
}
