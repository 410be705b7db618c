//! The tree of a plain text, built while the parser tells of it.
//!
//! A plan is read to be reckoned with a thousand times for each time that it is wrong. So what costs time and is for few
//! texts is left out here: dotted keys outside the heads of tables, tables of very many keys, deep nesting, and all that is
//! faulty.

use std::borrow::Cow;

use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::lexer::{Token, TokenKind};
use toml_parser::parser::{EventReceiver, ValidateWhitespace, parse_document};
use toml_parser::{ErrorSink, ParseError, Raw, Source, Span as Written};

use super::node::{Held, Inside, Key, Place, ROOT, Span, Tree, Words};

/// A key is looked for among all of its table: in a table of more, that would cost too much.
const MOST_KEYS: usize = 64;
/// No table of a plan has more, but for few.
const USUAL_TOKENS: usize = 1 << 10;
/// Values inside one another in no plan's file.
const DEEPEST: usize = 16;

/// The tree of a text that is TOML and plain.
pub fn plain(text: &str) -> Option<Tree<'_>> {
    let source = Source::new(text);
    let mut builder = Builder::new(text);
    let mut fault: Option<ParseError> = None;
    let mut parse = |tokens: &[Token]| {
        parse_document(tokens, &mut ValidateWhitespace::new(&mut builder, source), &mut fault);
    };
    // The head of a table ends what stands before it, so that only the tokens of one table are held.
    let mut tokens = Vec::with_capacity(USUAL_TOKENS);
    let (mut depth, mut begins_line) = (0_usize, false);
    for token in source.lex() {
        let kind = token.kind();
        if kind == TokenKind::LeftSquareBracket && begins_line && depth == 0 {
            parse(&tokens);
            tokens.clear();
        }
        match kind {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => depth += 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => depth = depth.saturating_sub(1),
            _ => {}
        }
        begins_line = kind == TokenKind::Newline;
        tokens.push(token);
    }
    parse(&tokens);
    (fault.is_none() && !builder.is_lost).then_some(builder.tree)
}

/// A tree in the making.
struct Builder<'a> {
    text: &'a str,
    tree: Tree<'a>,
    /// The table that is being filled.
    table: Place,
    /// Where the head that is being read begins, between its brackets.
    head_start: Option<usize>,
    /// The path of that head, or the key that waits for its value.
    keys: Vec<Key>,
    /// The values that have begun and not ended, the innermost last.
    open: Vec<Place>,
    /// Something is not plain.
    is_lost: bool,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str) -> Self {
        let (keys, open) = (Vec::with_capacity(DEEPEST), Vec::with_capacity(DEEPEST));
        Self { text, tree: Tree::new(text), table: ROOT, head_start: None, keys, open, is_lost: false }
    }

    fn raw(&self, span: Written, encoding: Option<Encoding>) -> Raw<'a> {
        Raw::new_unchecked(self.text.get(span.start()..span.end()).unwrap_or_default(), encoding, span)
    }

    /// Opens a value, and says whether it may be entered.
    fn begin(&mut self, start: usize, held: Held) -> bool {
        self.is_lost |= self.open.len() == DEEPEST;
        if let Some(at) = self.put(Span::new(start..start), held) {
            self.open.push(at);
        }
        !self.is_lost
    }

    fn end(&mut self, end: usize) {
        match self.open.pop() {
            Some(at) => self.tree.end(at, end),
            None => self.is_lost = true,
        }
    }

    /// Puts a value where it belongs.
    fn put(&mut self, span: Span, held: Held) -> Option<Place> {
        let outer = self.open.last().copied().unwrap_or(self.table);
        let at = match self.tree.held(outer) {
            Held::Array(_) => Some(self.tree.push(outer, Key::NONE, span, held)),
            _ => self.keys.pop().and_then(|key| self.insert(outer, key, span, held)),
        };
        self.is_lost |= at.is_none();
        at
    }

    /// Adds what stands under a key; none where the key is there already, or the table is not plain.
    fn insert(&mut self, outer: Place, key: Key, span: Span, held: Held) -> Option<Place> {
        let name = self.tree.say(key.name);
        let mut before = 0;
        let is_there = self.tree.inside(outer).any(|at| {
            before += 1;
            self.tree.is_called(at, name)
        });
        (before < MOST_KEYS && !is_there).then(|| self.tree.push(outer, key, span, held))
    }

    fn find(&self, outer: Place, key: Key) -> Option<Place> {
        let name = self.tree.say(key.name);
        self.tree.inside(outer).find(|at| self.tree.is_called(*at, name))
    }

    fn end_head(&mut self, end: usize, is_listed: bool) {
        let path = std::mem::take(&mut self.keys);
        let start = self.head_start.take().filter(|_| path.len() <= DEEPEST);
        match start.and_then(|start| self.table_of(&path, Span::new(start..end), is_listed)) {
            Some(table) => self.table = table,
            None => self.is_lost = true,
        }
        self.keys = path;
        self.keys.clear();
    }

    /// The table that a head begins; none where it cannot stand there.
    fn table_of(&mut self, path: &[Key], span: Span, is_listed: bool) -> Option<Place> {
        let (key, path) = path.split_last()?;
        let outer = self.descend(path)?;
        match (self.find(outer, *key), is_listed) {
            (Some(at), true) => self.is_listed(at).then(|| self.tree.push(at, Key::NONE, span, TABLE)),
            // Only a table that stood for those inside it may still get a head.
            (Some(at), false) if self.is_implicit(at) => {
                self.tree.settle(at, *key, span);
                Some(at)
            }
            (Some(_), false) => None,
            (None, true) => {
                let list = self.insert(outer, *key, span, ARRAY)?;
                Some(self.tree.push(list, Key::NONE, span, TABLE))
            }
            (None, false) => self.insert(outer, *key, span, TABLE),
        }
    }

    /// The table to which a path leads; none where a value of a key stands in its way.
    fn descend(&mut self, path: &[Key]) -> Option<Place> {
        let mut outer = ROOT;
        for key in path {
            let at = match self.find(outer, *key) {
                Some(at) => at,
                None => self.insert(outer, *key, key.span, TABLE)?,
            };
            outer = match self.tree.held(at) {
                Held::Array(_) => self.is_listed(at).then(|| self.tree.last_inside(at))??,
                _ => at,
            };
            if !matches!(self.tree.held(outer), Held::Table(_)) || self.tree.is_inline(at) {
                return None;
            }
        }
        Some(outer)
    }

    /// Whether heads have made a list: it begins where its first head stands.
    fn is_listed(&self, at: Place) -> bool {
        let is_list = matches!(self.tree.held(at), Held::Array(_));
        is_list
            && self.tree.inside(at).next().is_some_and(|first| self.tree.span(first) == self.tree.span(at))
    }

    /// Whether a table only stands for those inside it: it has no place but its key's.
    fn is_implicit(&self, at: Place) -> bool {
        self.tree.key(at).span == self.tree.span(at)
    }
}

