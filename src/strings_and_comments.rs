//! The strings and comments of a TOML text as they are written, for rules that look at writing and not at meaning.

use std::borrow::Cow;
use std::ops::Range;

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// A string or a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage<'a> {
    pub kind: PassageKind,
    /// The key whose value it is or belongs to, as written; empty where it is no value.
    pub key: &'a str,
    /// Where `text` starts in the file.
    pub start: usize,
    /// What stands between the quotes, or the comment with its `#`.
    pub text: &'a str,
}

/// How a passage is set off from the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageKind {
    Comment,
    /// A string with escapes, on one line.
    Basic,
    /// A string without escapes, on one line.
    Literal,
    /// A string with escapes, on any number of lines.
    Lines,
    /// A string without escapes, on any number of lines.
    LiteralLines,
}

impl PassageKind {
    fn of(token: TokenKind) -> Option<Self> {
        match token {
            TokenKind::Comment => Some(Self::Comment),
            TokenKind::BasicString => Some(Self::Basic),
            TokenKind::LiteralString => Some(Self::Literal),
            TokenKind::MlBasicString => Some(Self::Lines),
            TokenKind::MlLiteralString => Some(Self::LiteralLines),
            _ => None,
        }
    }

    const fn quotes(self) -> &'static str {
        match self {
            Self::Comment => "",
            Self::Basic => "\"",
            Self::Literal => "'",
            Self::Lines => "\"\"\"",
            Self::LiteralLines => "'''",
        }
    }
}

/// The strings and comments of `text`, in order. Of a text that is no TOML, those that can be told.
pub fn passages(text: &str) -> impl Iterator<Item = Passage<'_>> {
    let mut key = "";
    let mut last = "";
    let mut depth = 0_usize;
    Source::new(text).lex().filter_map(move |token| {
        let start = token.span().start();
        let written = text.get(start..token.span().end()).unwrap_or_default();
        match token.kind() {
            TokenKind::Equals => key = last,
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => depth += 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => depth = depth.saturating_sub(1),
            // A value may go over lines only inside brackets.
            TokenKind::Newline if depth == 0 => key = "",
            TokenKind::Atom => last = written,
            _ => {}
        }
        let kind = PassageKind::of(token.kind())?;
        let quotes = kind.quotes();
        let inside = written.strip_prefix(quotes).unwrap_or(written);
        let inside = inside.strip_suffix(quotes).unwrap_or(inside);
        if kind != PassageKind::Comment {
            last = inside;
        }
        Some(Passage { kind, key, start: start + quotes.len().min(written.len()), text: inside })
    })
}

impl<'a> Passage<'a> {
    /// Whether it is quoted damage: the words of an erratum are wrong on purpose.
    pub fn is_quoted(&self) -> bool {
        matches!(self.key, "printed" | "why")
    }

    /// Whether it is the name of a file, which is one thing under one spelling only.
    pub fn is_file_name(&self) -> bool {
        self.key == "path" && self.kind != PassageKind::Comment
    }

    /// The characters it stands for, each with its place in the file. Escapes are read, line ends they hide left out.
    pub fn chars(&self) -> impl Iterator<Item = (Range<usize>, char)> + use<'a> {
        let (start, text) = (self.start, self.text);
        let has_escapes = matches!(self.kind, PassageKind::Basic | PassageKind::Lines);
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                let from = at;
                let c = text[from..].chars().next()?;
                let (len, c) = match c {
                    '\\' if has_escapes => escape(&text[from..]),
                    c => (c.len_utf8(), Some(c)),
                };
                at += len;
                if let Some(c) = c {
                    return Some((start + from..start + at, c));
                }
            }
        })
    }

    /// The text with blanks where escapes stand, so that words are words and stay in their places.
    pub fn words(&self) -> Cow<'a, str> {
        if !self.text.contains('\\') {
            return Cow::Borrowed(self.text);
        }
        let mut words = String::with_capacity(self.text.len());
        for (range, c) in self.chars() {
            let at = range.start - self.start;
            words.extend(std::iter::repeat_n(' ', at - words.len()));
            if range.len() == c.len_utf8() {
                words.push(c);
            }
        }
        words.extend(std::iter::repeat_n(' ', self.text.len() - words.len()));
        Cow::Owned(words)
    }
}

