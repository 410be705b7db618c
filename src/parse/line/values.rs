//! A key and its value, or what a list goes on with: quotes, separators, numbers, days.

use toml::de::DeValue;

use super::bare;
use crate::parse::quotes;
use crate::parse::slip::{Setting, Slip};

/// The first slip in a line that is no head of a table.
pub(super) fn find(line: &str, setting: Setting<'_>) -> Option<Slip> {
    let mut scan = Scan { line, at: 0, open: Vec::new(), is_last: setting.is_last, key: "" };
    scan.skip_blanks();
    match scan.key() {
        Step::On => {}
        Step::Slip(slip) => return Some(slip),
        // A line without a key goes on with a list.
        Step::Lost
            if scan.rest().starts_with(|c: char| matches!(c, '"' | '\'' | '{' | '[') || quotes::opens(c)) =>
        {
            scan.open.push(']');
        }
        Step::Lost => return None,
    }
    loop {
        match scan.step() {
            Step::On => {}
            Step::Slip(slip) => return Some(slip),
            Step::Lost => return None,
        }
    }
}

/// What a step through a line comes to.
pub(super) enum Step {
    On,
    Slip(Slip),
    /// The line ends, or makes no sense.
    Lost,
}

/// A line on the way.
pub(super) struct Scan<'a> {
    pub(super) line: &'a str,
    pub(super) at: usize,
    /// What closes the lists and tables that are open, innermost last.
    pub(super) open: Vec<char>,
    pub(super) is_last: bool,
    /// The key whose value comes next or was last.
    pub(super) key: &'a str,
}

impl<'a> Scan<'a> {
    pub(super) fn rest(&self) -> &'a str {
        &self.line[self.at..]
    }

    fn skip_blanks(&mut self) {
        self.at = self.line.len() - self.rest().trim_start_matches([' ', '\t']).len();
    }

    /// A key and what stands between it and its value.
    fn key(&mut self) -> Step {
        let start = self.at;
        let Some(len) = key_len(self.rest()) else { return Step::Lost };
        let (end, key) = (start + len, &self.line[start..start + len]);
        let blanks = self.line[end..].len() - self.line[end..].trim_start_matches([' ', '\t']).len();
        let sign = end + blanks;
        let after = &self.line[sign..];
        let signs = after.len() - after.trim_start_matches([':', '=']).len();
        let form = || format!("{key} =");
        self.key = key;
        self.at = sign + signs;
        match &after[..signs] {
            "=" => Step::On,
            ":" => Step::Slip(Slip::new("syntax.colon", self.line, start..self.at, form())),
            "" if after.starts_with(quotes::closes) => {
                Step::Slip(Slip::new("syntax.no-equals", self.line, start..end, form()))
            }
            "" if after.is_empty() && self.is_last => {
                Step::Slip(Slip::open("syntax.cut", self.line, start..end, "syntax.cut-off"))
            }
            "" => {
                self.at = start;
                Step::Lost
            }
            _ => Step::Slip(Slip::new("syntax.equals", self.line, sign..self.at, "=".to_owned())),
        }
    }

    /// The next value, bracket or comma.
    fn step(&mut self) -> Step {
        self.skip_blanks();
        let Some(c) = self.rest().chars().next().filter(|c| *c != '#') else { return self.cut() };
        match c {
            '[' => self.bracket(']'),
            '{' => {
                self.bracket('}');
                self.key_inside()
            }
            ']' | '}' => {
                self.open.pop();
                self.at += 1;
                if self.open.is_empty() { self.extra().map_or(Step::On, Step::Slip) } else { Step::On }
            }
            ',' if self.open.last() == Some(&'}') => {
                self.at += 1;
                self.key_inside()
            }
            ',' if !self.open.is_empty() => {
                self.at += 1;
                Step::On
            }
            '"' | '\'' => self.string(c),
            c if quotes::opens(c) => self.curly(),
            _ => self.bare(),
        }
    }

    fn bracket(&mut self, closing: char) -> Step {
        self.open.push(closing);
        self.at += 1;
        Step::On
    }

    /// The key of a pair in an inline table, unless the table ends.
    fn key_inside(&mut self) -> Step {
        self.skip_blanks();
        match self.rest().chars().next() {
            None | Some('#' | '}') => Step::On,
            _ => self.key(),
        }
    }

    /// At the end of a line: of the last one, what is open is cut off.
    fn cut(&self) -> Step {
        if !self.is_last || self.open.is_empty() || !self.rest().is_empty() {
            return Step::Lost;
        }
        let start = last_word(self.line, 0);
        Step::Slip(Slip::cut(self.line, start..self.line.len(), &self.line[start..], &self.open))
    }

    /// What stands after a value on a line of its own and is nothing: `;`, a comma, a quote too many.
    pub(super) fn extra(&self) -> Option<Slip> {
        let rest = self.rest().split('#').next()?.trim();
        let is_junk = |c: char| matches!(c, ';' | ',' | '.' | ' ' | '"' | '\'') || quotes::opens(c);
        if rest.is_empty() || !rest.chars().all(is_junk) {
            return None;
        }
        let start = self.line.len() - self.rest().trim_start().len();
        Some(Slip::extra(self.line, start..start + rest.len()))
    }

    /// A value without quotes.
    fn bare(&mut self) -> Step {
        let start = self.at;
        let len = bare::len(self.rest(), self.open.last().copied());
        let text = self.rest()[..len].trim_end();
        let range = start..start + text.len();
        self.at = start + len;
        if DeValue::parse(text).is_ok() {
            return Step::On;
        }
        bare::find(self.line, range).map_or(Step::Lost, Step::Slip)
    }
}

/// How long a key is at the start of a text: bare or quoted parts with points between.
pub(super) fn key_len(text: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
        let is_bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let len = match quote {
            Some(quote) => quotes::end(rest, 0, quote)?.0,
            None => rest.len() - rest.trim_start_matches(is_bare).len(),
        };
        if len == 0 {
            return None;
        }
        at += len;
        if !text[at..].starts_with('.') {
            return Some(at);
        }
        at += 1;
    }
}

/// Where the last word of a text begins, not before `start`.
pub(super) fn last_word(text: &str, start: usize) -> usize {
    text[start..].rfind([' ', '\t']).map_or(start, |at| start + at + 1)
}