const TABLE: Held = Held::Table(Inside::EMPTY);
const ARRAY: Held = Held::Array(Inside::EMPTY);

impl EventReceiver for Builder<'_> {
    fn std_table_open(&mut self, span: Written, _: &mut dyn ErrorSink) {
        self.head_start = Some(span.start());
    }

    fn std_table_close(&mut self, span: Written, _: &mut dyn ErrorSink) {
        self.end_head(span.end(), false);
    }

    fn array_table_open(&mut self, span: Written, _: &mut dyn ErrorSink) {
        self.head_start = Some(span.start());
    }

    fn array_table_close(&mut self, span: Written, _: &mut dyn ErrorSink) {
        self.end_head(span.end(), true);
    }

    fn inline_table_open(&mut self, span: Written, _: &mut dyn ErrorSink) -> bool {
        self.begin(span.start(), TABLE)
    }

    fn inline_table_close(&mut self, span: Written, _: &mut dyn ErrorSink) {
        self.end(span.end());
    }

    fn array_open(&mut self, span: Written, _: &mut dyn ErrorSink) -> bool {
        self.begin(span.start(), ARRAY)
    }

    fn array_close(&mut self, span: Written, _: &mut dyn ErrorSink) {
        self.end(span.end());
    }

    fn simple_key(&mut self, written: Written, encoding: Option<Encoding>, errors: &mut dyn ErrorSink) {
        let raw = self.raw(written, encoding);
        let span = Span::new(written.start()..written.end());
        let name = if encoding.is_none() && is_bare(raw.as_str()) {
            Words::Written(span)
        } else {
            let mut name = Cow::Borrowed(raw.as_str());
            raw.decode_key(&mut name, errors);
            self.tree.words(span, raw.as_str(), name)
        };
        self.keys.push(Key { span, name });
    }

    fn key_sep(&mut self, _: Written, _: &mut dyn ErrorSink) {
        self.is_lost |= self.head_start.is_none();
    }

    fn scalar(&mut self, written: Written, encoding: Option<Encoding>, errors: &mut dyn ErrorSink) {
        let raw = self.raw(written, encoding);
        let span = Span::new(written.start()..written.end());
        if is_verbatim(raw.as_str(), encoding) {
            let inside = Span::new(written.start() + 1..written.end() - 1);
            self.put(span, Held::String(Words::Written(inside)));
            return;
        }
        let mut text = Cow::Borrowed("");
        let kind = raw.decode_scalar(&mut text, errors);
        let held = match kind {
            ScalarKind::Boolean(value) => Held::Boolean(value),
            ScalarKind::DateTime => match text.parse() {
                Ok(value) => self.tree.datetime(value),
                Err(_) => return self.is_lost = true,
            },
            ScalarKind::String => Held::String(self.tree.decoded(text)),
            ScalarKind::Float => Held::Float(self.tree.words(span, raw.as_str(), text)),
            ScalarKind::Integer(radix) => {
                Held::Integer(self.tree.words(span, raw.as_str(), text), radix.value())
            }
        };
        self.put(span, held);
    }

    fn error(&mut self, _: Written, _: &mut dyn ErrorSink) {
        self.is_lost = true;
    }
}

/// Whether a key is written without quotes, as it may be.
fn is_bare(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

/// Whether a string on one line means what stands between its quotes: nearly all do.
fn is_verbatim(written: &str, encoding: Option<Encoding>) -> bool {
    let is_plain = |byte: u8| b' ' <= byte && !matches!(byte, b'\\' | 0x7f);
    let inside = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let is_basic = matches!(encoding, Some(Encoding::BasicString));
    // All are looked at: that is faster than to ask after each whether to stop.
    inside
        .is_some_and(|inside| inside.bytes().fold(is_basic, |is_verbatim, byte| is_verbatim & is_plain(byte)))
}