/// How long the escape at the start of `text` is, and what it stands for; nothing, where it is none or hides a line end.
fn escape(text: &str) -> (usize, Option<char>) {
    let after = &text[1..];
    let digits = |count: usize| {
        let code = after.get(1..=count).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        match code.and_then(char::from_u32) {
            Some(c) => (2 + count, Some(c)),
            None => (1, None),
        }
    };
    match after.bytes().next() {
        Some(b'b') => (2, Some('\u{8}')),
        Some(b't') => (2, Some('\t')),
        Some(b'n') => (2, Some('\n')),
        Some(b'f') => (2, Some('\u{c}')),
        Some(b'r') => (2, Some('\r')),
        Some(b'e') => (2, Some('\u{1b}')),
        Some(c @ (b'"' | b'\\')) => (2, Some(c.into())),
        Some(b'x') => digits(2),
        Some(b'u') => digits(4),
        Some(b'U') => digits(8),
        Some(b' ' | b'\t' | b'\r' | b'\n') => {
            let rest = after.trim_start_matches([' ', '\t', '\r', '\n']);
            (text.len() - rest.len(), None)
        }
        _ => (1, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_and_comments_are_told_apart() {
        #[track_caller]
        fn case(text: &str, found: &[(PassageKind, &str, &str)]) {
            let passages: Vec<_> = passages(text).collect();
            let told: Vec<_> = passages.iter().map(|it| (it.kind, it.key, it.text)).collect();
            assert_eq!(told, found);
            for passage in passages {
                assert_eq!(&text[passage.start..][..passage.text.len()], passage.text);
            }
        }
        use PassageKind::{Basic, Comment, Lines, Literal, LiteralLines};
        case("# a \"b\"\na = 1", &[(Comment, "", "# a \"b\"")]);
        case("a = \"x # \\\"y\" # z", &[(Basic, "a", "x # \\\"y"), (Comment, "a", "# z")]);
        case(
            "a = ['x', # y\n 'z']\n[b.\"c\"]",
            &[(Literal, "a", "x"), (Comment, "a", "# y"), (Literal, "a", "z"), (Basic, "", "c")],
        );
        case(
            "a = { b = \"\", \"c\" = '''\n'x''' }",
            &[(Basic, "b", ""), (Basic, "b", "c"), (LiteralLines, "c", "\n'x")],
        );
        case(
            "a = \"\"\"\nx\"\"\"\"\n\"\" = \"\"\"\"\"\"",
            &[(Lines, "a", "\nx\""), (Basic, "", ""), (Lines, "", "")],
        );
        case("\u{feff}a = \"x", &[(Basic, "a", "x")]);
        case("a = \"", &[(Basic, "a", "")]);
        case("a = \"\"\"", &[(Lines, "a", "")]);
        case("]]} = \"x\"", &[(Basic, "", "x")]);
        case("", &[]);
    }

    #[test]
    fn escapes_are_read_in_their_places() {
        #[track_caller]
        fn case(text: &str, value: &str, words: &str) {
            let passage = passages(text).next().unwrap();
            assert_eq!(passage.chars().map(|(_, c)| c).collect::<String>(), value);
            assert_eq!(passage.words(), words);
            for (range, c) in passage.chars().filter(|(range, c)| range.len() == c.len_utf8()) {
                assert_eq!(text[range].chars().next(), Some(c));
            }
        }
        case("\"á\\tb\\u00e1\\U0001F600\\x41\\\\n\"", "á\tbá\u{1f600}A\\n", "á  b                      n");
        case("'á\\tb'", "á\\tb", "á\\tb");
        case("\"\"\"a \\  \n\t b\"\"\"", "a b", "a       b");
        case("\"\\u00e\\ud800\\q\\\"", "u00eud800q", " u00e ud800 q ");
        case("# \\n", "# \\n", "# \\n");
    }
}
