//! Strings on a line: where they end, and where they were meant to end.

use std::ops::Range;

use super::values::{Scan, Step, key_len, last_word};
use crate::parse::quotes;
use crate::parse::slip::Slip;

impl Scan<'_> {
    /// A string in straight quotes.
    pub(super) fn string(&mut self, quote: char) -> Step {
        let start = self.at;
        let triple = [quote; 3].iter().collect::<String>();
        if let Some(rest) = self.rest().strip_prefix(triple.as_str()) {
            let Some(len) = rest.find(&triple) else { return Step::Lost };
            self.at += len + 2 * triple.len();
            return self.after_value(start);
        }
        match quotes::end(self.line, start, quote) {
            None => Step::Slip(self.unclosed(start, quote)),
            Some((end, true)) => Step::Slip(self.backslash(start..end)),
            Some((end, false)) => {
                self.at = end;
                self.after_value(start)
            }
        }
    }

    /// What may follow a value; what may not shows that the value ended too early or too late.
    fn after_value(&mut self, start: usize) -> Step {
        let after = self.rest().trim_start();
        let is_inside = !self.open.is_empty();
        let next = after.chars().next().filter(|c| *c != '#');
        if next.is_none_or(|c| is_inside && matches!(c, ',' | ']' | '}')) {
            return Step::On;
        }
        let late = if is_inside { self.closed_late(start) } else { self.extra() };
        late.or_else(|| self.quotes_inside(start)).map_or(Step::Lost, Step::Slip)
    }

    /// A string in a list or table that ended with the first quote of the next: `["a, "b"]`, `{ a = "b, c = "d" }`.
    fn closed_late(&self, start: usize) -> Option<Slip> {
        let inside = self.line[start + 1..self.at - 1].trim_end();
        let inside = match self.open.last()? {
            '}' => {
                let inside = inside.strip_suffix('=')?.trim_end();
                inside
                    .trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
                    .trim_end()
            }
            _ => inside,
        };
        let end = start + 1 + inside.strip_suffix(',')?.trim_end().len();
        Some(self.closed_at(start, end))
    }

    /// A string that is to end at `end`.
    fn closed_at(&self, start: usize, end: usize) -> Slip {
        let word = last_word(&self.line[..end], start);
        let quote = &self.line[start..=start];
        let form = format!("{}{quote}", &self.line[word..end]);
        Slip::new("syntax.open-string", self.line, word..end, form)
    }

    /// A string that does not end in its line.
    fn unclosed(&self, start: usize, quote: char) -> Slip {
        let whole = self.line;
        if self.is_last {
            let word = last_word(whole, start);
            let form = format!("{}{quote}", &whole[word..]);
            return Slip::cut(self.line, word..whole.len(), &form, &self.open);
        }
        let is_closer = |c: char| self.open.contains(&c) || matches!(c, ' ' | ',');
        let end = if self.open.is_empty() { whole } else { whole.trim_end_matches(is_closer) };
        let next = if self.open.last() == Some(&'}') { next_pair(&end[start + 1..]) } else { None };
        let end = next.map_or(end.len(), |at| start + 1 + at).max(start + 1);
        let text = &self.line[start + 1..end];
        match text.strip_suffix(quotes::opens) {
            Some(inside) => Slip::new("syntax.curly", self.line, start..end, quotes::quoted(inside)),
            None => self.closed_at(start, end),
        }
    }

    /// A string with a backslash that means nothing. In a path it is a slash, unless the path is one of another place.
    fn backslash(&self, range: Range<usize>) -> Slip {
        let key = "syntax.backslash";
        let inside = &self.line[range.start + 1..range.end - 1];
        if self.key == "path" && (inside.starts_with('\\') || inside[1..].starts_with(':')) {
            return Slip::open(key, self.line, range, "evidence-outside.help");
        }
        let is_path = self.key == "path" || !inside.contains(' ');
        let form = if is_path { inside.replace('\\', "/") } else { inside.replace('\\', "\\\\") };
        Slip::new(key, self.line, range, format!("\"{form}\""))
    }

    /// Quotes inside a string, which end it early: `"a "b" c"`.
    fn quotes_inside(&self, start: usize) -> Option<Slip> {
        let ends = self.line[self.at..].match_indices('"').map(|(at, _)| self.at + at);
        let mut ends = ends.filter(|end| {
            let after = self.line[end + 1..].trim_start();
            let is_end = |c: char| c == '#' || (!self.open.is_empty() && matches!(c, ',' | ']' | '}'));
            after.is_empty() || after.starts_with(is_end)
        });
        let end = ends.next().filter(|_| self.line[start..].starts_with('"'))?;
        let form = quotes::quoted(&self.line[start + 1..end]);
        Some(Slip::new("syntax.inner-quotes", self.line, start..end + 1, form))
    }

    /// A string in curly quotes, or others that TOML does not know.
    pub(super) fn curly(&mut self) -> Step {
        let start = self.at;
        let first = self.rest().chars().next().map_or(1, char::len_utf8);
        let inside = start + first;
        let is_end = |after: &str| {
            let next = after.trim_start().chars().next().filter(|c| *c != '#');
            next.is_none_or(|c| !self.open.is_empty() && matches!(c, ',' | ']' | '}'))
        };
        let closing = self.line[inside..].char_indices().find_map(|(at, c)| {
            let end = inside + at + c.len_utf8();
            (quotes::closes(c) && is_end(&self.line[end..])).then_some((inside + at, end))
        });
        let whole = self.line.len();
        let (last, end) = closing.unwrap_or((whole, whole));
        let form = quotes::quoted(&self.line[inside..last]);
        Step::Slip(Slip::new("syntax.curly", self.line, start..end, form))
    }
}

/// Where, in a string that does not end, the next pair of its table begins: before `, key =`.
fn next_pair(text: &str) -> Option<usize> {
    let commas = text.match_indices(',').map(|(at, _)| at);
    commas.into_iter().find(|at| {
        let rest = text[at + 1..].trim_start();
        key_len(rest).is_some_and(|len| rest[len..].trim_start().starts_with('='))
    })
}
